package import CQPDF

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What libqpdf says of bytes that are no PDF, or a damaged one.
package struct UnsoundPDF: Error {
  package let reason: String

  package init(reason: String) { self.reason = reason }
}

/// Owner of one PDF in libqpdf: reads it, hands out and makes its objects, frees them all at once.
package final class QPDFDocument: PDFObjectMaker {
  package private(set) var data: qpdf_data?
  /// qpdf reads from it as long as the document lives.
  private let source: UnsafeMutableBufferPointer<CChar>
  /// Bare handles: an object would hold on to its document, and that to the object.
  private var names: [String: qpdf_oh] = [:]
  private var madeHandles: [qpdf_oh] = []

  /// Reads a PDF; with `toleratesWarnings`, also one in which libqpdf sees what is unusual.
  ///
  /// - Throws: `UnsoundPDF` where the bytes are no PDF, or are damaged; nothing is repaired.
  package init(
    reading bytes: [UInt8], toleratesWarnings: Bool = false
  ) throws(UnsoundPDF) {
    source = .allocate(capacity: bytes.count)
    bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(source).copyMemory(from: $0) }
    data = Self.begin()
    _ = qpdf_read_memory(data, "PDF", source.baseAddress, UInt64(source.count), nil)
    if toleratesWarnings, qpdf_has_error(data) == 0 { return }
    if let fault { throw UnsoundPDF(reason: fault) }
  }

  /// Reads a PDF from its file, which must stay as it is for as long as the document lives.
  ///
  /// - Throws: as for bytes.
  package init(file: String) throws(UnsoundPDF) {
    source = .allocate(capacity: 0)
    data = Self.begin()
    _ = qpdf_read(data, file, nil)
    if let fault { throw UnsoundPDF(reason: fault) }
  }

  private static func begin() -> qpdf_data? {
    let data = qpdf_init()
    qpdf_silence_errors(data)
    qpdf_set_suppress_warnings(data, QPDF_TRUE)
    qpdf_set_attempt_recovery(data, QPDF_FALSE)
    return data
  }

  deinit {
    // An error that nobody asked for would be told to standard error.
    if qpdf_has_error(data) != 0 { _ = qpdf_get_error(data) }
    qpdf_cleanup(&data)
    source.deallocate()
  }

  /// What libqpdf complained of since it was last asked, be it an error or a warning.
  package var fault: String? {
    let complaint =
      if qpdf_has_error(data) != 0 {
        qpdf_get_error(data)
      } else if qpdf_more_warnings(data) != 0 {
        qpdf_next_warning(data)
      } else {
        qpdf_error?.none
      }
    return complaint.map { String(cString: qpdf_get_error_message_detail(data, $0)) }
  }

  package var catalog: PDFObject { PDFObject(document: self, handle: qpdf_get_root(data)) }
  package var trailer: PDFObject { PDFObject(document: self, handle: qpdf_get_trailer(data)) }

  /// The pages in order, each with what it inherits.
  package func pages() throws(UnsoundPDF) -> [PDFObject] {
    _ = qpdf_push_inherited_attributes_to_page(data)
    let count = qpdf_get_num_pages(data)
    if let fault { throw UnsoundPDF(reason: fault) }
    return (0..<Int(max(count, 0))).map {
      PDFObject(document: self, handle: qpdf_get_page_n(data, $0))
    }
  }

  /// Makes a direct object.
  package func make(_ value: PDFValue) -> PDFObject {
    let handle =
      switch value {
      case .null: qpdf_oh_new_null(data)
      case .bool(let value): qpdf_oh_new_bool(data, value ? QPDF_TRUE : QPDF_FALSE)
      case .integer(let value): qpdf_oh_new_integer(data, Int64(value))
      case .real(let value): qpdf_oh_new_real_from_string(data, decimal(value))
      case .name(let name): makeName(name)
      case .text(let text): makeText(text)
      case .array(let items): makeArray(items)
      case .dictionary(let entries): makeDictionary(entries)
      case .reference(let reference): object(reference).handle
      case .object(let object): object.handle
      case .verbatim(let text): qpdf_oh_parse(data, text)
      }
    return PDFObject(document: self, handle: handle)
  }

  package func makeIndirect(_ value: PDFValue) -> PDFObject {
    let handle = qpdf_make_indirect_object(data, make(value).handle)
    madeHandles.append(handle)
    return PDFObject(document: self, handle: handle)
  }

  /// The indirect objects that were made and not read, in their order.
  package var made: [PDFObject] { madeHandles.map { PDFObject(document: self, handle: $0) } }

  package func add(_ value: PDFValue) -> PDFReference { reference(of: makeIndirect(value)) }

  package func add(_ stream: PDFStream, _ entries: PDFValue) -> PDFReference {
    reference(of: makeStream(stream, entries))
  }

  private func reference(of made: PDFObject) -> PDFReference {
    PDFReference(number: made.identifier, generation: 0)
  }

  package func makeStream(_ stream: PDFStream, _ entries: PDFValue = [:]) -> PDFObject {
    let object = PDFObject(document: self, handle: qpdf_oh_new_stream(data))
    madeHandles.append(object.handle)
    replaceContent(of: object, with: stream)
    if case .dictionary(let entries) = entries {
      let dictionary = object.streamDictionary
      for (key, value) in entries { dictionary.set(key, value) }
    }
    return object
  }

  package func replaceContent(of object: PDFObject, with stream: PDFStream) {
    let filter = make(stream.isDeflated ? "/FlateDecode" : .null)
    stream.bytes.withUnsafeBufferPointer { bytes in
      qpdf_oh_replace_stream_data(
        data, object.handle, bytes.baseAddress, bytes.count, filter.handle, make(.null).handle)
    }
  }

  /// Returns the bytes of a page's content, decoded.
  package func content(of page: PDFObject) throws(UnsoundPDF) -> [UInt8] {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    _ = qpdf_oh_get_page_content_data(data, page.handle, &bytes, &count)
    defer { free(bytes) }
    if let fault { throw UnsoundPDF(reason: fault) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// Names are made once: the same few are wanted thousands of times.
  private func makeName(_ name: String) -> qpdf_oh {
    if let known = names[name] { return known }
    let made = qpdf_oh_new_name(data, name)
    names[name] = made
    return made
  }

  private func makeText(_ text: String) -> qpdf_oh {
    var text = text
    return text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) {
        qpdf_oh_new_binary_unicode_string(data, $0.baseAddress, $0.count)
      }
    }
  }

  private func makeArray(_ items: [PDFValue]) -> qpdf_oh {
    let array = qpdf_oh_new_array(data)
    for item in items { qpdf_oh_append_item(data, array, make(item).handle) }
    return array
  }

  private func makeDictionary(_ entries: [(String, PDFValue)]) -> qpdf_oh {
    let dictionary = qpdf_oh_new_dictionary(data)
    for (key, value) in entries {
      qpdf_oh_replace_key(data, dictionary, key, make(value).handle)
    }
    return dictionary
  }
}
