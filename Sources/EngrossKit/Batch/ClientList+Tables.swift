internal import StrictInput

/// Lists that are written as tables, with the names of their columns in the first line.
extension ClientList {
  private static let mostFaults = 20

  mutating func readTable(_ bytes: [UInt8]) throws(Faults) {
    let hint = bytes.lengthOfHint
    var reader = CSVReader(
      bytes, file: file, delimiter: delimiter, offset: hint, line: hint == 0 ? 1 : 2)
    guard let header = try reader.next() else {
      throw fault("the list is empty", "write the names of its columns in the first line")
    }
    try readHeader(header)
    let numberColumn = headers.firstIndex { $0.meaning == .rowNumber }
    isPart = numberColumn != nil
    var faults: [Diagnostic] = []
    var numbers: [Int: Int] = [:]
    while faults.count < Self.mostFaults {
      reader.skipEmptyLines()
      var start = Start(offset: reader.offset, line: reader.line, number: starts.count + 1)
      guard let cells = try reader.next() else { break }
      let place = cells[0].location
      if cells.count != headers.count {
        faults.append(
          Diagnostic(
            at: place,
            "the row has \(cells.count) \(cells.count == 1 ? "cell" : "cells"), but the list has "
              + "\(headers.count) \(headers.count == 1 ? "column" : "columns")",
            help: cells.count > headers.count
              ? "put a cell that holds a delimiter in quotes" : "add the delimiters of empty cells")
        )
      } else if cells.allSatisfy(\.text.trimmed.isEmpty) {
        faults.append(Diagnostic(at: place, "the row is empty", help: "remove it"))
      } else if let numberColumn {
        let cell = cells[numberColumn]
        if let number = Int(cell.text.trimmed), number > 0 {
          start.number = number
          if let line = numbers.updateValue(start.line, forKey: number) {
            faults.append(
              Diagnostic(
                at: cell.location, "row \(number) is given twice",
                help: "the first is on line \(line)"))
          }
        } else {
          faults.append(
            Diagnostic(
              at: cell.location,
              "expected the number of a row, found \"\(cell.text.shortened)\""))
        }
      }
      starts.append(start)
    }
    if !faults.isEmpty { throw Faults(sorting: faults) }
  }

  private mutating func readHeader(_ cells: [CSVReader.Cell]) throws(Faults) {
    var faults: [Diagnostic] = []
    var known = NamedValues()
    for cell in cells {
      let name = cell.text.trimmed
      switch columns.meaning(
        of: name, at: cell.location, suggesting: faults.count < Self.mostFaults)
      {
      case .failure(let found): faults += found.diagnostics
      case .success(let meaning):
        var header = Header(name: name, meaning: meaning)
        if case .path(let path) = meaning {
          header.type = columns.schema[path: path]?.scalarName
          paths.insert(path)
        }
        headers.append(header)
        guard meaning != .ignored,
          let (other, isSame) = known.clash(of: name, meaning: meaning, at: cell.location)
        else { continue }
        let what =
          other.name == name
          ? "the column \"\(name.shortened)\" is given twice"
          : "the columns \"\(other.name.shortened)\" and \"\(name.shortened)\" name "
            + (isSame ? "the same value" : "a value and a part of it")
        faults.append(
          Diagnostic(
            at: cell.location, what, help: "remove one",
            related: [.init(location: other.location, message: "the first is here")]))
      }
    }
    let more = faults.count - Self.mostFaults
    if more > 0 {
      faults =
        faults.prefix(Self.mostFaults)
        + [
          Diagnostic(
            .error, "the header has \(more) more faults", help: "is it the right delimiter?")
        ]
    }
    if !faults.isEmpty { throw Faults(faults) }
  }

  func tableRow(_ index: Int) throws(Faults) -> [ClientRow.Cell] {
    let start = starts[index]
    var reader = CSVReader(
      try text(at: index), file: file, delimiter: delimiter, line: start.line)
    var cells: [ClientRow.Cell] = []
    var faults: [Diagnostic] = []
    for (header, cell) in zip(headers, try reader.next() ?? []) {
      guard case .path(let path) = header.meaning else { continue }
      let text = cell.text.trimmed
      let content: SourceNode.Content
      if text.isEmpty {
        content = .absent
      } else if let locale, let type = header.type {
        guard let canonical = locale.canonical(text, as: type) else {
          let expected =
            type == "CalendarDate"
            ? "a date with a year of four digits"
            : "a number such as \(locale.example(of: type))"
          faults.append(
            Diagnostic(
              at: cell.location,
              "row \(start.number), column \(header.name), value \"\(text.shortened)\": "
                + "expected \(expected) (--locale \(locale.identifier))"))
          continue
        }
        content = .text(canonical)
      } else {
        content = .text(text)
      }
      cells.append(
        .init(
          name: header.name, path: path, written: text,
          value: SourceNode(content, at: cell.location)))
    }
    if !faults.isEmpty { throw Faults(faults) }
    return cells
  }
}
