public import StrictInput

/// One thing that a careful reader asks of a contract before it is signed.
///
/// A drafting check, never legal advice: a rule that rests on the law of one place is asked only
/// of contracts under that law.
public struct Rule: Sendable, Hashable, Identifiable {
  /// Its family and number, such as `SLA001`; it never changes its meaning.
  public let id: String
  public let severity: Diagnostic.Severity
  /// What a sound contract does, in one sentence.
  public let statement: String
  /// Why it matters, in one line.
  public let reason: String
  /// Where it comes from; nil where it is plain logic or this project's own counsel.
  public let source: String?
  /// How to mend a contract that breaks it.
  public let remedy: String
  /// Terms, or words of a template, that break it.
  public let bad: String
  /// The same, mended.
  public let good: String

  public init(
    _ id: String, _ severity: Diagnostic.Severity, _ statement: String, because reason: String,
    source: String? = nil, mend remedy: String, bad: String, good: String
  ) {
    self.id = id
    self.severity = severity
    self.statement = statement
    self.reason = reason
    self.source = source
    self.remedy = remedy
    self.bad = bad
    self.good = good
  }

  /// The letters before the number, such as `SLA`.
  public var family: String { String(id.prefix(3)) }
}

extension Diagnostic {
  /// What a rule has found.
  package init(
    _ rule: Rule, at location: SourceLocation?, _ message: String, mend remedy: String? = nil,
    related: [Related] = []
  ) {
    self.init(
      rule.severity, rule: rule.id, at: location, message, help: remedy ?? rule.remedy,
      related: related)
  }
}
