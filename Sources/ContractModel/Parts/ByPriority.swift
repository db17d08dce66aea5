public import StrictInput

/// A value for each of some priorities, most urgent first.
public struct ByPriority<Value: StrictValue & Codable & Hashable>: Sendable, Hashable {
  private var values: [Priority: Value]

  public subscript(priority: Priority) -> Value? { values[priority] }

  /// The priorities that have a value, most urgent first.
  public var priorities: [Priority] { values.keys.sorted() }
}

extension ByPriority: Sequence {
  public func makeIterator() -> some IteratorProtocol<(priority: Priority, value: Value)> {
    Priority.allCases.lazy
      .compactMap { priority in values[priority].map { (priority: priority, value: $0) } }
      .makeIterator()
  }
}

extension ByPriority: StrictRecord {
  public init(from fields: inout FieldReader) {
    values = [:]
    for priority in Priority.allCases {
      values[priority] = fields.optional(priority.rawValue, "For \(priority.rawValue).")
    }
    if fields.isSound, values.isEmpty {
      fields.report("no priority is given", help: "give at least P1")
    }
  }

  public static func describe() -> Described<ByPriority> {
    let value = Value.describe()
    return Described(
      schema: .keyed(by: Priority.words, of: value.schema),
      specimen: ByPriority(
        values: .init(
          uniqueKeysWithValues: Priority.allCases.map {
            ($0, value.specimen)
          })))
  }
}

extension ByPriority: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WordKey.self)
    values = [:]
    for priority in Priority.allCases {
      values[priority] = try container.decodeIfPresent(Value.self, forKey: WordKey(priority))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: WordKey.self)
    for (priority, value) in self { try container.encode(value, forKey: WordKey(priority)) }
  }
}

/// A coding key that is a word of a choice.
struct WordKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ word: some StrictChoice) { stringValue = word.rawValue }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
