internal import PDFObjects

/// The objects that Cairo drew and that the finished file keeps.
///
/// Reads what Cairo writes: one revision, nothing encrypted, in a table or in streams. Its structure
/// tree knows nothing of what was drawn, and is left behind unread.
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
  var size: Int { references.places.count }

  private let bytes: [UInt8]
  private let references: CrossReferences
  private let deflater: Deflater
  /// Streams of objects, unpacked, by number.
  private var packs: [Int: ObjectStream] = [:]

  init(in bytes: [UInt8], inflating deflater: Deflater) throws(UnsoundPDF) {
    self.bytes = bytes
    self.deflater = deflater
    references = try CrossReferences(of: bytes, inflating: deflater)
    guard case .reference(let root)? = references.trailer["/Root"] else {
      throw UnsoundPDF(reason: "it has no catalog")
    }
    catalog = root
    try readAll(from: root)
    if case .reference(let information)? = references.trailer["/Info"],
      case .value(let value) = try read(Int(information.number)),
      case .text(let producer)? = value["/Producer"]
    {
      self.producer = producer
    }
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

  private mutating func read(_ number: Int) throws(UnsoundPDF) -> Object {
    guard references.places.indices.contains(number) else {
      throw UnsoundPDF(reason: "object \(number) is missing")
    }
    switch references.places[number] {
    case .nowhere: throw UnsoundPDF(reason: "object \(number) is missing")
    case .offset(let offset): return try read(number, at: offset)
    case .within(let stream, let index):
      return .value(try pack(stream).value(index, of: number))
    }
  }

  private func read(_ number: Int, at offset: Int) throws(UnsoundPDF) -> Object {
    var parser = PDFParser(bytes: bytes, position: min(offset, bytes.count))
    guard parser.integer() == number, parser.integer() == 0, parser.skip("obj") else {
      throw UnsoundPDF(reason: "object \(number) is not where it should be")
    }
    var value = try parser.value()
    guard parser.isAt("stream") else { return .value(value) }
    let content = try parser.rawStream(length: try length(of: value))
    value["/Length"] = nil
    return .stream(value, content)
  }

  /// The stream of objects of a number, read once.
  private mutating func pack(_ number: Int) throws(UnsoundPDF) -> ObjectStream {
    if let known = packs[number] { return known }
    guard references.places.indices.contains(number),
      case .offset(let offset) = references.places[number],
      case .stream(let dictionary, let content) = try read(number, at: offset)
    else { throw UnsoundPDF(reason: "the stream of objects \(number) is missing") }
    let pack = try ObjectStream(dictionary, content, inflating: deflater)
    packs[number] = pack
    return pack
  }

  private func length(of stream: PDFValue) throws(UnsoundPDF) -> Int {
    switch stream["/Length"] {
    case .integer(let length)?: return length
    case .reference(let place)?:
      // One step: a length that is a stream would lead here again.
      if references.places.indices.contains(Int(place.number)),
        case .offset(let offset) = references.places[Int(place.number)]
      {
        var parser = PDFParser(bytes: bytes, position: min(offset, bytes.count))
        if parser.integer() == Int(place.number), parser.integer() != nil, parser.skip("obj"),
          let length = parser.integer()
        {
          return length
        }
      }
      throw UnsoundPDF(reason: "a stream has no length")
    default: throw UnsoundPDF(reason: "a stream has no length")
    }
  }
}

/// Objects that are packed in a stream (ISO 32000-1 7.5.7), unpacked.
private struct ObjectStream {
  private let bytes: [UInt8]
  /// The number of each object and where it begins.
  private var starts: [(number: Int, offset: Int)] = []

  init(
    _ dictionary: PDFValue, _ content: ArraySlice<UInt8>, inflating deflater: Deflater
  ) throws(UnsoundPDF) {
    guard dictionary["/Type"]?.isName("/ObjStm") == true,
      case .integer(let count)? = dictionary["/N"], case .integer(let first)? = dictionary["/First"]
    else { throw UnsoundPDF(reason: "a stream of objects is not one") }
    bytes = try deflater.decode(content, of: dictionary)
    guard count <= bytes.count, first <= bytes.count else {
      throw UnsoundPDF(reason: "a stream of objects is damaged")
    }
    var parser = PDFParser(bytes: bytes, position: 0)
    for _ in 0..<count {
      guard let number = parser.integer(), let offset = parser.integer(),
        offset <= bytes.count - first
      else { throw UnsoundPDF(reason: "a stream of objects is damaged") }
      starts.append((number, first + offset))
    }
  }

  func value(_ index: Int, of number: Int) throws(UnsoundPDF) -> PDFValue {
    guard starts.indices.contains(index), starts[index].number == number else {
      throw UnsoundPDF(reason: "object \(number) is not where it should be")
    }
    var parser = PDFParser(bytes: bytes, position: starts[index].offset)
    return try parser.value()
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
