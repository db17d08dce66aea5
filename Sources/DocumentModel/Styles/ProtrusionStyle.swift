public import StrictInput

/// How far characters of a font hang into the margins, in parts of their own width; what it leaves
/// out is as in most fonts.
public struct ProtrusionStyle: Sendable, Hashable {
  public var left: [Unicode.Scalar: Double] = [:]
  public var right: [Unicode.Scalar: Double] = [:]

  public init() {}
}

extension ProtrusionStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    left = Self.read("left", "At the beginning of a line, by character.", from: &fields)
    right = Self.read("right", "At the end of a line, by character.", from: &fields)
  }

  private static func read(
    _ key: String, _ doc: String, from fields: inout FieldReader
  ) -> [Unicode.Scalar: Double] {
    let parts = fields.named(
      key, doc, of: Factor.self, ifEmpty: "give a part of its width, such as 0.6")
    var values: [Unicode.Scalar: Double] = [:]
    // Names of a record have no order.
    for (name, part) in parts.sorted(by: { $0.key < $1.key }) {
      guard let scalar = name.unicodeScalars.first, name.unicodeScalars.count == 1 else {
        fields.report(
          "\"\(name.shortened)\" is not one character", at: key, help: "give each its own value")
        continue
      }
      if part.number > 1 {
        fields.report(
          "\"\(name)\" cannot hang out by more than its own width", at: "\(key).\(name)",
          help: "give 0 to 1")
      }
      values[scalar] = part.number
    }
    return values
  }
}
