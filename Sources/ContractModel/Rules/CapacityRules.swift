import StrictInput

/// CAP: whether the capacity can be reckoned with, and SLA: whether it keeps what is promised.
enum CapacityRules {
  static let all = [
    completeFigures, enoughTime, standbyForCover, staffAtWork, feasibleResponse,
    feasibleResolution,
  ]

  /// A capacity as terms say it, which is enough unless something of it is changed.
  private static func example(
    engineers: Int = 4, onCall: Int = 1, cases: String = "{P1: 1, P2: 6, P3: 40}",
    handling: String = "{P1: 30 min, P2: 1 h, P3: 30 min}"
  ) -> String {
    """
    capacity:
      engineersPerShift: \(engineers)
      onCall: \(onCall)
      ticketsPerMonth: \(cases)
      handlingTime: \(handling)
    """
  }

  static let completeFigures = TermsRule(
    "CAP001", .warning, "Capacity gives cases and handling time for each promised priority.",
    because: "What is not known cannot be reckoned, and takes no engineer's time in the reckoning.",
    mend: "give both for the priorities of serviceLevels, and no others; 0 cases is a number, too",
    bad: example(handling: "{P1: 30 min, P2: 1 h}"),
    good: example()
  ) { review in
    guard let capacity = review.capacity else { return }
    for priority in Priority.allCases {
      let name = priority.rawValue
      let lists = [
        ("ticketsPerMonth", capacity.ticketsPerMonth[priority] != nil, "cases"),
        ("handlingTime", capacity.handlingTime[priority] != nil, "handling time"),
      ]
      if review.serviceLevels[priority] != nil {
        for (key, isGiven, what) in lists where !isGiven {
          review.report(
            "capacity gives no \(what) of \(name)", at: "capacity.\(key).\(name)",
            see: ["serviceLevels.\(name)": "it is promised here"])
        }
      } else if let given = lists.first(where: \.1) {
        review.report(
          "capacity gives the \(given.2) of \(name), which has no service level",
          at: "capacity.\(given.0).\(name)")
      }
    }
  }

  static let enoughTime = TermsRule(
    "CAP002", .warning, "The cases ask for less time than the engineers have.",
    because: "With as much work as time, the queue grows without end.",
    mend: "add engineers, or promise the service to fewer clients",
    bad: example(
      engineers: 1, cases: "{P1: 1, P2: 4, P3: 300}", handling: "{P1: 5 min, P2: 5 min, P3: 45 min}"
    ),
    good: example(
      engineers: 3, cases: "{P1: 1, P2: 4, P3: 300}",
      handling: "{P1: 30 min, P2: 30 min, P3: 45 min}")
  ) { review in
    guard let feasibility = review.feasibility, let capacity = review.capacity,
      capacity.engineersPerShift > 0
    else { return }
    if feasibility.shiftUtilisation >= 1 {
      let waiting = feasibility.levels.filter(\.isUnstable).map(\.priority.rawValue)
      review.report(
        "the cases take \(feasibility.shiftUtilisation.asShareOfTime) of the engineers' time"
          + "; \(waiting.joined(separator: " and ")) \(waiting.count == 1 ? "piles" : "pile") up",
        at: "capacity.engineersPerShift",
        see: ["capacity.ticketsPerMonth": "the cases are here"])
    }
    if capacity.onCall > 0, let standby = feasibility.onCallUtilisation, standby >= 1 {
      review.report(
        "the cases take \(standby.asShareOfTime) of the time of those on call",
        at: "capacity.onCall",
        see: ["capacity.ticketsPerMonth": "the cases are here"])
    }
  }

  static let standbyForCover = TermsRule(
    "CAP003", .warning, "Somebody works when it is promised that somebody does.",
    because: "A telephone that nobody is on call for rings till morning.",
    mend: "count those on call in capacity.onCall, and those at work in capacity.engineersPerShift",
    bad: """
      serviceLevels:
        P1: {clock: supportHours, response: 1 business hour, resolution: 3 business hours}
        P2: {clock: supportHours, response: 2 business hours, resolution: 8 business hours}
      \(example(onCall: 0))
      """,
    good: example()
  ) { review in
    guard let capacity = review.capacity else { return }
    if capacity.engineersPerShift == 0 {
      review.report("no engineer is at work", at: "capacity.engineersPerShift")
    }
    if let covers = review.support.afterHours?.covers, capacity.onCall == 0 {
      let priorities = covers.map(\.rawValue).joined(separator: " and ")
      review.report(
        "nobody is on call, but after-hours support covers \(priorities)", at: "capacity.onCall",
        see: ["support.afterHours.covers": "it is promised here"])
    }
  }
}

// MARK: Staff

extension CapacityRules {
  static let staffAtWork = TermsRule(
    "CAP004", .warning, "The staff that are promised are no more than the shifts can hold.",
    because:
      "A shift around the clock takes five people a place; more are promised, but not there.",
    mend: "correct the minimum of the role, or the engineers",
    bad: """
      staff: {roles: [{role: Service desk engineer, experience: 2 years, minimum: 50}]}
      \(example())
      """,
    good: """
      staff: {roles: [{role: Service desk engineer, experience: 2 years, minimum: 5}]}
      \(example())
      """
  ) { review in
    guard let capacity = review.capacity else { return }
    let places = capacity.engineersPerShift + capacity.onCall
    for (index, role) in (review.staff?.roles ?? []).enumerated() {
      guard let minimum = role.minimum, minimum > 5 * places else { continue }
      review.report(
        "\(minimum) people are promised as \(role.role), but \(places) are at work or on call at a "
          + "time",
        at: "staff.roles.\(index).minimum",
        see: ["capacity.engineersPerShift": "the engineers are here"])
    }
  }
}

// MARK: Attainment

extension CapacityRules {
  static let feasibleResponse = TermsRule(
    "SLA013", .warning, "The engineers can keep the response times.",
    because: "A promise that cannot be kept is the most expensive fault of a support contract.",
    source: "Erlang 1917; Kella & Yechiali 1985; Conway, Maxwell & Miller 1967 (queues)",
    mend: "add engineers, or lengthen the response time",
    bad: example(
      engineers: 1, cases: "{P1: 2, P2: 12, P3: 90}",
      handling: "{P1: 30 min, P2: 30 min, P3: 90 min}"),
    good: example(
      engineers: 3, cases: "{P1: 2, P2: 12, P3: 90}",
      handling: "{P1: 30 min, P2: 30 min, P3: 90 min}")
  ) { review in
    for level in stableLevels(in: review) where !level.isFeasible {
      review.report(
        level.responseInWords, at: "serviceLevels.\(level.priority.rawValue).response",
        mend: level.remedy, see: ["capacity": "the engineers are here"])
    }
  }

  static let feasibleResolution = TermsRule(
    "SLA014", .note, "The engineers can keep the resolution times.",
    because: "The target counts both times, and one case in twenty takes three times the mean.",
    mend: "lengthen the resolution time, or lower the target",
    bad: example(handling: "{P1: 2 h, P2: 1 h, P3: 30 min}"),
    good: example()
  ) { review in
    for level in stableLevels(in: review)
    where level.isFeasible && !level.isResolutionFeasible {
      let name = level.priority.rawValue
      review.report(
        level.resolutionInWords, at: "serviceLevels.\(name).resolution",
        see: ["capacity.handlingTime.\(name)": "the handling time is here"])
    }
  }

  /// What is to be expected, unless there is more work than time: that is said first, and once.
  private static func stableLevels(in review: TermsReview) -> [LevelAttainment] {
    guard let feasibility = review.feasibility, feasibility.isStable else { return [] }
    return feasibility.levels
  }
}
