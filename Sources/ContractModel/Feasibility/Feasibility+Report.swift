extension Feasibility {
  /// The service levels with what is to be expected of them: a head, and a row for each.
  public var table: [[String]] {
    let head = [
      "Priority", "Response", "Promised", "Expected", "Needs", "Could promise", "Resolution",
      "Expected",
    ]
    let rows = levels.map { level in
      [
        level.priority.rawValue, level.words(for: level.level.response),
        level.level.target.written, level.isUnstable ? "piles up" : level.percent(level.expected),
        level.needed?.words(beyond: level.present) ?? "no number",
        level.feasibleResponse?.written ?? "nothing", level.words(for: level.level.resolution),
        level.isUnstable ? "piles up" : level.percent(level.expectedResolution),
      ]
    }
    return [head] + rows
  }

  /// What the table does not say: how busy the engineers are, and what is not known.
  public var notes: [String] {
    let standby = onCallUtilisation.map { " and \($0.asShareOfTime) of the time on call" } ?? ""
    let busy = "the cases take \(shiftUtilisation.asShareOfTime) of the shift's time\(standby)"
    return [busy]
      + unknown.map {
        "\($0.rawValue) is not reckoned, for capacity gives no cases or no handling time of it"
      }
  }
}

extension Double {
  /// A share of time in hundredths, rounded up, as long as that means anything.
  var asShareOfTime: String {
    self < 100 ? "\(Int((self * 100).rounded(.up))) %" : "many times all"
  }
}
