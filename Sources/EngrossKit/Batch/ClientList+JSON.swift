internal import StrictInput

/// Lists that are written as JSON: an array, or a record a line.
extension ClientList {
  mutating func readArray(_ bytes: [UInt8]) throws(Faults) {
    guard bytes.count <= SourceNode.largestFile else {
      throw fault(
        "a JSON array of clients has at most 4 MB", "write JSON Lines instead, a client a line")
    }
    guard case .list(let items) = try SourceNode(bytes: bytes, file: file).content else {
      throw fault("expected an array of clients", "write [{…}, {…}]")
    }
    for item in items {
      try checkKeys(of: item, number: starts.count + 1)
      starts.append(
        Start(offset: 0, line: item.location.line, number: try number(saidBy: item)))
    }
    nodes = items
    try refuseNumbersGivenTwice()
  }

  mutating func readLines(_ bytes: [UInt8]) throws(Faults) {
    var offset = 0
    var line = 1
    while offset < bytes.count {
      let end = bytes[offset...].firstIndex(of: .newline) ?? bytes.count
      let isBlank = bytes[offset..<end].allSatisfy { " \t\r".utf8.contains($0) }
      if !isBlank {
        var start = Start(offset: offset, line: line, number: starts.count + 1)
        let node = try lineNode(bytes[offset..<end], start)
        try checkKeys(of: node, number: start.number)
        start.number = try number(saidBy: node)
        starts.append(start)
      }
      offset = end + 1
      line += 1
    }
    try refuseNumbersGivenTwice()
  }

  /// The number that a row says it has, or its place in the list.
  private mutating func number(saidBy row: SourceNode) throws(Faults) -> Int {
    guard let said = row[ListColumns.rowNumber] else { return starts.count + 1 }
    isPart = true
    if case .text(let text) = said.content, let number = Int(text), number > 0 { return number }
    throw Faults(Diagnostic(at: said.location, "expected the number of a row"))
  }

  private func refuseNumbersGivenTwice() throws(Faults) {
    guard isPart else { return }
    var lines: [Int: Int] = [:]
    for start in starts {
      if let line = lines.updateValue(start.line, forKey: start.number) {
        throw fault(
          "row \(start.number) is given twice", "the first is on line \(line)", line: start.line)
      }
    }
  }

  /// Finds what a row says that the terms do not have.
  private mutating func checkKeys(of node: SourceNode, number: Int) throws(Faults) {
    guard case .record = node.content else { throw noRecord(number, at: node.location) }
    let leaves = leaves(of: node)
    guard leaves.contains(where: { !$0.isEmpty && !Self.added.contains($0.name) }) else {
      throw Faults(Diagnostic(at: node.location, "row \(number) is empty", help: "remove it"))
    }
    var faults: [Diagnostic] = []
    var known = NamedValues()
    for leaf in leaves {
      if let (other, isSame) = known.clash(
        of: leaf.name, meaning: .path(leaf.path), at: leaf.value.location)
      {
        let what =
          isSame
          ? "\"\(leaf.name.shortened)\" twice"
          : "\"\(other.name.shortened)\" and \"\(leaf.name.shortened)\", a value and a part of it"
        faults.append(
          Diagnostic(
            at: leaf.value.location, "row \(number) gives \(what)", help: "remove one",
            related: [.init(location: other.location, message: "the first is here")]))
      }
      guard !paths.contains(leaf.path) else { continue }
      switch columns.meaning(of: leaf.name, at: leaf.value.location, isText: leaf.isText) {
      case .success(.path(let path)): paths.insert(path)
      case .success: break
      case .failure(let found): faults += found.diagnostics
      }
    }
    if !faults.isEmpty { throw Faults(faults) }
  }

  private func noRecord(_ number: Int, at place: SourceLocation) -> Faults {
    Faults(
      Diagnostic(
        at: place, "row \(number) is not a record of values",
        help: "write it like {\"client.name\": \"Acme Ltd\"}"))
  }

  private struct Leaf {
    var name: String
    var path: String
    var value: SourceNode
    var isText: Bool { if case .text = value.content { true } else { false } }
    var isEmpty: Bool {
      switch value.content {
      case .text(let text): text.trimmed.isEmpty
      case .record(let entries): entries.isEmpty
      case .list(let items): items.isEmpty
      case .absent: true
      }
    }
  }

  /// The values of a row by their paths, without those that are ignored; records within it are
  /// followed, lists are values.
  private func leaves(of node: SourceNode, under name: String = "") -> [Leaf] {
    node.entries.flatMap { entry -> [Leaf] in
      if name.isEmpty, columns.named[entry.key] == ListColumns.ignored { return [] }
      let key = name.isEmpty ? (columns.named[entry.key] ?? entry.key) : "\(name).\(entry.key)"
      if case .record(let entries) = entry.value.content, !entries.isEmpty {
        return leaves(of: entry.value, under: key)
      }
      return [Leaf(name: key, path: key.longPath, value: entry.value)]
    }
  }

  /// A row as it is written in JSON.
  func node(at index: Int) throws(Faults) -> SourceNode {
    if format == .json { return nodes[index] }
    let text = try text(at: index)
    return try lineNode(text[..<(text.firstIndex(of: .newline) ?? text.count)], starts[index])
  }

  private func lineNode(_ line: ArraySlice<UInt8>, _ start: Start) throws(Faults) -> SourceNode {
    let first = line.prefix { " \t\r".utf8.contains($0) }.count
    guard line.dropFirst(first).first == UInt8(ascii: "{") else {
      throw noRecord(
        start.number, at: SourceLocation(file: file, line: start.line, column: first + 1))
    }
    do {
      return try SourceNode(text: String(decoding: line, as: UTF8.self), file: file).moved(
        toLine: start.line)
    } catch {
      throw Faults(
        error.diagnostics.map { diagnostic in
          var diagnostic = diagnostic
          diagnostic.location?.line += start.line - 1
          diagnostic.help = diagnostic.help?.replacing(
            "on line 1", with: "on line \(start.line)")
          return diagnostic
        })
    }
  }

  func jsonRow(_ node: SourceNode) -> [ClientRow.Cell] {
    leaves(of: node).compactMap { leaf in
      guard !Self.added.contains(leaf.name) else {
        return nil
      }
      var value = leaf.value
      var written = ""
      if case .text(let text) = value.content {
        written = text
        if text.trimmed.isEmpty { value.content = .absent }
      }
      return .init(name: leaf.name, path: leaf.path, written: written, value: value)
    }
  }
}

extension SourceNode {
  /// The tree of a text that begins at another line of its file.
  fileprivate func moved(toLine line: Int) -> SourceNode {
    guard line > 1 else { return self }
    var node = self
    node.location.line += line - 1
    switch content {
    case .record(let entries):
      node.content = .record(
        entries.map { entry in
          var entry = entry
          entry.keyLocation.line += line - 1
          entry.value = entry.value.moved(toLine: line)
          return entry
        })
    case .list(let items): node.content = .list(items.map { $0.moved(toLine: line) })
    case .text, .absent: break
    }
    return node
  }
}
