internal import ContractModel
public import StrictInput

/// The terms that all contracts of a batch have in common, over which each row lays its values.
public struct CommonTerms: Sendable {
  private static let schema = Contract.schema

  public let source: SourceNode
  /// What the block `columns:` says that headers stand for.
  public let renamed: [String: String]

  /// Takes the block `columns:`, if there is one, off the terms.
  public init(_ source: SourceNode) throws(Faults) {
    var source = source
    var renamed: [String: String] = [:]
    if case .record(var entries) = source.content,
      let index = entries.firstIndex(where: { $0.key == "columns" })
    {
      let block = entries.remove(at: index)
      guard case .record(let names) = block.value.content else {
        throw Faults(
          Diagnostic(
            at: block.value.location, "expected a record of columns with their paths",
            help: "write columns: {Company: client.name}"))
      }
      for name in names {
        guard case .text(let path) = name.value.content else {
          throw Faults(
            Diagnostic(
              at: name.keyLocation, "the column \"\(name.key.shortened)\" has no path",
              help: "write a path such as client.name, or ignore"))
        }
        renamed[name.key] = path
      }
      source.content = .record(entries)
    }
    self.source = source
    self.renamed = renamed
  }

  /// The terms of a row's contract.
  ///
  /// An empty cell keeps what the common terms say, except within `parties.client`: there it means
  /// that the client has none, so that nothing of one client can stand in the contract of another.
  public func overlaid(with row: ClientRow) throws(Faults) -> SourceNode {
    var terms = source
    var faults: [Diagnostic] = []
    var hasGaps = false
    for cell in row.cells {
      if cell.value.content == .absent {
        guard cell.path.hasPrefix("parties.client.") else { continue }
        hasGaps = true
      }
      if !terms.hasLists(for: cell.path) || !terms.set(cell.path, to: cell.value) {
        faults.append(
          Diagnostic(
            at: cell.value.location,
            "row \(row.number), column \(cell.name): the terms have no place for it",
            help: "an entry can only follow the last one of its list"))
      }
    }
    if !faults.isEmpty { throw Faults(faults) }
    for record in row.emptyRecords(in: Self.schema) {
      _ = terms.set(record.path, to: SourceNode(.absent, at: record.place))
    }
    if hasGaps, let client = terms[path: "parties.client"] {
      _ = terms.set("parties.client", to: client.withoutGaps)
    }
    return terms
  }

  /// What no contract could do without, and neither the common terms nor the list have.
  public func missing(from list: ClientList) -> [Diagnostic] {
    missing(Self.schema, source, "", list.paths)
  }

  /// What the common terms say of one client by name, and the list does not replace: a warning,
  /// since it will stand in the contracts of all.
  public func leftOver(from list: ClientList) -> Diagnostic? {
    guard list.paths.contains("parties.client.name") else { return nil }
    let personal = [
      "shortName", "registration.number", "address.lines.0", "notices.attention", "notices.email",
      "securityContact.name", "securityContact.title", "securityContact.email",
      "securityContact.phone", "signatories.0.name", "signatories.0.capacity",
    ]
    let left = personal.filter { key in
      guard case .text = source[path: "parties.client.\(key)"]?.content else { return false }
      return !list.paths.contains("parties.client.\(key)")
        && !list.paths.contains("parties.client.\(key.split(separator: ".")[0])")
    }
    guard let first = left.first, let node = source[path: "parties.client.\(first)"] else {
      return nil
    }
    let names = left.map { "client.\($0)" }.joined(separator: ", ")
    return Diagnostic(
      .warning, at: node.location, "the contracts of all clients will have the same \(names)",
      help: "add columns to the list, or take the client out of the terms")
  }

  private func missing(
    _ schema: Schema, _ node: SourceNode?, _ path: String, _ columns: Set<String>
  ) -> [Diagnostic] {
    switch schema {
    case .record(let fields):
      return fields.flatMap { field -> [Diagnostic] in
        let inner = path.isEmpty ? field.key : "\(path).\(field.key)"
        let value = node?[field.key].flatMap { $0.content == .absent ? nil : $0 }
        let hasColumn = columns.contains { $0 == inner || $0.hasPrefix("\(inner).") }
        if value == nil, !hasColumn {
          guard field.isRequired else { return [] }
          let name = inner.shortPath
          return [
            Diagnostic(
              at: (node ?? source).location,
              "neither the terms nor the list say \(name)",
              help: "add \(name) to the terms, or a column to the list: \(field.doc)")
          ]
        }
        return missing(field.type, value, inner, columns)
      }
    case .keyed(let keys, let element):
      return keys.filter { node?[$0] != nil }.flatMap {
        missing(element, node?[$0], "\(path).\($0)", columns)
      }
    case .list, .scalar, .choice, .either: return []
    }
  }
}

extension SourceNode {
  /// Whether there is a list wherever a path goes on to an entry that is not the first of its list.
  fileprivate func hasLists(for path: String) -> Bool {
    let steps = path.split(separator: ".")
    return steps.indices.allSatisfy { place in
      guard let index = Int(steps[place]), index > 0 else { return true }
      let list = self[path: steps[..<place].joined(separator: ".")]
      return list.map { $0.content != .absent } ?? false
    }
  }

  /// Without the empty entries of lists, and with records of which every value is empty left out.
  fileprivate var withoutGaps: SourceNode {
    var node = self
    switch content {
    case .record(let entries):
      let kept = entries.map { entry in
        var entry = entry
        entry.value = entry.value.withoutGaps
        return entry
      }
      let isEmpty = kept.allSatisfy { $0.value.content == .absent } && !kept.isEmpty
      node.content = isEmpty ? .absent : .record(kept)
    case .list(let items):
      let kept = items.map(\.withoutGaps).filter { $0.content != .absent }
      if kept.isEmpty, let first = items.first { node.location = first.location }
      node.content = kept.isEmpty ? .absent : .list(kept)
    case .text, .absent: break
    }
    return node
  }
}

extension ClientRow {
  /// The records of the client that the row leaves empty, a value included that they must have:
  /// what the common terms say besides, of another client's contact or register, goes with them.
  fileprivate func emptyRecords(in schema: Schema) -> [(path: String, place: SourceLocation)] {
    let own = cells.filter { $0.path.hasPrefix("parties.client.") }
    return own.compactMap { cell in
      guard cell.value.content == .absent, let dot = cell.path.lastIndex(of: ".") else {
        return nil
      }
      let record = String(cell.path[..<dot])
      let key = cell.path[cell.path.index(after: dot)...]
      guard record != "parties.client",
        schema[path: record]?.fields.contains(where: { $0.key == key && $0.isRequired }) == true,
        own.allSatisfy({ !$0.path.hasPrefix("\(record).") || $0.value.content == .absent })
      else { return nil }
      return (record, cell.value.location)
    }
  }

  /// Says of faults in the terms of a row in which row, column and value they are.
  func explaining(_ faults: [Diagnostic]) -> [Diagnostic] {
    faults.map { fault in
      var fault = fault
      let cell = cells.first { $0.value.location == fault.location }
      let place = cell.map { ", column \($0.name), value \"\($0.written.shortened)\"" } ?? ""
      fault.message = "row \(number)\(place): \(fault.message)"
      return fault
    }
  }
}
