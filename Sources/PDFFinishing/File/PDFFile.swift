internal import PDFObjects

/// A file that is being finished: what Cairo drew, and what is added to it; written once.
final class PDFFile: PDFObjectMaker {
  enum Object {
    case value(PDFValue)
    case stream(PDFValue, PDFStream)
  }

  let catalog: PDFReference
  /// Who drew it.
  let producer: String
  let deflater = Deflater()
  /// By number; nil for what Cairo's file has and the finished one has not.
  private(set) var objects: [Object?]

  /// Reads what Cairo drew; what the own reader does not know, by way of libqpdf.
  ///
  /// The own reader is there for speed: libqpdf takes 8 ms to read and write what it reads in 1.
  init(drawn bytes: [UInt8]) throws(UnsoundPDF) {
    let drawn: DrawnObjects
    do {
      drawn = try DrawnObjects(in: bytes, inflating: deflater)
    } catch {
      let plain = try QPDFDocument(reading: bytes).writtenPlainly()
      drawn = try DrawnObjects(in: plain, inflating: deflater)
    }
    catalog = drawn.catalog
    producer = drawn.producer
    objects = Array(repeating: nil, count: drawn.size)
    for (number, object) in drawn.objects {
      switch object {
      case .value(let value): objects[number] = .value(value)
      case .stream(let entries, let content):
        let isDeflated = entries["/Filter"]?.isName("/FlateDecode") == true
        var entries = entries
        if isDeflated { entries["/Filter"] = nil }
        let stream =
          isDeflated ? PDFStream(deflated: Array(content)) : PDFStream(plain: Array(content))
        objects[number] = .stream(entries, stream)
      }
    }
  }

  func add(_ value: PDFValue) -> PDFReference { add(.value(value)) }

  func add(_ stream: PDFStream, _ entries: PDFValue) -> PDFReference {
    add(.stream(entries, stream))
  }

  private func add(_ object: Object) -> PDFReference {
    objects.append(object)
    return PDFReference(number: Int32(objects.count - 1), generation: 0)
  }

  /// An object; of a stream its dictionary, and null where there is none.
  subscript(reference: PDFReference) -> PDFValue {
    get {
      switch objects[Int(reference.number)] {
      case .value(let value)?, .stream(let value, _)?: value
      case nil: .null
      }
    }
    set {
      switch objects[Int(reference.number)] {
      case .stream(_, let stream)?: objects[Int(reference.number)] = .stream(newValue, stream)
      default: objects[Int(reference.number)] = .value(newValue)
      }
    }
  }

  func resolve(_ value: PDFValue?) -> PDFValue {
    if case .reference(let reference)? = value { self[reference] } else { value ?? .null }
  }

  func set(_ key: String, of reference: PDFReference, to value: PDFValue) {
    self[reference][key] = value
  }

  /// The pages in order, each with what it inherits (ISO 32000-1 7.7.3).
  func pages() throws(UnsoundPDF) -> [PDFReference] {
    guard case .reference(let root)? = self[catalog]["/Pages"] else {
      throw UnsoundPDF(reason: "it has no pages")
    }
    var pages: [PDFReference] = []
    try addPages(below: root, inherited: [:], depth: 0, to: &pages)
    return pages
  }

  private static let inheritable = ["/Resources", "/MediaBox", "/CropBox", "/Rotate"]
  private static let deepestPage = 32

  private func addPages(
    below node: PDFReference, inherited: PDFValue, depth: Int, to pages: inout [PDFReference]
  ) throws(UnsoundPDF) {
    guard depth < Self.deepestPage, case .array(let kids) = resolve(self[node]["/Kids"]) else {
      throw UnsoundPDF(reason: "its pages are not a tree")
    }
    var inherited = inherited
    for key in Self.inheritable { self[node][key].map { inherited[key] = $0 } }
    for case .reference(let kid) in kids {
      if self[kid]["/Type"]?.isName("/Page") == true {
        guard case .dictionary(let entries) = inherited else { continue }
        for (key, value) in entries where self[kid][key] == nil { self[kid][key] = value }
        pages.append(kid)
      } else {
        try addPages(below: kid, inherited: inherited, depth: depth + 1, to: &pages)
      }
    }
  }

  /// The content of a page, decoded; streams of it are one content, as if joined by a space.
  func content(of page: PDFReference) throws(UnsoundPDF) -> [UInt8] {
    let streams =
      switch self[page]["/Contents"] {
      case .array(let items)?: items
      case let item?: [item]
      case nil: [PDFValue]()
      }
    var content: [UInt8] = []
    for (index, item) in streams.enumerated() {
      guard case .reference(let place) = item,
        case .stream(_, let stream)? = objects[Int(place.number)]
      else { throw UnsoundPDF(reason: "a page has no content") }
      let plain = stream.isDeflated ? deflater.inflate(stream.bytes[...]) : stream.bytes
      guard let plain else { throw UnsoundPDF(reason: "the content of a page is damaged") }
      content = index == 0 ? plain : content + [0x0A] + plain
    }
    return content
  }

  func setContent(of page: PDFReference, to content: [UInt8]) {
    let stream = add(PDFStream(deflating: content, by: deflater), [:])
    set("/Contents", of: page, to: .reference(stream))
  }
}
