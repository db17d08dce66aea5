internal import Foundation

extension Schema {
  /// The schema as JSON Schema (draft 2020-12): the keys in the order in which they are read,
  /// each with its sentence, so that editors can complete and explain them.
  ///
  /// A key that the reader knows is known here, and no other.
  public func jsonSchema(title: String) -> String {
    let head: [(String, JSON)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text(title)),
    ]
    return JSON.object(head + members).text(indent: 0) + "\n"
  }

  private var members: [(String, JSON)] {
    switch self {
    case .record(let fields):
      let required = fields.filter(\.isRequired).map { JSON.text($0.key) }
      let properties = fields.map { field in
        (field.key, JSON.object([("description", .text(field.doc))] + field.type.members))
      }
      return [("type", .text("object")), ("properties", .object(properties))]
        + (required.isEmpty ? [] : [("required", .list(required))])
        + [("additionalProperties", .flag(false))]
    case .list(let element, let minimum):
      return [("type", .text("array")), ("items", .object(element.members))]
        + (minimum > 0 ? [("minItems", .number(minimum))] : [])
    case .keyed(["*"], let value):
      return [("type", .text("object")), ("additionalProperties", .object(value.members))]
    case .keyed(let keys, let value):
      return [
        ("type", .text("object")),
        ("properties", .object(keys.map { ($0, .object(value.members)) })),
        ("additionalProperties", .flag(false)),
      ]
    case .scalar(let scalar): return scalar.members
    case .choice(let words): return [("enum", .list(words.map { .text($0) }))]
    case .either(let forms): return [("anyOf", .list(forms.map { .object($0.members) }))]
    }
  }
}

extension Schema.Scalar {
  /// What YAML reads a value as: text, or a number or a yes or no that is written without quotes.
  fileprivate var members: [(String, JSON)] {
    var members: [(String, JSON)] = [
      ("type", .list(types.map { .text($0) })), ("examples", .list([.text(example)])),
    ]
    if let pattern { members.append(("pattern", .text(pattern))) }
    return members
  }

  private var types: [String] {
    switch name {
    case "Bool": ["boolean"]
    case "Int": ["integer"]
    default: ["string", "number", "boolean"]
    }
  }

  /// The form of the values that have a simple one; JSON Schema asks it of text only.
  private var pattern: String? {
    switch name {
    case "CalendarDate": #"^\d{4}-\d{2}-\d{2}$"#
    case "ClockTime": #"^\d{2}:\d{2}$"#
    case "Percent": #"^\d+(\.\d+)? ?%$"#
    case "Currency": "^[A-Z]{3}$"
    case "Money": #"^\d+(\.\d+)? [A-Z]{3}$"#
    case "Sum": #"^\d+(\.\d+)?( [A-Z]{3})?$"#
    case "TimeSpan": #"^(\d+ ?(business )?[a-z]+|P[0-9A-Z]+)$"#
    default: nil
    }
  }
}

/// JSON whose members keep their order.
private indirect enum JSON {
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([JSON])
  case object([(String, JSON)])

  func text(indent: Int) -> String {
    let inner = String(repeating: "  ", count: indent + 1)
    let end = "\n" + String(repeating: "  ", count: indent)
    switch self {
    case .text(let text): return JSON.quoted(text)
    case .number(let number): return String(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let items):
      return "[" + items.map { $0.text(indent: indent) }.joined(separator: ", ") + "]"
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      let lines = members.map { key, value in
        "\n\(inner)\(JSON.quoted(key)): \(value.text(indent: indent + 1))"
      }
      return "{" + lines.joined(separator: ",") + end + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }
}
