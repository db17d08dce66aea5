import StrictInput

/// A firm's own colours, sizes and fonts, named once and used as `$name`.
///
/// Names are looked up when all sheets are laid over each other: a brand that gives a colour of
/// the sheet it extends another value changes it wherever that sheet uses it.
struct Brand: Hashable {
  var colors: [String: Color] = [:]
  var sizes: [String: Length] = [:]
  var fonts: [String: FamilyList] = [:]
}

extension Brand: StylePart {
  mutating func read(from fields: inout FieldReader) {
    colors = fields.named("colors", "Colours by name, in quotes.", ifEmpty: Color.quotes)
    sizes = fields.named("sizes", "Lengths by name.", ifEmpty: "fill it in, or remove the key")
    fonts = fields.named(
      "fonts", "Font families by name.", ifEmpty: "fill it in, or remove the key")
  }
}

/// A kind of value that a brand can name.
protocol BrandValue: StrictValue {
  /// The key under `brand`.
  static var shelf: String { get }
  static var noun: String { get }
  static func values(of brand: Brand) -> [String: Self]
}

extension Color: BrandValue {
  static var shelf: String { "colors" }
  static var noun: String { "colour" }
  static func values(of brand: Brand) -> [String: Color] { brand.colors }
}

extension Length: BrandValue {
  static var shelf: String { "sizes" }
  static var noun: String { "size" }
  static func values(of brand: Brand) -> [String: Length] { brand.sizes }
}

extension FamilyList: BrandValue {
  static var shelf: String { "fonts" }
  static var noun: String { "font" }
  static func values(of brand: Brand) -> [String: FamilyList] { brand.fonts }
}

/// A value written out, or a `$name` of the brand.
struct Branded<Value: BrandValue>: StrictValue {
  var value: Value

  static func read(_ reader: ValueReader) -> Branded? {
    guard case .text(let text) = reader.node.content, text.hasPrefix("$") else {
      return Value.read(reader).map(Branded.init)
    }
    let known = Value.values(of: reader.inherited[Brand.self] ?? Brand())
    let name = String(text.dropFirst())
    if let value = known[name] { return Branded(value: value) }
    let names = known.keys.sorted()
    reader.report(
      "the brand has no \(Value.noun) \"\(name.shortened)\"",
      help: name.nearest(in: names).map { "did you mean \"$\($0)\"?" }
        ?? (names.isEmpty || names.count > 12
          ? "name it under brand.\(Value.shelf)"
          : "name it under brand.\(Value.shelf), where there are: "
            + names.joined(separator: ", ")))
    return nil
  }

  static func describe() -> Described<Branded> {
    let value = Value.describe()
    let name = Schema.Scalar(
      name: "BrandName", expectation: "a $name of brand.\(Value.shelf)", example: "$name")
    let forms = if case .either(let forms) = value.schema { forms } else { [value.schema] }
    return Described(
      schema: .either(forms + [.scalar(name)]), specimen: Branded(value: value.specimen))
  }
}

/// A value, or the word `none`.
struct OrNone<Value: StrictValue>: StrictValue {
  var value: Value?

  static func read(_ reader: ValueReader) -> OrNone? {
    if reader.node.content == .text("none") { return OrNone(value: nil) }
    return Value.read(reader).map { OrNone(value: $0) }
  }

  static func describe() -> Described<OrNone> {
    let value = Value.describe()
    let forms = if case .either(let forms) = value.schema { forms } else { [value.schema] }
    return Described(
      schema: .either(forms + [.choice(["none"])]), specimen: OrNone(value: value.specimen))
  }
}
