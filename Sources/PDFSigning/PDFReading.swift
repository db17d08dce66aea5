internal import PDFObjects

extension QPDFDocument {
  /// Reads a PDF that somebody sent: nothing is repaired, for a signature covers bytes.
  static func open(_ bytes: [UInt8]) throws(SigningError) -> QPDFDocument {
    guard bytes.starts(with: "%PDF-".utf8) else {
      throw .notAPDF("it does not begin with %PDF-")
    }
    do {
      let pdf = try QPDFDocument(reading: bytes, toleratesWarnings: true)
      if pdf.isEncrypted { throw SigningError.encrypted }
      guard pdf.catalog.isDictionary else { throw SigningError.notAPDF("it has no catalog") }
      return pdf
    } catch let error as UnsoundPDF {
      throw error.reason == "invalid password" ? .encrypted : .notAPDF(visible(error.reason))
    } catch let error as SigningError {
      throw error
    } catch {
      throw .notAPDF("\(error)")
    }
  }
}
