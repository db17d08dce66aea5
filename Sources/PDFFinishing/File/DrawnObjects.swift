internal import PDFObjects

/// The objects that Cairo drew and that the finished file keeps.
///
/// Cairo writes one revision with a classic cross-reference table, and nothing encrypted; any other
/// file is refused. Its structure tree knows nothing of what was drawn, and is left behind unread.
struct DrawnObjects {
  enum Object {
    case value(PDFValue)
    case stream(PDFValue, ArraySlice<UInt8>)
  }

  /// By number.
  private(set) var objects: [Int: Object] = [:]
  private(set) var catalog = PDFReference(number: 0, generation: 0)
  private(set) var producer = ""
  /// Above all numbers.
  private(set) var size = 0

  private let bytes: [UInt8]
  private var offsets: [Int] = []

  init(in bytes: [UInt8]) throws(UnsoundPDF) {
    self.bytes = bytes
    let trailer = try readTrailer()
    guard case .reference(let root)? = trailer["/Root"] else {
      throw UnsoundPDF(reason: "it has no catalog")
    }
    catalog = root
    try readAll(from: root)
    if case .reference(let information)? = trailer["/Info"],
      case .value(let value) = try read(Int(information.number)),
      case .text(let producer)? = value["/Producer"]
    {
      self.producer = producer
    }
  }

  private mutating func readTrailer() throws(UnsoundPDF) -> PDFValue {
    let end = max(0, bytes.count - 64)
    guard let keyword = bytes[end...].firstRange(of: Array("startxref".utf8)) else {
      throw UnsoundPDF(reason: "can't find startxref")
    }
    var parser = PDFParser(bytes: bytes, position: keyword.upperBound)
    guard let start = parser.integer(), start < bytes.count else {
      throw UnsoundPDF(reason: "startxref leads nowhere")
    }
    parser.position = start
    guard parser.skip("xref"), parser.integer() == 0, let count = parser.integer(),
      count <= bytes.count / 20
    else { throw UnsoundPDF(reason: "it has no cross-reference table") }
    size = count
    for _ in 0..<count {
      guard let offset = parser.integer(), parser.integer() != nil else {
        throw UnsoundPDF(reason: "the cross-reference table is cut short")
      }
      offsets.append(parser.skip("n") ? offset : parser.skip("f") ? 0 : -1)
    }
    guard parser.skip("trailer") else { throw UnsoundPDF(reason: "it has no trailer") }
    return try parser.value()
  }

  /// Reads all that an object leads to.
  private mutating func readAll(from root: PDFReference) throws(UnsoundPDF) {
    var open = [Int(root.number)]
    while let number = open.popLast() {
      guard objects[number] == nil else { continue }
      var object = try read(number)
      if case .value(var value) = object {
        value["/StructTreeRoot"] = nil
        value["/MarkInfo"] = nil
        value["/StructParents"] = nil
        object = .value(value)
      }
      objects[number] = object
      switch object {
      case .value(let value), .stream(let value, _): value.addReferences(to: &open)
      }
    }
  }

  private func read(_ number: Int) throws(UnsoundPDF) -> Object {
    guard offsets.indices.contains(number), offsets[number] > 0, offsets[number] < bytes.count
    else { throw UnsoundPDF(reason: "object \(number) is missing") }
    var parser = PDFParser(bytes: bytes, position: offsets[number])
    guard parser.integer() == number, parser.integer() == 0, parser.skip("obj") else {
      throw UnsoundPDF(reason: "object \(number) is not where it should be")
    }
    var value = try parser.value()
    guard parser.skip("stream") else { return .value(value) }
    // A line feed, or a carriage return and one (7.3.8.1).
    if parser.position < bytes.count, bytes[parser.position] == 13 { parser.position += 1 }
    let start = parser.position + 1
    let length = try self.length(of: value)
    guard length >= 0, start <= bytes.count, length <= bytes.count - start else {
      throw UnsoundPDF(reason: "the stream of object \(number) is cut short")
    }
    value["/Length"] = nil
    return .stream(value, bytes[start..<start + length])
  }

  private func length(of stream: PDFValue) throws(UnsoundPDF) -> Int {
    switch stream["/Length"] {
    case .integer(let length)?: return length
    case .reference(let place)?:
      // One step: a length that is a stream would lead here again.
      var parser = PDFParser(
        bytes: bytes,
        position: offsets.indices.contains(Int(place.number)) ? offsets[Int(place.number)] : 0)
      if parser.integer() == Int(place.number), parser.integer() != nil, parser.skip("obj"),
        let length = parser.integer()
      {
        return length
      }
      throw UnsoundPDF(reason: "a stream has no length")
    default: throw UnsoundPDF(reason: "a stream has no length")
    }
  }
}

extension PDFValue {
  fileprivate func addReferences(to open: inout [Int]) {
    switch self {
    case .reference(let reference): open.append(Int(reference.number))
    case .array(let items): for item in items { item.addReferences(to: &open) }
    case .dictionary(let entries): for (_, value) in entries { value.addReferences(to: &open) }
    default: return
    }
  }
}
