/// Reads the fields of one record, or, without a record, describes them.
///
/// Every fault is kept and reading goes on with a stand-in, so that one run finds all of them.
public struct FieldReader {
  /// What this record tells the records within it.
  public var inherited: Inherited

  let value: ValueReader?
  let entries: [SourceNode.Entry]
  private let faultsBefore: Int
  private var known: [String] = []
  private(set) var described: [Schema.Field] = []

  init(_ entries: [SourceNode.Entry], of value: ValueReader) {
    self.entries = entries
    self.value = value
    inherited = value.inherited
    faultsBefore = value.session.faults.count
  }

  private init() {
    entries = []
    value = nil
    inherited = Inherited()
    faultsBefore = 0
  }

  static func describing() -> FieldReader { FieldReader() }
}

// MARK: Fields

extension FieldReader {
  /// Reads a field that must be there.
  public mutating func required<Value: StrictValue>(
    _ key: String, _ doc: String, _ type: Value.Type = Value.self
  ) -> Value {
    field(key, doc, isRequired: true, describe: Value.describe, read: Value.read)
      ?? Value.specimen
  }

  /// Reads a field that may be absent.
  public mutating func optional<Value: StrictValue>(
    _ key: String, _ doc: String, _ type: Value.Type = Value.self
  ) -> Value? {
    field(key, doc, isRequired: false, describe: Value.describe, read: Value.read)
  }

  /// Reads a list; it may be absent if it may be empty.
  public mutating func list<Element: StrictValue>(
    _ key: String, _ doc: String, of type: Element.Type = Element.self, atLeast minimum: Int = 0
  ) -> [Element] {
    field(key, doc, isRequired: minimum > 0) {
      let element = Element.describe()
      return Described(
        schema: .list(of: element.schema, atLeast: minimum), specimen: [element.specimen])
    } read: { value in
      guard case .list(let items) = value.node.content else {
        value.reportWrongType(expected: "a list")
        return nil
      }
      if items.count < minimum {
        value.report("the list is empty", help: "give at least \(minimum)")
      }
      return items.enumerated().compactMap { index, item in
        let element = value.child("\(index)", item)
        guard item.content != .absent, item.content != .text("") else {
          element.report("an entry of the list is empty", help: "fill it in or remove it")
          return nil
        }
        return Element.read(element)
      }
    } ?? []
  }

  /// Describes the field, or reads it; nil if it is absent or has a fault.
  mutating func field<Value>(
    _ key: String, _ doc: String, isRequired: Bool, describe: () -> Described<Value>,
    read: (ValueReader) -> Value?
  ) -> Value? {
    guard let value else {
      let field = describe()
      described.append(
        Schema.Field(key: key, doc: doc, type: field.schema, isRequired: isRequired))
      return field.specimen
    }
    known.append(key)
    let entry = entries.first { $0.key == key }
    if let entry, !entry.value.isBlank {
      return read(value.child(key, entry.value, inherited: inherited))
    }
    if let entry, !isRequired, entry.value.content == .text(""), describe().schema.hasParts {
      // What a person switched on by half would drop out of the contract unseen; `~` says so.
      value.session.faults.append(
        Diagnostic(
          at: entry.keyLocation, "\"\(key)\" is empty", help: "fill it in, or remove the key"))
    }
    if isRequired {
      let sentence = doc.hasSuffix(".") ? String(doc.dropLast()) : doc
      let place = value.path.isEmpty ? "" : " in \(value.path)"
      value.session.faults.append(
        Diagnostic(
          at: entry?.keyLocation ?? value.node.location,
          entry == nil ? "missing key \"\(key)\"\(place)" : "\"\(key)\"\(place) is empty",
          help: "\(key): " + sentence.prefix(1).lowercased() + sentence.dropFirst()))
    }
    return nil
  }
}

// MARK: Faults

extension FieldReader {
  /// Whether all fields so far were read without a fault, so that they can be compared.
  public var isSound: Bool { value.map { $0.session.faults.count == faultsBefore } ?? false }

  /// Reports a fault of a field, at its value if it has one: `path` is the path within this
  /// record, such as `tiers.0.credit`, and empty for the record as a whole.
  public func report(_ message: String, at path: String = "", help: String? = nil) {
    guard let value else { return }
    let place = value.node.nearest(to: path).location
    value.session.faults.append(Diagnostic(at: place, message, help: help))
  }

  /// Reports keys that no field has asked for.
  func reportUnknownKeys() {
    guard let value else { return }
    let unknown = entries.filter { !known.contains($0.key) }
    for (index, entry) in unknown.enumerated() {
      let place = value.path.isEmpty ? "" : " in \(value.path)"
      let help: String? =
        if index >= 100 {
          // A file with so many was not written for this reader; guessing would take long.
          nil
        } else if let near = entry.key.nearest(in: known) {
          "did you mean \"\(near)\"?"
        } else if known.count <= 12 {
          "known here: \(known.listed)"
        } else {
          nil
        }
      value.session.faults.append(
        Diagnostic(
          at: entry.keyLocation, "unknown key \"\(entry.key.shortened)\"\(place)", help: help))
    }
  }
}

extension SourceNode {
  /// Whether the value counts as left out: nothing, or text without a visible character.
  var isBlank: Bool {
    switch content {
    case .absent: true
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .record, .list: false
    }
  }

  /// The node at a path, or the innermost one on the way to it.
  func nearest(to path: String) -> SourceNode {
    var node = self
    for step in path.split(separator: ".") {
      guard let next = node[step] else { break }
      node = next
    }
    return node
  }
}

extension [String] {
  /// The words with commas between them.
  var listed: String { joined(separator: ", ") }
}
