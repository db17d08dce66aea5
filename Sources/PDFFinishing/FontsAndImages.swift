internal import PDFObjects

extension QPDFDocument {
  /// Puts right what Cairo 1.16 writes and PDF/A forbids, wherever a page can reach it.
  ///
  /// A `CIDFontType2` needs a `/CIDToGIDMap` (PDF/A-3 6.2.11.3.2); an image must not be
  /// interpolated (6.2.8).
  func repairFontsAndImages(of pages: [PDFObject]) {
    var seen: Set<Int32> = []
    for page in pages { repair(page["/Resources"], &seen) }
  }

  private func repair(_ resources: PDFObject, _ seen: inout Set<Int32>) {
    guard resources.isDictionary else { return }
    for font in unseen("/Font", of: resources, &seen) where font.has("/DescendantFonts") {
      let descendant = font["/DescendantFonts"][0]
      if descendant["/Subtype"].isName("/CIDFontType2"), !descendant.has("/CIDToGIDMap") {
        descendant.set("/CIDToGIDMap", "/Identity")
      }
    }
    for state in unseen("/ExtGState", of: resources, &seen) where state["/SMask"].isDictionary {
      repair(drawing: state["/SMask"]["/G"], &seen)
    }
    for key in ["/XObject", "/Pattern"] {
      for drawing in unseen(key, of: resources, &seen) { repair(drawing: drawing, &seen) }
    }
  }

  /// Repairs an image, or what a form or a pattern draws with.
  private func repair(drawing: PDFObject, _ seen: inout Set<Int32>) {
    guard drawing.isStream else { return }
    let dictionary = drawing.streamDictionary
    if dictionary.has("/Interpolate") { dictionary.set("/Interpolate", false) }
    if dictionary.has("/SMask") { repair(drawing: dictionary["/SMask"], &seen) }
    repair(dictionary["/Resources"], &seen)
  }

  private func unseen(
    _ key: String, of resources: PDFObject, _ seen: inout Set<Int32>
  ) -> [PDFObject] {
    let group = resources[key]
    guard group.isDictionary else { return [] }
    return group.keys.map { group[$0] }.filter {
      $0.identifier == 0 || seen.insert($0.identifier).inserted
    }
  }
}
