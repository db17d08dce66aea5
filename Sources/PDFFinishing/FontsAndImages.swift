internal import PDFObjects

extension PDFFile {
  /// Puts right what Cairo 1.16 writes and PDF/A forbids, wherever a page can reach it.
  ///
  /// A `CIDFontType2` needs a `/CIDToGIDMap` (PDF/A-3 6.2.11.3.2); an image must not be
  /// interpolated (6.2.8).
  func repairFontsAndImages() {
    for index in objects.indices {
      let reference = PDFReference(number: Int32(index), generation: 0)
      let object = self[reference]
      if object["/Subtype"]?.isName("/CIDFontType2") == true, object["/CIDToGIDMap"] == nil {
        set("/CIDToGIDMap", of: reference, to: "/Identity")
      }
      if object["/Interpolate"] != nil { set("/Interpolate", of: reference, to: false) }
    }
  }
}
