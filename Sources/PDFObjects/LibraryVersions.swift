internal import CHarfBuzz
internal import COpenSSL
internal import CQPDF

/// The versions of the libraries that files are read, written and signed with, as they run.
package enum FileLibraries {
  package static var versions: [(name: String, version: String)] {
    [
      ("HarfBuzz", String(cString: hb_version_string())),
      ("qpdf", String(cString: qpdf_get_qpdf_version())),
      ("OpenSSL", String(cString: OpenSSL_version(OPENSSL_VERSION_STRING))),
    ]
  }
}
