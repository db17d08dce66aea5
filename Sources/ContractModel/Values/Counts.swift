import StrictInput

extension FieldReader {
  /// Reads a whole number of zero or more.
  mutating func requiredCount(_ key: String, _ doc: String) -> Int {
    let count: Int = required(key, doc)
    reportNegative(count, key)
    return count
  }

  /// Reads a whole number of zero or more that may be absent.
  mutating func optionalCount(_ key: String, _ doc: String) -> Int? {
    let count: Int? = optional(key, doc)
    if let count { reportNegative(count, key) }
    return count
  }

  private func reportNegative(_ count: Int, _ key: String) {
    if count < 0 {
      report("the number \(count) is below zero", at: key, help: "counts are zero or more")
    }
  }
}
