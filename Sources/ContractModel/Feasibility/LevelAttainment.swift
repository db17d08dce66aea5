import Foundation

/// What is promised for one priority, and what is to be expected.
public struct LevelAttainment: Sendable, Hashable {
  public let priority: Priority
  public let level: ServiceLevel
  /// The promised share of cases, such as 0.95.
  public let promised: Double
  /// The share that is taken up within the response time.
  public let expected: Double
  /// The share that is also worked off within the resolution time, if the time that work takes is
  /// exponential.
  public let expectedResolution: Double
  /// The share of the shift's time that cases of this priority and of more urgent ones ask for;
  /// with 1 or more, those of this priority are left lying.
  public let utilisation: Double
  /// The engineers there are.
  public let present: Staffing
  /// Whether someone on call takes such cases while no shift works.
  public let isCovered: Bool
  /// The fewest with whom the response time is kept as promised: more on shift if that is enough,
  /// else more on call, else more of both; nil where no number is enough.
  public let needed: Staffing?
  /// The shortest response time, of those one would write, that those present can promise; nil
  /// where it is longer than two weeks.
  public let feasibleResponse: TimeSpan?

  /// Whether the response time can be promised.
  public var isFeasible: Bool { expected >= promised }
  /// Whether the resolution time can be promised.
  public var isResolutionFeasible: Bool { expectedResolution >= promised }
  /// Whether cases of this priority pile up without end.
  public var isUnstable: Bool { utilisation >= 1 }
}

// MARK: Words

extension LevelAttainment {
  /// What to expect of the response, such as "P1 within 15 min, 24×7: expected 71 % met, 99 %
  /// promised".
  public var responseInWords: String {
    "\(priority.rawValue) within \(words(for: level.response)): "
      + "expected \(percent(expected)) met, \(level.target.written) promised"
  }

  /// The same of the resolution.
  public var resolutionInWords: String {
    "\(priority.rawValue) resolved within \(words(for: level.resolution)): "
      + "expected \(percent(expectedResolution)) met, \(level.target.written) promised"
  }

  /// What would make the response time good, such as "needs 5 engineers or 40 min".
  public var remedy: String {
    let choices = [needed.map { $0.words(beyond: present) }, feasibleResponse?.written]
    guard choices.contains(where: { $0 != nil }) else { return hindrance }
    let needs = "needs " + choices.compactMap { $0 }.joined(separator: " or ")
    return needed == nil ? "\(hindrance), or \(feasibleResponse?.written ?? "")" : needs
  }

  private var hindrance: String {
    isCovered
      ? "needs a quicker reaction of those on call"
      : "needs somebody outside the working hours"
  }

  /// A time with the clock that counts it, such as "15 min, 24×7".
  func words(for span: TimeSpan) -> String {
    if span.clock == .business { return span.written }
    return span.written + (level.clock == .always ? ", 24×7" : ", in support hours")
  }

  /// A share with as many decimals as the promise has, never rounded up to it.
  func percent(_ share: Double) -> String {
    let decimals = max(0, -level.target.value.exponent)
    let factor = pow(10, Double(decimals))
    let value = (share * 100 * factor + 1e-9).rounded(.down) / factor
    return String(format: "%.\(decimals)f %%", max(0, value))
  }
}

/// How many engineers there are.
public struct Staffing: Sendable, Hashable, Codable {
  /// At work at a time.
  public var engineers: Int
  /// On call while no shift works.
  public var onCall: Int

  public init(engineers: Int, onCall: Int) {
    self.engineers = engineers
    self.onCall = onCall
  }

  /// What is needed more of, such as "5 engineers and 2 on call"; with no more of either, the
  /// engineers.
  func words(beyond present: Staffing) -> String {
    let standby = "\(onCall) on call"
    let shift = "\(engineers) \(engineers == 1 ? "engineer" : "engineers")"
    return switch (engineers > present.engineers, onCall > present.onCall) {
    case (true, true): "\(shift) and \(standby)"
    case (false, true): standby
    case (_, false): shift
    }
  }
}
