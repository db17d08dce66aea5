import Foundation
import StrictInput
import TestSupport
import Testing

@testable import ContractModel

@Suite struct FeasibilityTests {
  @Test func `nothing is reckoned without capacity`() throws {
    #expect(Feasibility(try contract("small").value) == nil)
  }

  @Test func `a promise that cannot be kept says what it would take`() throws {
    let level = try level(
      """
      serviceLevels: {P1: {response: 15 min, target: 99 %}}
      capacity:
        engineersPerShift: 3
        onCall: 0
        ticketsPerMonth: {P1: 1200}
        handlingTime: {P1: 1 h}
      """)
    #expect(
      level.responseInWords == "P1 within 15 min, 24×7: expected 79 % met, 99 % promised")
    #expect(level.remedy == "needs 6 engineers or 3 h")
    #expect(
      level.resolutionInWords
        == "P1 resolved within 8 h, 24×7: expected 99 % met, 99 % promised")
  }

  @Test func `the engineers needed are enough, and one fewer is not`() throws {
    for engineers in [5, 6] {
      let level = try level(
        """
        serviceLevels: {P1: {response: 15 min, target: 99 %}}
        capacity:
          engineersPerShift: \(engineers)
          onCall: 0
          ticketsPerMonth: {P1: 1200}
          handlingTime: {P1: 1 h}
        """)
      #expect(level.isFeasible == (engineers == 6))
      #expect(level.needed == Staffing(engineers: 6, onCall: 0))
    }
  }

  @Test func `the shortest response that can be promised is kept, and a shorter one is not`() throws
  {
    for (response, isFeasible) in [("3 h", true), ("2 h", false)] {
      let level = try level(
        """
        serviceLevels: {P1: {response: \(response), target: 99 %}}
        capacity:
          engineersPerShift: 3
          onCall: 0
          ticketsPerMonth: {P1: 1200}
          handlingTime: {P1: 1 h}
        """)
      #expect(level.isFeasible == isFeasible)
      #expect(level.feasibleResponse?.written == "3 h")
    }
  }

  @Test func `an urgent case passes those that wait`() throws {
    let capacity = """
      capacity:
        engineersPerShift: 2
        onCall: 1
        ticketsPerMonth: {P1: 20, P2: 40, P3: 180}
        handlingTime: {P1: 1 h, P2: 1 h, P3: 1 h}
      """
    let feasibility = try #require(Feasibility(try sound(with: capacity)))
    let waits = feasibility.levels.map(\.utilisation)
    #expect(waits == waits.sorted())
    #expect(feasibility.levels[0].feasibleResponse?.written == "45 min")
    #expect(feasibility.levels[2].feasibleResponse?.written == "75 business min")
  }

  @Test func `whoever promises 24 by 7 needs somebody at night`() throws {
    let day = "{monday: 08:00-18:00, tuesday: 08:00-18:00, wednesday: 08:00-18:00}"
    let level = try level(
      """
      capacity:
        engineersPerShift: 9
        hours: \(day)
        onCall: 0
        ticketsPerMonth: {P1: 4}
        handlingTime: {P1: 1 h}
      """)
    #expect(level.responseInWords == "P1 within 1 h, 24×7: expected 19 % met, 95 % promised")
    #expect(level.needed == nil)
    #expect(level.remedy == "needs somebody outside the working hours, or 120 h")
  }

  @Test func `a reaction on call that outlasts the response keeps no promise`() throws {
    let level = try level(
      """
      capacity:
        engineersPerShift: 9
        hours: {monday: 08:00-18:00}
        onCall: 3
        onCallReaction: 90 min
        ticketsPerMonth: {P1: 4}
        handlingTime: {P1: 1 h}
      """)
    #expect(level.needed == nil)
    #expect(level.remedy == "needs a quicker reaction of those on call, or 105 min")
  }

  @Test func `where the night is the trouble, more are needed on call`() throws {
    let level = try level(
      """
      capacity:
        engineersPerShift: 3
        hours: {monday: 08:00-18:00, tuesday: 08:00-18:00}
        onCall: 1
        ticketsPerMonth: {P1: 200}
        handlingTime: {P1: 1 h}
      """)
    #expect(level.needed == Staffing(engineers: 3, onCall: 2))
    #expect(level.remedy == "needs 2 on call or 3 h")
  }

  @Test func `more work than time is told, and who suffers`() throws {
    let capacity = """
      capacity:
        engineersPerShift: 1
        onCall: 1
        ticketsPerMonth: {P1: 1, P2: 4, P3: 300}
        handlingTime: {P1: 1 h, P2: 1 h, P3: 45 min}
      """
    let feasibility = try #require(Feasibility(try sound(with: capacity)))
    #expect(!feasibility.isStable)
    #expect(feasibility.levels.map(\.isUnstable) == [false, false, true])
    #expect(feasibility.levels[2].expected == 0)
    #expect(feasibility.neededStaffing?.engineers == 3)
  }

  @Test(arguments: [
    (10_000, "0.001", "1 min"), (1, "1000000000000", "100000 years"), (0, "1", "1 h"),
    (1, "0", "1 h"), (1, "730.48", "1 h"),
  ])
  func `whatever the figures, what is expected is a share`(
    _ engineers: Int, _ cases: String, _ handling: String
  ) throws {
    let level = try level(
      """
      capacity:
        engineersPerShift: \(engineers)
        onCall: \(engineers)
        ticketsPerMonth: {P1: \(cases)}
        handlingTime: {P1: \(handling)}
      """)
    #expect((0...1).contains(level.expected))
    #expect((-1e-9...1).contains(level.expectedResolution))
    #expect(level.utilisation >= 0)
  }

  @Test(arguments: [
    ("engineersPerShift: 4", "engineersPerShift: 40000", "the number 40000 is above 10000"),
    ("peakFactor: 1.5", "peakFactor: 0.5", "the factor 0.5 is not from 1 to 100"),
    ("P1: 30 %", "P1: 130 %", "the share 130 % is above 100 %"),
  ])
  func `figures that cannot be are refused`(_ old: String, _ new: String, _ message: String) {
    let faults = #expect(throws: Faults.self) {
      try contract("full", replacing: [old: new])
    }
    #expect(faults?.diagnostics.map(\.message) == [message])
  }

  @Test func `the report names what is not known and what piles up`() throws {
    let capacity = """
      capacity:
        engineersPerShift: 1
        onCall: 0
        ticketsPerMonth: {P1: 1, P3: 400}
        handlingTime: {P1: 1 h, P2: 1 h, P3: 45 min}
      """
    let feasibility = Feasibility(try sound(with: capacity))
    #expect(
      feasibility?.table.dropFirst().map { $0.prefix(6).joined(separator: " | ") } == [
        "P1 | 15 min, 24×7 | 95 % | 8 % | no number | 60 h",
        "P3 | 4 business hours | 90 % | piles up | 2 engineers | nothing",
      ])
    #expect(
      feasibility?.notes == [
        "the cases take 145 % of the shift's time",
        "P2 is not reckoned, for capacity gives no cases or no handling time of it",
      ])
  }

  @Test func `the report is a table`() throws {
    let capacity = """
      capacity:
        engineersPerShift: 3
        onCall: 1
        onCallReaction: 10 min
        ticketsPerMonth: {P1: 2, P2: 12, P3: 180}
        handlingTime: {P1: 1 h, P2: 1 h, P3: 1 h}
      """
    let feasibility = Feasibility(try sound(with: capacity))
    #expect(
      feasibility?.table.map { $0.joined(separator: " | ") } == [
        "Priority | Response | Promised | Expected | Needs | Could promise | Resolution | Expected",
        "P1 | 15 min, 24×7 | 95 % | 97 % | 3 engineers | 15 min | 3 h, 24×7 | 94 %",
        "P2 | 1 h, 24×7 | 95 % | 99 % | 2 engineers | 15 min | 8 h, 24×7 | 99 %",
        "P3 | 4 business hours | 90 % | 99 % | 2 engineers | 5 business min | 3 business days "
          + "| 99 %",
      ])
    #expect(
      feasibility?.notes == [
        "the cases take 30 % of the shift's time and 2 % of the time on call"
      ])
  }
}

// MARK: Calendar

extension FeasibilityTests {
  @Test(arguments: [
    """
    capacity:
      engineersPerShift: 2
      onCall: 1
      onCallReaction: 10 min
      ticketsPerMonth: {P1: 20, P2: 40, P3: 180}
      handlingTime: {P1: 1 h, P2: 1 h, P3: 1 h}
    """,
    """
    support: {afterHours: {covers: [P1]}}
    capacity:
      engineersPerShift: 3
      onCall: 1
      ticketsPerMonth: {P1: 30, P2: 30, P3: 300}
      outsideHours: {P1: 40 %, P2: 20 %}
      handlingTime: {P1: 1 h, P2: 1 h, P3: 1 h}
    """,
    """
    support: {hours: always, afterHours: ~, holidays: ~}
    capacity:
      engineersPerShift: 2
      hours:
        monday: 07:00-22:00
        tuesday: 07:00-22:00
        wednesday: 07:00-22:00
        thursday: 07:00-22:00
        friday: 07:00-22:00
        saturday: 07:00-22:00
      onCall: 2
      onCallReaction: 5 min
      ticketsPerMonth: {P1: 40, P2: 60, P3: 250}
      handlingTime: {P1: 1 h, P2: 1 h, P3: 1 h}
    """,
  ])
  func `the calendar and those on call are reckoned as they play`(_ terms: String) throws {
    let contract = try sound(with: terms)
    let model = StaffingModel(contract, try #require(contract.capacity))
    let feasibility = try #require(Feasibility(contract))
    let cases = SupportSimulation(
      streams: model.streams.map {
        let perWeek = $0.perWeekInside + $0.perWeekOutside
        return .init(
          rateInside: perWeek * $0.density.inside, rateOutside: perWeek * $0.density.outside,
          handling: $0.handling, isCovered: $0.isCovered)
      },
      engineers: model.present.engineers, onCall: model.present.onCall, reaction: model.reaction,
      supportHours: model.supportHours, workingHours: model.workingHours
    ).cases(100_000, seed: 3)
    for (index, level) in feasibility.levels.enumerated() {
      let isBusiness = level.level.clock == .supportHours
      let clock = isBusiness ? model.supportHours : Timetable(.always)
      let (response, resolution) = (
        clock.minutes(of: level.level.response, day: 600),
        clock.minutes(of: level.level.resolution, day: isBusiness ? 480 : 1440)
      )
      let own = cases.filter { $0.priority == index }
      func share(_ moment: (SupportSimulation.Case) -> Double, _ limit: Double) -> Double {
        let kept = own.count {
          moment($0) < .infinity
            && clock.elapsed(at: moment($0)) - clock.elapsed(at: $0.arrival) <= limit
        }
        return Double(kept) / Double(own.count)
      }
      let (begun, done) = (share(\.start, response), share(\.end, resolution))
      #expect(abs(level.expected - begun) < 0.02, "\(level.responseInWords), simulated \(begun)")
      #expect(
        abs(level.expectedResolution - done) < 0.02,
        "\(level.resolutionInWords), simulated \(done)")
    }
  }

  @Test func `a timetable counts the time that it runs, and finds when it has run so long`() throws
  {
    var week = WeeklyHours()
    week[.monday] = try OpeningHours(written: "08:00-12:00 and 13:00-17:00")
    week[.sunday] = try OpeningHours(written: "22:00-24:00")
    let timetable = Timetable(.weekly(week))
    #expect(timetable.minutes == 600)
    #expect(timetable.elapsed(at: 12.5 * 60) == 240)
    #expect(timetable.elapsed(at: Timetable.week + 9 * 60) == 660)
    #expect(timetable.moment(after: 240) == 12 * 60)
    #expect(timetable.moment(after: 300) == 14 * 60)
    #expect(timetable.moment(after: 600) == Timetable.week)
    #expect(timetable.moment(after: 660) == Timetable.week + 9 * 60)
    #expect(timetable.elapsed(at: -60) == -60)
    #expect(timetable.isOpen(at: -60) && !timetable.isOpen(at: 12 * 60))
  }
}

// MARK: Uptime

extension FeasibilityTests {
  @Test func `a promise of uptime leaves some minutes`() throws {
    func minutes(_ target: String, _ period: Period) throws -> Double {
      let availability = Availability(
        system: "ERP", target: try Percent(written: target), period: period, exclusions: [])
      return (availability.allowedDowntime * 100).rounded() / 100
    }
    #expect(try minutes("99.99 %", .month) == 4.38)
    #expect(try minutes("99.9 %", .month) == 43.83)
    #expect(try minutes("99.9 %", .year) == 525.95)
    #expect(try minutes("99.5 %", .week) == 50.4)
    #expect(try minutes("99 %", .day) == 14.4)
    #expect(try minutes("100 %", .quarter) == 0)
  }
}

/// Terms around the clock with one priority, and others laid over them.
private func level(_ terms: String) throws -> LevelAttainment {
  let feasibility = Feasibility(try overlaid("small", with: terms))
  return try #require(feasibility?.levels.first)
}

/// Terms with support hours, on-call cover of P1 and P2, and others laid over them.
private func sound(with terms: String) throws -> Contract { try overlaid("sound", with: terms) }

private func overlaid(_ name: String, with other: String) throws -> Contract {
  let base = try SourceNode(text: try terms(name), file: "\(name).yaml")
  return try Contract.read(
    base.overlaid(with: try SourceNode(text: other, file: "other.yaml"))
  ).value
}
