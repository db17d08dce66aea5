/// A place in a file that a person wrote: terms, template, style or client list.
public struct SourceLocation: Sendable, Hashable, Codable {
  /// The path as the user gave it, or `-` for standard input.
  public var file: String
  /// Counted from 1.
  public var line: Int
  /// Counted from 1, in characters.
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: CustomStringConvertible {
  public var description: String { "\(file):\(line):\(column)" }
}

/// One fault, in the reader's words: where it is, what is wrong, what to do.
public struct Diagnostic: Sendable, Hashable, Codable {
  public enum Severity: String, Sendable, Hashable, Codable {
    case error, warning, note
  }

  /// A second place that explains the first ("the response is here").
  public struct Related: Sendable, Hashable, Codable {
    public var location: SourceLocation
    public var message: String

    public init(location: SourceLocation, message: String) {
      self.location = location
      self.message = message
    }
  }

  public var severity: Severity
  /// The rule that found it, such as `SLA001`; nil for faults of form.
  public var rule: String?
  public var location: SourceLocation?
  public var message: String
  /// How to mend it, where the message does not say so already.
  public var help: String?
  public var related: [Related]
  /// The words that it complains of, by which whoever knows where they came from finds their place.
  public var words: String?

  public init(
    _ severity: Severity = .error, rule: String? = nil, at location: SourceLocation? = nil,
    _ message: String, help: String? = nil, related: [Related] = []
  ) {
    self.severity = severity
    self.rule = rule
    self.location = location
    self.message = message
    self.help = help
    self.related = related
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `terms.yaml:41:15: error: what is wrong; what to do [SLA001]`
  public var description: String {
    var text = location.map { "\($0): " } ?? ""
    text += "\(severity.rawValue): \(message)"
    if let help { text += "; \(help)" }
    if let rule { text += " [\(rule)]" }
    return text
  }
}

/// Everything that is wrong with an input; never empty when thrown.
public struct Faults: Error, Sendable, Hashable, CustomStringConvertible {
  public var diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  public init(_ diagnostic: Diagnostic) { diagnostics = [diagnostic] }

  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n")
  }
}
