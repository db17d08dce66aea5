internal import PDFObjects

extension PDFFile {
  /// Says what the document's RGB colours mean: sRGB (PDF/A-3 6.2.3).
  func addOutputIntent() {
    let profile = add(SRGBProfile.stream, ["/N": 3])
    let entry = add([
      "/Type": "/OutputIntent", "/S": "/GTS_PDFA1",
      "/OutputConditionIdentifier": .text("sRGB IEC61966-2.1"),
      "/Info": .text("sRGB IEC61966-2.1"), "/DestOutputProfile": .reference(profile),
    ])
    set("/OutputIntents", of: catalog, to: [.reference(entry)])
  }
}
