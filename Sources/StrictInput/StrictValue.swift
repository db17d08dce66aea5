/// A type that can be read from a node of a file, and that can describe itself without one.
public protocol StrictValue: Sendable {
  /// Reads the value; nil after a fault was reported.
  static func read(_ value: ValueReader) -> Self?

  /// Describes the type, with an example that has every optional part.
  static func describe() -> Described<Self>
}

/// A type's schema with a value that has all of its parts, which also stands in for values that
/// could not be read until their faults are thrown.
public struct Described<Value: Sendable>: Sendable {
  public var schema: Schema
  public var specimen: Value

  public init(schema: Schema, specimen: Value) {
    self.schema = schema
    self.specimen = specimen
  }
}

extension StrictValue {
  public static var schema: Schema { describe().schema }
  public static var specimen: Self { describe().specimen }
}

/// A record: each key is named once, where it is read.
///
///     extension Signatory: StrictRecord {
///       public init(from fields: inout FieldReader) {
///         name = fields.required("name", "The person who signs.")
///         capacity = fields.optional("capacity", "In what capacity, such as director.")
///       }
///     }
public protocol StrictRecord: StrictValue {
  init(from fields: inout FieldReader)
}

extension StrictRecord {
  public static func read(_ value: ValueReader) -> Self? {
    guard case .record(let entries) = value.node.content else {
      value.reportWrongType(expected: schema.expectation)
      return nil
    }
    var fields = FieldReader(entries, of: value)
    let record = Self(from: &fields)
    fields.reportUnknownKeys()
    return record
  }

  public static func describe() -> Described<Self> {
    var fields = FieldReader.describing()
    let specimen = Self(from: &fields)
    return Described(schema: .record(fields.described), specimen: specimen)
  }
}

/// A value written as one piece of text: a date, a sum, a word.
///
/// The text form is the only one: it is what a file, a client list and canonical JSON hold.
public protocol StrictScalar: StrictValue, Codable {
  /// Reads the text; throws what is wrong with it.
  init(written text: String) throws(Misfit)

  /// The canonical text, from which the same value is read.
  var written: String { get }

  /// What is expected, such as "a date such as 2026-12-01".
  static var expectation: String { get }

  static var example: Self { get }
}

/// Why a text is not a value of some type.
public struct Misfit: Error, Sendable, Hashable {
  /// What is wrong, if more can be said than what was expected and what was found.
  public var reason: String?
  /// How to mend it.
  public var help: String?

  public init(_ reason: String? = nil, help: String? = nil) {
    self.reason = reason
    self.help = help
  }
}

extension StrictScalar {
  public static func read(_ value: ValueReader) -> Self? {
    guard case .text(let text) = value.node.content else {
      value.reportWrongType(expected: expectation)
      return nil
    }
    do {
      return try Self(written: text)
    } catch {
      value.report(
        error.reason ?? "expected \(expectation), found \"\(text.shortened)\"", help: error.help)
      return nil
    }
  }

  public static func describe() -> Described<Self> {
    let scalar = Schema.Scalar(
      name: "\(Self.self)", expectation: expectation, example: example.written)
    return Described(schema: .scalar(scalar), specimen: example)
  }

  public init(from decoder: any Decoder) throws {
    self = try Self(coded: decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    try encodeWritten(to: encoder)
  }

  fileprivate init(coded decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      self = try Self(written: text)
    } catch {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: error.reason ?? "expected \(Self.expectation), found \"\(text)\"")
    }
  }

  fileprivate func encodeWritten(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(written)
  }
}

/// One of a few words, such as `onsite`, `remote`, `both`.
public protocol StrictChoice: StrictScalar, CaseIterable, RawRepresentable<String> {}

extension StrictChoice {
  public init(written text: String) throws(Misfit) {
    guard let value = Self(rawValue: text) else {
      let near = text.nearest(in: Self.words).map { "did you mean \"\($0)\"?" }
      throw Misfit(help: near)
    }
    self = value
  }

  public var written: String { rawValue }

  public static var words: [String] { allCases.map { $0.rawValue } }

  public static var expectation: String { Schema.choice(words).expectation }

  public static func describe() -> Described<Self> {
    Described(schema: .choice(words), specimen: example)
  }

  // Said again here, since the standard library has its own for `RawRepresentable`.

  public init(from decoder: any Decoder) throws {
    self = try Self(coded: decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    try encodeWritten(to: encoder)
  }
}
