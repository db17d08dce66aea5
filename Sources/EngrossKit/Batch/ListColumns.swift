internal import ContractModel
internal import StrictInput

/// Finds the path in the terms that a column of a list names.
struct ListColumns {
  enum Meaning: Hashable {
    case path(String)
    /// The number of the row in the list from which it was taken.
    case rowNumber
    case ignored
  }

  /// Columns that `errors.csv` has besides those of the list.
  static let rowNumber = "row"
  static let error = "error"
  /// What the `columns:` block says of those that are left out.
  static let ignored = "ignore"

  let schema: Schema
  /// The `columns:` block of the terms: what a header stands for.
  let named: [String: String]
  private let known: [String]

  init(named: [String: String] = [:], schema: Schema = Contract.schema) {
    self.schema = schema
    self.named = named
    known = schema.paths.map(\.shortPath)
  }

  /// The meaning of a header, or what is wrong with it; `isText` is false for a list of JSON.
  func meaning(
    of header: String, at place: SourceLocation, isText: Bool = true, suggesting: Bool = true
  ) -> Result<Meaning, Faults> {
    func fault(_ message: String, _ help: String?) -> Result<Meaning, Faults> {
      .failure(Faults(Diagnostic(at: place, message, help: help)))
    }
    if header.isEmpty {
      return fault(
        "a column has no name", "name it, or remove the delimiter at the end of the lines")
    }
    let wanted = named[header] ?? header
    if wanted == Self.ignored, named[header] != nil { return .success(.ignored) }
    if wanted == Self.error { return .success(.ignored) }
    if wanted == Self.rowNumber { return .success(.rowNumber) }
    let path = wanted.longPath
    guard !wanted.contains("*"), let type = schema[path: path], !path.hasPrefix("."),
      !path.hasSuffix("."), !path.contains(".."), path.hasPlainIndices
    else {
      let help = suggesting ? suggestion(for: wanted).map { "did you mean \"\($0)\"?" } : nil
      return fault(
        "the terms have nothing called \"\(wanted.shortened)\"",
        help ?? "to leave the column out, write it into the terms as columns: {\"…\": ignore}")
    }
    if type.isText || !isText { return .success(.path(path)) }
    return fault(
      "\"\(wanted.shortened)\" is \(type.expectation), which no cell can hold",
      type.exampleStep.map { "name one of its values, such as \(wanted).\($0)" })
  }

  /// The known path that is nearest, with the indices that were written.
  func suggestion(for header: String) -> String? {
    let steps = header.split(separator: ".").map(String.init)
    let indices = steps.compactMap { Int($0) }.map { String(max(0, $0)) }
    let general = steps.map { Int($0) == nil ? $0 : "*" }.joined(separator: ".")
    let near =
      general.nearest(in: known) ?? general.longPath.nearest(in: known.map(\.longPath))?.shortPath
      ?? known.first { $0.hasPrefix("client.") && $0.hasSuffix(".\(general.lowercased())") }
    guard let near else { return nil }
    var rest = indices[...]
    return near.split(separator: ".").map { $0 == "*" ? rest.popFirst() ?? "0" : String($0) }
      .joined(separator: ".")
  }
}

/// Finds two names of one value, or of a value and a part of it: one would be lost.
struct NamedValues {
  struct Named {
    var name: String
    var location: SourceLocation
  }

  private var named: [ListColumns.Meaning: Named] = [:]
  /// By the paths above those that are named.
  private var parts: [String: Named] = [:]

  /// What was named before and is the same value, or else a part of it or the whole.
  mutating func clash(
    of name: String, meaning: ListColumns.Meaning, at place: SourceLocation
  ) -> (Named, isSame: Bool)? {
    let new = Named(name: name, location: place)
    if let other = named[meaning] { return (other, true) }
    named[meaning] = new
    guard case .path(let path) = meaning else { return nil }
    let above = path.pathsAbove
    defer { for path in above where parts[path] == nil { parts[path] = new } }
    let other = parts[path] ?? above.first { named[.path($0)] != nil }.flatMap { named[.path($0)] }
    return other.map { ($0, false) }
  }
}

extension String {
  /// `parties.client.name` for `client.name`; any other path as it is.
  var longPath: String {
    let first = prefix { $0 != "." }
    return first == "client" || first == "provider" ? "parties.\(self)" : self
  }

  /// `a.b` and `a` for `a.b.c`.
  fileprivate var pathsAbove: [String] {
    let steps = split(separator: ".")
    return steps.indices.dropFirst().reversed().map { steps[..<$0].joined(separator: ".") }
  }

  /// Whether each entry of a list has one name: `0`, and neither `00` nor `+0`.
  fileprivate var hasPlainIndices: Bool {
    split(separator: ".").allSatisfy { step in Int(step).map { String($0) == step } ?? true }
  }

  /// `client.name` for `parties.client.name`; any other path as it is.
  var shortPath: String {
    hasPrefix("parties.client.") || hasPrefix("parties.provider.")
      ? String(dropFirst("parties.".count)) : self
  }

  /// Orders paths so that the entries of a list come in their order.
  func isBefore(path other: String) -> Bool {
    let (left, right) = (split(separator: "."), other.split(separator: "."))
    for (a, b) in zip(left, right) where a != b {
      if let a = Int(a), let b = Int(b) { return a < b }
      return a < b
    }
    return left.count < right.count
  }
}

extension Schema {
  /// Whether a value of the type can be written as one piece of text.
  var isText: Bool {
    switch self {
    case .scalar, .choice: true
    case .either(let forms): forms.contains(where: \.isText)
    case .record, .list, .keyed: false
    }
  }

  /// A step to a value within.
  fileprivate var exampleStep: String? {
    switch self {
    case .record(let fields): fields.first?.key
    case .list: "0"
    case .keyed(let keys, _): keys.first
    case .either(let forms): forms.lazy.compactMap(\.exampleStep).first
    case .scalar, .choice: nil
    }
  }

  /// The name of the type that a text is read as; nil where it may be of several forms.
  var scalarName: String? {
    if case .scalar(let scalar) = self { scalar.name } else { nil }
  }
}
