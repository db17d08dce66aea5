internal import PDFObjects

/// Where the objects of a file with one revision stand (ISO 32000-1 7.5.4, 7.5.8).
///
/// Cairo up to 1.16 writes a table, and from 1.18 on a stream.
struct CrossReferences {
  enum Place {
    /// Not in use, or of a kind that is not known.
    case nowhere
    case offset(Int)
    case within(stream: Int, index: Int)
  }

  private(set) var places: [Place] = []
  private(set) var trailer: PDFValue = .null

  init(of bytes: [UInt8], inflating deflater: Deflater) throws(UnsoundPDF) {
    let end = max(0, bytes.count - 64)
    guard let keyword = bytes[end...].firstRange(of: Array("startxref".utf8)) else {
      throw UnsoundPDF(reason: "can't find startxref")
    }
    var parser = PDFParser(bytes: bytes, position: keyword.upperBound)
    guard let start = parser.integer(), start < bytes.count else {
      throw UnsoundPDF(reason: "startxref leads nowhere")
    }
    parser.position = start
    if parser.skip("xref") {
      try readTable(&parser)
    } else {
      try readStream(&parser, inflating: deflater)
    }
    guard trailer["/Prev"] == nil, trailer["/XRefStm"] == nil else {
      throw UnsoundPDF(reason: "it has more than one revision")
    }
    guard trailer["/Encrypt"] == nil else { throw UnsoundPDF(reason: "it is encrypted") }
  }

  private mutating func readTable(_ parser: inout PDFParser) throws(UnsoundPDF) {
    while !parser.skip("trailer") {
      guard let first = parser.integer(), let count = parser.integer(), first == places.count,
        count <= parser.bytes.count / 20
      else { throw UnsoundPDF(reason: "the cross-reference table is not sound") }
      for _ in 0..<count {
        guard let offset = parser.integer(), parser.integer() != nil else {
          throw UnsoundPDF(reason: "the cross-reference table is cut short")
        }
        if parser.skip("n") {
          places.append(.offset(offset))
        } else if parser.skip("f") {
          places.append(.nowhere)
        } else {
          throw UnsoundPDF(reason: "the cross-reference table is not sound")
        }
      }
    }
    trailer = try parser.value()
  }

  private mutating func readStream(
    _ parser: inout PDFParser, inflating deflater: Deflater
  ) throws(UnsoundPDF) {
    guard parser.integer() != nil, parser.integer() != nil, parser.skip("obj") else {
      throw UnsoundPDF(reason: "it has no cross-references")
    }
    trailer = try parser.value()
    guard trailer["/Type"]?.isName("/XRef") == true, case .integer(let length)? = trailer["/Length"]
    else { throw UnsoundPDF(reason: "it has no cross-references") }
    let rows = try deflater.decode(try parser.rawStream(length: length), of: trailer)
    let widths = trailer.integers(of: "/W")
    guard widths.count == 3, widths.allSatisfy({ 0...4 ~= $0 }), widths.contains(where: { $0 > 0 })
    else { throw UnsoundPDF(reason: "the cross-reference stream is not sound") }
    guard trailer["/Index"].map({ _ in trailer.integers(of: "/Index").first == 0 }) ?? true,
      trailer.integers(of: "/Index").count <= 2
    else { throw UnsoundPDF(reason: "the cross-reference stream has gaps") }
    places.reserveCapacity(rows.count / widths.reduce(0, +))
    var position = 0
    while position + widths.reduce(0, +) <= rows.count {
      var fields = [1, 0, 0]
      for (field, width) in widths.enumerated() where width > 0 {
        fields[field] = rows[position..<position + width].reduce(0) { $0 << 8 | Int($1) }
        position += width
      }
      switch fields[0] {
      case 1: places.append(.offset(fields[1]))
      case 2: places.append(.within(stream: fields[1], index: fields[2]))
      default: places.append(.nowhere)
      }
    }
  }
}

extension PDFParser {
  /// The bytes of the stream whose dictionary ends here, as they stand in the file.
  func rawStream(length: Int) throws(UnsoundPDF) -> ArraySlice<UInt8> {
    var parser = self
    guard parser.skip("stream") else { throw UnsoundPDF(reason: "a stream has no content") }
    // A line feed, or a carriage return and one (7.3.8.1).
    if parser.position < bytes.count, bytes[parser.position] == 13 { parser.position += 1 }
    let start = parser.position + 1
    guard length >= 0, start <= bytes.count, length <= bytes.count - start else {
      throw UnsoundPDF(reason: "a stream is cut short")
    }
    return bytes[start..<start + length]
  }
}

extension Deflater {
  /// Decodes what holds the file's own structure: a stream of objects or of cross-references.
  func decode(
    _ content: ArraySlice<UInt8>, of dictionary: PDFValue
  ) throws(UnsoundPDF) -> [UInt8] {
    guard let filter = dictionary["/Filter"] else { return Array(content) }
    guard filter.isName("/FlateDecode") else {
      throw UnsoundPDF(reason: "a stream of the file's own has an unknown filter")
    }
    guard let plain = inflate(content) else {
      throw UnsoundPDF(reason: "a stream of the file's own is damaged")
    }
    guard let parameters = dictionary["/DecodeParms"] else { return plain }
    guard case .integer(12)? = parameters["/Predictor"],
      case .integer(let columns)? = parameters["/Columns"], (1...1 << 10).contains(columns)
    else { throw UnsoundPDF(reason: "a stream of the file's own has an unknown predictor") }
    return try Self.undoUp(plain, columns: columns)
  }

  /// Adds to each row the one above it (7.4.4.4, PNG's filter Up).
  private static func undoUp(_ bytes: [UInt8], columns: Int) throws(UnsoundPDF) -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity(bytes.count)
    for start in stride(from: 0, to: bytes.count - columns, by: columns + 1) {
      guard bytes[start] == 2 else {
        throw UnsoundPDF(reason: "a stream of the file's own has an unknown predictor")
      }
      for place in start + 1...start + columns {
        let above = rows.count < columns ? 0 : rows[rows.count - columns]
        rows.append(bytes[place] &+ above)
      }
    }
    return rows
  }
}

extension PDFValue {
  /// The integers of an array under a key; empty where there is none.
  fileprivate func integers(of key: String) -> [Int] {
    guard case .array(let items)? = self[key] else { return [] }
    return items.compactMap { item in if case .integer(let value) = item { value } else { nil } }
  }
}
