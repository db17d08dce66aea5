internal import CQPDF

/// A handle of an object that lives in a `QPDFDocument`.
struct PDFObject {
  let document: QPDFDocument
  let handle: qpdf_oh

  /// The value of a key, or null; references are followed.
  subscript(key: String) -> PDFObject {
    PDFObject(document: document, handle: qpdf_oh_get_key(document.data, handle, key))
  }

  subscript(index: Int) -> PDFObject {
    PDFObject(
      document: document, handle: qpdf_oh_get_array_item(document.data, handle, Int32(index)))
  }

  var isDictionary: Bool { qpdf_oh_is_dictionary(document.data, handle) != 0 }
  var isArray: Bool { qpdf_oh_is_array(document.data, handle) != 0 }
  var isStream: Bool { qpdf_oh_is_stream(document.data, handle) != 0 }
  var isNumber: Bool { qpdf_oh_is_number(document.data, handle) != 0 }
  var isString: Bool { qpdf_oh_is_string(document.data, handle) != 0 }

  var count: Int { Int(qpdf_oh_get_array_n_items(document.data, handle)) }
  var number: Double { qpdf_oh_get_numeric_value(document.data, handle) }
  /// Zero for a direct object.
  var identifier: Int32 { qpdf_oh_get_object_id(document.data, handle) }
  var text: String { String(cString: qpdf_oh_get_utf8_value(document.data, handle)) }

  /// The dictionary of a stream.
  var streamDictionary: PDFObject {
    PDFObject(document: document, handle: qpdf_oh_get_dict(document.data, handle))
  }

  var keys: [String] {
    qpdf_oh_begin_dict_key_iter(document.data, handle)
    var keys: [String] = []
    while qpdf_oh_dict_more_keys(document.data) != 0 {
      keys.append(String(cString: qpdf_oh_dict_next_key(document.data)))
    }
    return keys
  }

  func has(_ key: String) -> Bool { qpdf_oh_has_key(document.data, handle, key) != 0 }

  func isName(_ name: String) -> Bool {
    qpdf_oh_is_name_and_equals(document.data, handle, name) != 0
  }

  func set(_ key: String, _ value: PDFValue) {
    qpdf_oh_replace_key(document.data, handle, key, document.make(value).handle)
  }

  func remove(_ key: String) { qpdf_oh_remove_key(document.data, handle, key) }

  func append(_ value: PDFValue) {
    qpdf_oh_append_item(document.data, handle, document.make(value).handle)
  }
}
