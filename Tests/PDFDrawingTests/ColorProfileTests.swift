import DocumentModel
import PDFObjects
import TestSupport
import Testing

@testable import PDFDrawing

/// Pictures in other colours than those of the PDF, which is in sRGB.
@Suite struct ColorProfileTests {
  private func said(_ name: String, _ bytes: [UInt8]) -> String {
    do throws(UnfitPicture) {
      _ = try Picture(path: name, bytes: bytes, sha256: "")
      return ""
    } catch {
      return error.why + (error.help.map { "; \($0)" } ?? "")
    }
  }

  private func packed(_ profile: [UInt8]) -> [UInt8] {
    Array("ICC Profile".utf8) + [0, 0] + Deflater().deflate(profile)
  }

  private let adobe =
    "has the colours of \"Compatible with Adobe RGB (1998)\", and those of the PDF are sRGB; "
    + "convert it to sRGB, and save it"

  @Test func `a picture whose profile is sRGB is drawn, whatever the profile is called`() throws {
    for name in ["sRGB", "ghostscript/srgb", "ghostscript/default_rgb"] {
      let profile = try TestPictures.profile(name)
      #expect(said("a.png", TestPictures.png([("iCCP", packed(profile))])) == "", "\(name)")
      #expect(try said("a.jpg", TestPictures.jpeg("photo.jpg", profile: profile)) == "", "\(name)")
    }
  }

  @Test func `a picture in other colours is refused by the name of its profile`() throws {
    let profile = try TestPictures.profile("compatibleWithAdobeRGB1998")
    #expect(said("a.png", TestPictures.png([("iCCP", packed(profile))])) == adobe)
    #expect(try said("a.jpg", TestPictures.jpeg("photo.jpg", profile: profile)) == adobe)
    #expect(
      try said("a.jpg", TestPictures.jpeg("photo.jpg", profile: profile, partsOf: 100)) == adobe)
    for name in ["LStar-RGB", "ghostscript/rommrgb", "ghostscript/ps_cmyk", "ghostscript/sgray"] {
      let profile = try TestPictures.profile(name)
      #expect(
        try said("a.jpg", TestPictures.jpeg("photo.jpg", profile: profile))
          .contains("and those of the PDF are sRGB"), "\(name)")
    }
  }

  @Test func `a profile that is cut off, damaged or too large is refused`() throws {
    let unread = "has a colour profile that cannot be read; save it as sRGB"
    let profile = try TestPictures.profile("sRGB")
    let whole = packed(profile)
    #expect(said("a.png", TestPictures.png([("iCCP", Array(whole.dropLast(20)))])) == unread)
    #expect(said("a.png", TestPictures.png([("iCCP", [])])) == unread)
    #expect(
      said("a.png", TestPictures.png([("iCCP", packed(Array(profile.prefix(100))))])) == unread)
    let bomb = packed([UInt8](repeating: 0, count: 200_000_000))
    #expect(said("a.png", TestPictures.png([("iCCP", bomb)])) == unread)
    var jpeg = try TestPictures.jpeg("photo.jpg", profile: profile, partsOf: 1000)
    // The number of the second part.
    jpeg[2 + 4 + 12 + 2 + 1000 + 4 + 12] = 9
    #expect(said("a.jpg", jpeg) == unread)
    for length in stride(from: 132, to: profile.count, by: 97) {
      _ = said("a.jpg", try TestPictures.jpeg("photo.jpg", profile: Array(profile.prefix(length))))
    }
  }

  @Test func `a PNG may say its colours by numbers`() {
    func numbers(_ values: UInt32...) -> [UInt8] { values.flatMap(TestPictures.number) }
    let usual = numbers(31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000)
    let wide = numbers(31_270, 32_900, 64_000, 33_000, 21_000, 71_000, 15_000, 6_000)
    #expect(said("a.png", TestPictures.png([("gAMA", numbers(45_455)), ("cHRM", usual)])) == "")
    #expect(
      said("a.png", TestPictures.png([("gAMA", numbers(100_000))]))
        == "has colours with a gamma of 1.0, and those of the PDF are sRGB; convert it to sRGB, and save it"
    )
    #expect(
      said("a.png", TestPictures.png([("cHRM", wide)]))
        == "has colours of its own, and those of the PDF are sRGB; convert it to sRGB, and save it")
    // What is more exact counts.
    #expect(said("a.png", TestPictures.png([("sRGB", [0]), ("gAMA", numbers(100_000))])) == "")
    #expect(
      said("a.png", TestPictures.png([("cICP", [9, 16, 0, 1]), ("sRGB", [0])]))
        == "has the colours of video, and those of the PDF are sRGB; convert it to sRGB, and save it"
    )
  }
}
