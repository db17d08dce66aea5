internal import CQPDF

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension PDFObject {
  /// The object as PDF writes it; the references in it stay references.
  ///
  /// Of a stream, its dictionary.
  package var written: [UInt8] {
    let shown = isStream ? streamDictionary : self
    guard let text = qpdf_oh_unparse_resolved(document.data, shown.handle) else { return [] }
    let count = qpdf_get_last_string_length(document.data)
    return text.withMemoryRebound(to: UInt8.self, capacity: count) {
      Array(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  /// The value as the file has it: a reference where it is one.
  package var writtenValue: String {
    qpdf_oh_unparse(document.data, handle).map { String(cString: $0) } ?? ""
  }

  /// The bytes of a stream as they stand in the file, not decoded.
  package var rawStream: [UInt8] {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    _ = qpdf_oh_get_stream_data(document.data, handle, qpdf_dl_none, nil, &bytes, &count)
    defer { free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
  }

  /// The bytes of a string, whatever they encode.
  package var bytes: [UInt8] {
    var count = 0
    guard isString, let text = qpdf_oh_get_binary_string_value(document.data, handle, &count)
    else { return [] }
    return text.withMemoryRebound(to: UInt8.self, capacity: count) {
      Array(UnsafeBufferPointer(start: $0, count: count))
    }
  }
}

/// The number of an indirect object and its generation (ISO 32000-1 7.3.10).
package struct PDFReference: Sendable, Hashable {
  package let number: Int32
  package let generation: Int32

  package init(number: Int32, generation: Int32) {
    self.number = number
    self.generation = generation
  }
}

extension PDFObject {
  /// Nil for a direct object.
  package var reference: PDFReference? {
    let number = identifier
    guard number > 0 else { return nil }
    return PDFReference(
      number: number, generation: qpdf_oh_get_generation(document.data, handle))
  }

  package var isNull: Bool { qpdf_oh_is_null(document.data, handle) != 0 }
  package var isName: Bool { qpdf_oh_is_name(document.data, handle) != 0 }

  /// With its solidus; empty where the object is no name.
  package var name: String {
    isName ? String(cString: qpdf_oh_get_name(document.data, handle)) : ""
  }

  /// Nil where the object is no integer.
  package var integer: Int? {
    guard qpdf_oh_is_integer(document.data, handle) != 0 else { return nil }
    return Int(qpdf_oh_get_int_value(document.data, handle))
  }

  /// The elements of an array, references followed; empty where the object is none.
  package var elements: [PDFObject] { isArray ? (0..<count).map { self[$0] } : [] }
}

extension QPDFDocument {
  /// Null where the document has no such object.
  package func object(_ reference: PDFReference) -> PDFObject {
    PDFObject(
      document: self,
      handle: qpdf_get_object_by_id(data, reference.number, reference.generation))
  }

  package var isEncrypted: Bool { qpdf_is_encrypted(data) != 0 }
}
