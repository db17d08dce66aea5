import Foundation
import StrictInput

/// SLA: what is promised for each priority. Credits and uptime have files of their own.
enum ServiceLevelRules {
  static let all = [
    responseBeforeResolution, urgentFirst, measurableDefinition, responseDefined, reports,
    escalation, attainableTarget, distinctDefinitions, updatesBeforeResolution, prioritiesInRow,
    arrivalBeforeResolution, reportsInTime, resolutionInSight,
  ]

  static let responseBeforeResolution = TermsRule(
    "SLA001", .error, "A response is due no later than the resolution.",
    because: "Nobody can resolve a case before answering it.",
    mend: "swap the two, or correct their units",
    bad: "serviceLevels: {P3: {response: 3 business days, resolution: 4 business hours}}",
    good: "serviceLevels: {P3: {response: 4 business hours, resolution: 3 business days}}"
  ) { review in
    for (priority, level) in review.serviceLevels
    where review.contract.isLonger(level.response, than: level.resolution) {
      let path = "serviceLevels.\(priority.rawValue)"
      review.report(
        "\(priority.rawValue) resolution (\(level.resolution.written)) is shorter than its "
          + "response (\(level.response.written))",
        at: "\(path).resolution", see: ["\(path).response": "the response is here"])
    }
  }

  static let urgentFirst = TermsRule(
    "SLA002", .error, "The more urgent a priority, the shorter its times.",
    because: "If P2 is answered before P1, every case will be reported as P2.",
    mend: "order the times from P1 down",
    bad: "serviceLevels: {P2: {response: 2 h, updates: 15 min}, P1: {response: 3 h}}",
    good: "serviceLevels: {P2: {response: 2 h, updates: 1 h}, P1: {response: 1 h}}"
  ) { review in
    let levels = Array(review.serviceLevels)
    for (urgent, next) in zip(levels, levels.dropFirst()) {
      let (above, below) = (urgent.value, next.value)
      let times = [
        ("response", "response", above.response, below.response),
        ("resolution", "resolution", above.resolution, below.resolution),
        ("updates", "interval of updates", above.updates, below.updates),
      ]
      for (key, name, mine, theirs) in times {
        guard let mine, let theirs, review.contract.isLonger(mine, than: theirs) else { continue }
        let (first, second) = (urgent.priority.rawValue, next.priority.rawValue)
        review.report(
          "\(second) \(name) (\(theirs.written)) is shorter than that of \(first) (\(mine.written))",
          at: "serviceLevels.\(second).\(key)",
          see: ["serviceLevels.\(first).\(key)": "that of \(first) is here"])
      }
    }
  }

  static let measurableDefinition = TermsRule(
    "SLA003", .warning, "Each priority is defined by an effect that can be measured.",
    because: "'Urgent' is an opinion; 'more than 50 users cannot work' is a fact.",
    source: "Business in a Box, notes on the IT service agreement",
    mend: "say who or what cannot work: how many users, which system, for how long",
    bad: "serviceLevels: {P1: {definition: very urgent matters}}",
    good: "serviceLevels: {P1: {definition: more than 50 users cannot work}}"
  ) { review in
    guard review.contract.isInEnglish else { return }
    for (priority, level) in review.serviceLevels where level.definition.isVague {
      review.report(
        "the definition of \(priority.rawValue), \"\(level.definition)\", cannot be measured",
        at: "serviceLevels.\(priority.rawValue).definition")
    }
  }

  static let responseDefined = TermsRule(
    "SLA007", .warning, "An automatic reply is not a response.",
    because: "A clock that an automatic reply stops promises nothing.",
    source: "Common Paper SLA 2.2",
    mend: "define the response as the work or the answer of a qualified person",
    bad: "responseDefinition: an automated confirmation or the reply of an engineer",
    good: "responseDefinition: the reply of an engineer, not an automated confirmation"
  ) { review in
    guard let words = review.responseDefinition?.lowercased(), review.contract.isInEnglish,
      words.contains("automat"),
      !["not ", "no ", "except", "exclud", "other than", "without"].contains(where: words.contains)
    else { return }
    review.report("an automatic reply counts as a response", at: "responseDefinition")
  }

  static let reports = TermsRule(
    "SLA010", .warning, "The client is told how the service levels were kept.",
    because: "A target that nobody reports on is not a target.",
    mend: "add reporting, with its period and recipient",
    bad: "reporting: ~",
    good: """
      reporting:
        every: month
        recipient: the IT Manager
        contents: [attainment]
        dueWithin: 5 business days
      """
  ) { review in
    if review.reporting == nil {
      review.report(
        "nobody reports whether the service levels were kept", at: "reporting",
        see: ["serviceLevels": "the service levels are here"])
    }
  }

  static let escalation = TermsRule(
    "SLA011", .warning, "Each priority has a path of escalation.",
    because: "When a target is about to be missed, somebody with authority must hear of it.",
    source: "mrfixitgeeks.com, managed IT contract guide (escalation)",
    mend: "add an escalation, such as [the Service Manager after 2 hours]",
    bad: "serviceLevels: {P2: {escalation: ~}}",
    good: "serviceLevels: {P2: {escalation: [the Service Manager after 4 hours]}}"
  ) { review in
    for (priority, level) in review.serviceLevels where level.escalation.isEmpty {
      review.report(
        "\(priority.rawValue) has no escalation",
        at: "serviceLevels.\(priority.rawValue).escalation")
    }
  }

  static let attainableTarget = TermsRule(
    "SLA016", .warning, "A target leaves room for a single miss, and asks for most cases.",
    because: "100 % is broken by the first miss, and a target below 50 % promises nothing.",
    mend: "promise a share that can be kept, such as 95 %",
    bad: "serviceLevels: {P1: {target: 100 %}}", good: "serviceLevels: {P1: {target: 95 %}}"
  ) { review in
    let targets =
      review.serviceLevels.map { ("serviceLevels.\($0.priority.rawValue)", $0.value.target) }
      + review.availability.enumerated().map { ("availability.\($0)", $1.target) }
      + (review.quality?.benchmarks ?? []).enumerated().map {
        ("quality.benchmarks.\($0)", $1.target)
      }
    for (path, target) in targets where target.value >= 100 || target.value < 50 {
      review.report(
        target.value > 100
          ? "the target of \(target.written) is more than all"
          : target.value == 100
            ? "the target of 100 % is broken by the first miss"
            : "the target of \(target.written) is kept when most fail",
        at: "\(path).target")
    }
  }

  static let distinctDefinitions = TermsRule(
    "SLA018", .warning, "Each priority has a name and a definition of its own.",
    because: "Two priorities with one definition leave the choice to whoever shouts louder.",
    mend: "tell them apart by their effect",
    bad: "serviceLevels: {P2: {name: Critical}}", good: "serviceLevels: {P2: {name: High}}"
  ) { review in
    var first: [String: String] = [:]
    for (priority, level) in review.serviceLevels {
      for (key, words) in [("name", level.name), ("definition", level.definition)] {
        let path = "serviceLevels.\(priority.rawValue).\(key)"
        if let earlier = first[words.lowercased()] {
          review.report(
            "\(priority.rawValue) has the same \(key) as a more urgent priority", at: path,
            see: [earlier: "that one is here"])
        } else {
          first[words.lowercased()] = path
        }
      }
    }
  }

  static let updatesBeforeResolution = TermsRule(
    "SLA019", .warning, "The client hears of a case before its resolution is due.",
    because: "An update that comes after the resolution informs nobody.",
    mend: "shorten the updates",
    bad: "serviceLevels: {P1: {updates: 6 h}}", good: "serviceLevels: {P1: {updates: 30 min}}"
  ) { review in
    for (priority, level) in review.serviceLevels {
      guard let updates = level.updates,
        review.contract.isLonger(updates, than: level.resolution)
      else { continue }
      let path = "serviceLevels.\(priority.rawValue)"
      review.report(
        "\(priority.rawValue) is updated every \(updates.written), but to be resolved within "
          + level.resolution.written,
        at: "\(path).updates", see: ["\(path).resolution": "the resolution is here"])
    }
  }

  static let prioritiesInRow = TermsRule(
    "SLA020", .warning, "The priorities begin with P1 and leave none out.",
    because: "A case of the priority that is missing has no promise at all.",
    mend: "number the priorities from P1 without gaps",
    bad: "{serviceLevels: {P2: ~}, support: {afterHours: {covers: [P1]}}}",
    good: "{serviceLevels: {P2: ~, P3: ~}, support: {afterHours: {covers: [P1]}}}"
  ) { review in
    let given = review.serviceLevels.priorities
    for (expected, priority) in zip(Priority.allCases, given) where expected != priority {
      review.report(
        "\(priority.rawValue) has service levels, but \(expected.rawValue) has none",
        at: "serviceLevels.\(priority.rawValue)")
      return
    }
  }

  static let reportsInTime = TermsRule(
    "SLA027", .warning, "A report comes before the next one, and the parties meet no more often.",
    because: "A report that is older than the next period informs nobody.",
    mend: "shorten reporting.dueWithin, or correct its unit",
    bad: "reporting: {dueWithin: 3 months}", good: "reporting: {dueWithin: 5 business days}"
  ) { review in
    guard let reporting = review.reporting else { return }
    let period = reporting.every.span
    if review.contract.isShorter(reporting.dueWithin, than: period) == false {
      review.report(
        "the report on a \(reporting.every.rawValue) is due within \(reporting.dueWithin.written)",
        at: "reporting.dueWithin", see: ["reporting.every": "the period is here"])
    }
    if let meeting = reporting.reviewMeeting,
      review.contract.isShorter(meeting, than: period) == true
    {
      review.report(
        "the parties meet every \(meeting.written), but reports are made for each "
          + reporting.every.rawValue,
        at: "reporting.reviewMeeting", mend: "meet as often as there are reports, or less often",
        see: ["reporting.every": "the reports are here"])
    }
  }

  static let resolutionInSight = TermsRule(
    "SLA028", .warning,
    "Every case is resolved within two months, and updated no more than needed.",
    because: "A promise for next year is none, and an update each minute keeps nobody working.",
    mend: "correct the time, or its unit",
    bad: "serviceLevels: {P3: {resolution: 100 business days}}",
    good: "serviceLevels: {P3: {resolution: 10 business days}}"
  ) { review in
    for (priority, level) in review.serviceLevels {
      let path = "serviceLevels.\(priority.rawValue)"
      if review.contract.isLonger(level.resolution, than: TimeSpan(60, .day)) {
        review.report(
          "\(priority.rawValue) is to be resolved within \(level.resolution.written)",
          at: "\(path).resolution")
      }
      if let updates = level.updates,
        review.contract.isShorter(updates, than: TimeSpan(5, .minute)) == true
      {
        review.report(
          "\(priority.rawValue) is updated every \(updates.written)", at: "\(path).updates")
      }
    }
  }

  static let arrivalBeforeResolution = TermsRule(
    "SLA021", .warning, "An engineer arrives before the resolution of P1 is due.",
    because: "A visit that begins when the work should be done makes the promise hollow.",
    mend: "shorten the arrival, or lengthen the resolution of P1",
    bad: "support: {onsite: {arrival: 8 h}}", good: "support: {onsite: {arrival: 2 h}}"
  ) { review in
    guard let arrival = review.support.onsite?.arrival, let p1 = review.serviceLevels[.p1],
      review.contract.isShorter(arrival, than: p1.resolution) == false
    else { return }
    review.report(
      "an engineer arrives within \(arrival.written), but P1 is to be resolved within "
        + p1.resolution.written,
      at: "support.onsite.arrival",
      see: ["serviceLevels.P1.resolution": "the resolution is here"])
  }
}

extension Period {
  /// The same as a length of time.
  fileprivate var span: TimeSpan {
    switch self {
    case .day: TimeSpan(1, .day)
    case .week: TimeSpan(1, .week)
    case .month: TimeSpan(1, .month)
    case .quarter: TimeSpan(3, .month)
    case .halfYear: TimeSpan(6, .month)
    case .year: TimeSpan(1, .year)
    }
  }
}

extension String {
  /// Whether a definition names no effect: two words, or an opinion without a figure.
  fileprivate var isVague: Bool {
    let words = lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let opinions: Set = [
      "urgent", "important", "serious", "severe", "major", "minor", "significant", "critical",
      "normal", "regular", "other", "everything", "anything",
    ]
    let facts: Set = [
      "cannot", "no", "nobody", "none", "one", "two", "three", "several", "all", "stands", "down",
      "users", "user", "system", "systems", "site", "sites", "unavailable", "work",
    ]
    if words.count < 3 { return true }
    return !opinions.isDisjoint(with: words) && facts.isDisjoint(with: words)
      && !contains(where: \.isNumber)
  }
}
