public import StrictInput

/// A part of a style sheet: each of its keys is declared once, where it is read, with its default
/// in the property and a line for those who write sheets.
///
/// A part starts from what it inherits, and a key that is left out keeps that.
public protocol StylePart: StrictRecord {
  init()
  mutating func read(from fields: inout FieldReader)
}

extension StylePart {
  public init(from fields: inout FieldReader) {
    self = fields.inherited[Self.self] ?? Self()
    read(from: &fields)
  }
}

extension FieldReader {
  /// Reads a part of a part, over what it is now.
  mutating func set<Part: StylePart>(_ part: inout Part, _ key: String, _ doc: String) {
    inherited[Part.self] = part
    part = read(key, doc) ?? part
  }

  /// Reads a word, a flag or a whole number.
  mutating func set<Value: StrictScalar>(
    _ value: inout Value, _ key: String, _ doc: String,
    ifEmpty help: String = "fill it in, or remove the key"
  ) {
    value = read(key, doc, ifEmpty: help) ?? value
  }

  /// Reads a whole number of a range.
  mutating func set(
    _ value: inout Int, _ key: String, _ doc: String, in range: ClosedRange<Int>
  ) {
    set(&value, key, doc)
    if !range.contains(value), gives(key) {
      report(
        "\(key) cannot be \(value)", at: key,
        help: "give \(range.lowerBound) to \(range.upperBound)")
    }
  }

  /// Reads a length into points, such as `10.5 pt`, `25 mm` or `$name`.
  mutating func length(_ value: inout Double, _ key: String, _ doc: String) {
    value = read(key, doc, Branded<Length>.self)?.value.points ?? value
  }

  /// Reads a length that may be `none`.
  mutating func length(_ value: inout Double?, _ key: String, _ doc: String) {
    guard let read = read(key, doc, OrNone<Branded<Length>>.self) else { return }
    value = read.value?.value.points
  }

  /// Reads a length that grows with the type, such as `0.02 em`.
  mutating func ems(_ value: inout Double, _ key: String, _ doc: String) {
    value = read(key, doc, Ems.self)?.count ?? value
  }

  /// Reads a plain number, such as `0.5`.
  mutating func factor(_ value: inout Double, _ key: String, _ doc: String) {
    value = read(key, doc, Factor.self)?.number ?? value
  }

  mutating func color(_ value: inout Color, _ key: String, _ doc: String) {
    value = read(key, doc, Branded<Color>.self, ifEmpty: Color.quotes)?.value ?? value
  }

  /// Reads a colour that may be `none`.
  mutating func color(_ value: inout Color?, _ key: String, _ doc: String) {
    guard let read = read(key, doc, OrNone<Branded<Color>>.self, ifEmpty: Color.quotes)
    else { return }
    value = read.value?.value
  }

  /// Reads the form of a number that may be `none`.
  mutating func set(_ value: inout NumberPattern?, _ key: String, _ doc: String) {
    guard let read = read(key, doc, OrNone<NumberPattern>.self) else { return }
    value = read.value
  }

  mutating func families(_ value: inout [String], _ key: String, _ doc: String) {
    value = read(key, doc, Branded<FamilyList>.self)?.value.names ?? value
  }

  private mutating func read<Value: StrictValue>(
    _ key: String, _ doc: String, _ type: Value.Type = Value.self,
    ifEmpty help: String = "fill it in, or remove the key"
  ) -> Value? {
    reportIfEmpty(key, help: help)
    return optional(key, doc)
  }
}
