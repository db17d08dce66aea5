internal import ContractModel
internal import StrictInput

/// What a template may name: the shape of the terms, with which values may be absent.
indirect enum TermsShape: Sendable {
  case leaf(Leaf)
  case flag
  case choice([String])
  case record(Fields)
  /// A list, and whether it may be empty.
  case list(TermsShape, mayBeEmpty: Bool)
  /// Iterates like a list and is looked up like a record.
  case keyed(Fields, element: TermsShape)

  enum Leaf: Sendable {
    case text, number, percent, date, hours, span, money
  }

  struct Field: Sendable {
    var shape: TermsShape
    var isOptional: Bool
  }

  /// The fields of a record; shared, since the terms of every contract refer to them.
  final class Fields: Sendable {
    let byKey: [String: Field]

    init(_ fields: [(String, Field)]) {
      byKey = Dictionary(fields) { first, _ in first }
    }

    var keys: [String] { byKey.keys.sorted() }
  }
}

extension TermsShape {
  /// The shape of all terms.
  static let contract = TermsShape(
    TermsValue.specimen, schema: Contract.schema, path: "", overrides: ["title": false])

  /// Values that drafting finds in every contract though nobody has to write them.
  private static let computed: Set<String> = [
    "term.end", "fees.total", "fees.netTotal", "fees.taxAmount", "fees.grossTotal",
    "fees.lines.*.amount", "fees.oneOff.*.amount",
  ]

  /// Takes the names from a specimen and from the schema of the file what may be absent.
  ///
  /// Where there is no schema the terms have a shape of their own, which has all of its parts.
  private init(
    _ specimen: TermsValue, schema: Schema?, path: String, overrides: [String: Bool] = [:]
  ) {
    switch specimen {
    case .text: self = .leaf(.text)
    case .integer, .decimal: self = .leaf(.number)
    case .percent: self = .leaf(.percent)
    case .date: self = .leaf(.date)
    case .hours: self = .leaf(.hours)
    case .span: self = .leaf(.span)
    case .money: self = .leaf(.money)
    case .flag: self = .flag
    case .choice(_, let words): self = .choice(words)
    case .record(let fields):
      let known = schema.flatMap(TermsShape.fields)
      self = .record(
        Fields(
          fields.map { field in
            let path = path.isEmpty ? field.key : "\(path).\(field.key)"
            let schema = known?.first { $0.key == field.key }
            let isDerived = known != nil && schema == nil
            let isOptional =
              overrides[field.key] ?? (schema.map { !$0.isRequired } ?? isDerived)
            let shape = TermsShape(field.value, schema: schema?.type, path: path)
            return (
              field.key,
              Field(
                shape: shape,
                isOptional: isOptional && !shape.isList && !TermsShape.computed.contains(path))
            )
          }))
    case .list(let items):
      var element: Schema?
      var minimum = 0
      if case .list(let type, let atLeast) = schema { (element, minimum) = (type, atLeast) }
      let shape =
        items.first.map { TermsShape($0, schema: element, path: "\(path).*") } ?? .leaf(.text)
      self = .list(shape, mayBeEmpty: minimum == 0)
    case .keyed(let fields):
      var element: Schema?
      if case .keyed(_, let type) = schema { element = type }
      let shapes = fields.map { field in
        let own: [String: Bool] = ["priority": false, "value": false]
        return (
          field.key,
          Field(
            shape: TermsShape(
              field.value, schema: element, path: "\(path).\(field.key)", overrides: own),
            isOptional: true)
        )
      }
      self = .keyed(Fields(shapes), element: shapes.first?.1.shape ?? .leaf(.text))
    }
  }

  private static func fields(of schema: Schema) -> [Schema.Field]? {
    if case .record(let fields) = schema { fields } else { nil }
  }

  private var isList: Bool { if case .list = self { true } else { false } }

  /// The parts that a name can lead into.
  subscript(key: some StringProtocol) -> Field? {
    switch self {
    case .record(let fields), .keyed(let fields, _): fields.byKey[String(key)]
    case .choice(let words):
      words.contains(String(key)) ? Field(shape: .flag, isOptional: false) : nil
    case .leaf, .flag, .list: nil
    }
  }

  var keys: [String] {
    switch self {
    case .record(let fields), .keyed(let fields, _): fields.keys
    case .choice(let words): words
    case .leaf, .flag, .list: []
    }
  }

  /// What a section repeats for; nil for what is not a list.
  var element: TermsShape? {
    switch self {
    case .list(let element, _), .keyed(_, let element): element
    case .leaf, .flag, .choice, .record: nil
    }
  }
}
