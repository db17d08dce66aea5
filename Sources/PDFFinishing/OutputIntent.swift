internal import PDFObjects

/// What the document's RGB colours mean: sRGB (PDF/A-3 6.2.3).
struct OutputIntent: Sendable {
  let profile: PDFStream

  init(profile: [UInt8], file: String) throws(FinishingError) {
    // ICC.1 7.2: the colour space of the data at byte 16, the signature at byte 36.
    guard profile.count > 128, profile[16..<20].elementsEqual("RGB ".utf8),
      profile[36..<40].elementsEqual("acsp".utf8)
    else { throw .notRGBProfile(file: file) }
    self.profile = PDFStream(deflating: profile)
  }
}

extension PDFFile {
  func addOutputIntent(_ intent: OutputIntent) {
    let profile = add(intent.profile, ["/N": 3])
    let entry = add([
      "/Type": "/OutputIntent", "/S": "/GTS_PDFA1",
      "/OutputConditionIdentifier": .text("sRGB IEC61966-2.1"),
      "/Info": .text("sRGB IEC61966-2.1"), "/DestOutputProfile": .reference(profile),
    ])
    set("/OutputIntents", of: catalog, to: [.reference(entry)])
  }
}
