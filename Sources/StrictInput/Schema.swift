/// What a file may hold: made from the same declarations that read it, so the two cannot differ.
public indirect enum Schema: Sendable, Hashable {
  case record([Field])
  case list(of: Schema, atLeast: Int)
  /// A record whose keys are the words of a choice, such as `P1` … `P5`; `*` alone stands for
  /// names that the writer makes up.
  case keyed(by: [String], of: Schema)
  case scalar(Scalar)
  /// One of a few words.
  case choice([String])
  /// One of several forms, such as the word `always` or a record of opening hours.
  case either([Schema])

  /// One key of a record.
  public struct Field: Sendable, Hashable {
    public var key: String
    /// One sentence for the person who writes the file.
    public var doc: String
    public var type: Schema
    public var isRequired: Bool

    public init(key: String, doc: String, type: Schema, isRequired: Bool) {
      self.key = key
      self.doc = doc
      self.type = type
      self.isRequired = isRequired
    }
  }

  /// A value that is written as one piece of text.
  public struct Scalar: Sendable, Hashable {
    /// The name of the Swift type, such as `CalendarDate`.
    public var name: String
    /// What is expected, such as "a date such as 2026-12-01".
    public var expectation: String
    /// A value as it is written.
    public var example: String

    public init(name: String, expectation: String, example: String) {
      self.name = name
      self.expectation = expectation
      self.example = example
    }
  }
}

extension Schema {
  /// The fields of a record; empty for anything else.
  public var fields: [Field] {
    switch self {
    case .record(let fields): fields
    case .either(let forms): forms.flatMap(\.fields)
    case .list, .keyed, .scalar, .choice: []
    }
  }

  /// Every path at which a value may stand, in order, with `*` for the index of a list.
  public var paths: [String] { paths(under: "") }

  private func paths(under path: String) -> [String] {
    func join(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
    switch self {
    case .record(let fields):
      return fields.flatMap { [join($0.key)] + $0.type.paths(under: join($0.key)) }
    case .list(let element, _): return [join("*")] + element.paths(under: join("*"))
    case .keyed(let keys, let element):
      return keys.flatMap { [join($0)] + element.paths(under: join($0)) }
    case .either(let forms): return forms.flatMap { $0.paths(under: path) }
    case .scalar, .choice: return []
    }
  }

  /// The type at a path such as `parties.client.signatories.0.name`, or nil if there is none.
  public subscript(path path: String) -> Schema? {
    path.split(separator: ".").reduce(self as Schema?) { $0?.step(String($1)) }
  }

  private func step(_ key: String) -> Schema? {
    switch self {
    case .record(let fields): fields.first { $0.key == key }?.type
    case .list(let element, _): key == "*" || Int(key).map { $0 >= 0 } == true ? element : nil
    case .keyed(let keys, let element): keys == ["*"] || keys.contains(key) ? element : nil
    case .either(let forms): forms.lazy.compactMap { $0.step(key) }.first
    case .scalar, .choice: nil
    }
  }

  /// What is expected here, as it is said in messages.
  public var expectation: String {
    switch self {
    case .record(let fields):
      "a record with the keys " + fields.map(\.key).prefix(4).joined(separator: ", ")
        + (fields.count > 4 ? ", …" : "")
    case .list: "a list"
    case .keyed(["*"], _): "a record of names with their values"
    case .keyed(let keys, _): "a record with the keys " + keys.joined(separator: ", ")
    case .scalar(let scalar): scalar.expectation
    case .choice(let words): words.count == 1 ? words[0] : "one of " + words.joined(separator: ", ")
    case .either(let forms): forms.map(\.expectation).joined(separator: ", or ")
    }
  }
}

extension Schema {
  /// Whether the value is made of others: a record or a list.
  var hasParts: Bool {
    switch self {
    case .record, .list, .keyed: true
    default: false
    }
  }
}
