package import CQPDF

/// A handle of an object that lives in a `QPDFDocument`.
package struct PDFObject {
  package let document: QPDFDocument
  package let handle: qpdf_oh

  /// The value of a key, or null; references are followed.
  package subscript(key: String) -> PDFObject {
    PDFObject(document: document, handle: qpdf_oh_get_key(document.data, handle, key))
  }

  package subscript(index: Int) -> PDFObject {
    PDFObject(
      document: document, handle: qpdf_oh_get_array_item(document.data, handle, Int32(index)))
  }

  package var isDictionary: Bool { qpdf_oh_is_dictionary(document.data, handle) != 0 }
  package var isArray: Bool { qpdf_oh_is_array(document.data, handle) != 0 }
  package var isStream: Bool { qpdf_oh_is_stream(document.data, handle) != 0 }
  package var isNumber: Bool { qpdf_oh_is_number(document.data, handle) != 0 }
  package var isString: Bool { qpdf_oh_is_string(document.data, handle) != 0 }

  package var count: Int { Int(qpdf_oh_get_array_n_items(document.data, handle)) }
  package var number: Double { qpdf_oh_get_numeric_value(document.data, handle) }
  /// Zero for a direct object.
  package var identifier: Int32 { qpdf_oh_get_object_id(document.data, handle) }
  package var text: String { String(cString: qpdf_oh_get_utf8_value(document.data, handle)) }

  /// The dictionary of a stream.
  package var streamDictionary: PDFObject {
    PDFObject(document: document, handle: qpdf_oh_get_dict(document.data, handle))
  }

  package var keys: [String] {
    qpdf_oh_begin_dict_key_iter(document.data, handle)
    var keys: [String] = []
    while qpdf_oh_dict_more_keys(document.data) != 0 {
      keys.append(String(cString: qpdf_oh_dict_next_key(document.data)))
    }
    return keys
  }

  package func has(_ key: String) -> Bool { qpdf_oh_has_key(document.data, handle, key) != 0 }

  package func isName(_ name: String) -> Bool {
    qpdf_oh_is_name_and_equals(document.data, handle, name) != 0
  }

  package func set(_ key: String, _ value: PDFValue) {
    qpdf_oh_replace_key(document.data, handle, key, document.make(value).handle)
  }

  package func remove(_ key: String) { qpdf_oh_remove_key(document.data, handle, key) }

  package func append(_ value: PDFValue) {
    qpdf_oh_append_item(document.data, handle, document.make(value).handle)
  }
}
