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

  init(drawn bytes: [UInt8]) throws(UnsoundPDF) {
    let drawn = try DrawnObjects(in: bytes)
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

  /// The pages in order.
  func pages() throws(UnsoundPDF) -> [PDFReference] {
    guard case .array(let kids)? = resolve(self[catalog]["/Pages"])["/Kids"] else {
      throw UnsoundPDF(reason: "it has no pages")
    }
    var pages: [PDFReference] = []
    for case .reference(let page) in kids {
      guard self[page]["/Type"]?.isName("/Page") == true else {
        throw UnsoundPDF(reason: "its pages are in a tree, which Cairo does not write")
      }
      pages.append(page)
    }
    return pages
  }

  /// The content of a page, decoded.
  func content(of page: PDFReference) throws(UnsoundPDF) -> [UInt8] {
    guard case .reference(let place)? = self[page]["/Contents"],
      case .stream(_, let stream)? = objects[Int(place.number)]
    else { throw UnsoundPDF(reason: "a page has no content") }
    guard stream.isDeflated else { return stream.bytes }
    guard let content = deflater.inflate(stream.bytes[...]) else {
      throw UnsoundPDF(reason: "the content of a page is damaged")
    }
    return content
  }

  func setContent(of page: PDFReference, to content: [UInt8]) {
    guard case .reference(let place)? = self[page]["/Contents"] else { return }
    objects[Int(place.number)] = .stream([:], PDFStream(deflating: content, by: deflater))
  }
}
