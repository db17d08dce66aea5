import Foundation
import PDFSigning
import TestSupport
import Testing

@Suite struct HostileFilesTests {
  /// Files that are damaged or made to harm; each must give an error or a harmless answer.
  static let files: [String: String] = [
    "empty": "",
    "header": "%PDF-1.7\n",
    "no end": "%PDF-1.7\n1 0 obj\n<< >>\nendobj\n",
    "nowhere": "%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF\n",
    "itself": "%PDF-1.7\nxref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n",
    "deep": paper(7, "<< /Fields " + String(repeating: "[", count: 100_000)),
    "field that is its own kid": paper(8, "<< /T (a) /FT /Sig /Kids [8 0 R << /T (b) >>] >>"),
    "page that is its own kid": paper(2, "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"),
    "form that is a number": paper(7, "42"),
    "fields that are none": paper(7, "<< /Fields [1 (a) /b null [ ] 2 0 R 99 0 R 5 0 R] >>"),
    "no catalog": paper(1, "[ ]"),
    "empty signature": signature("<< >>"),
    "signature without contents": signature("<< /ByteRange [0 10 20 30] >>"),
    "range of words": signature("<< /ByteRange [(a) /b null 1.5] /Contents <00> >>"),
    "range beyond all": signature(
      "<< /ByteRange [0 1 9223372036854775807 9223372036854775807] /Contents <00> >>"),
    "range below": signature("<< /ByteRange [0 -1 5 9] /Contents <00> >>"),
    "contents that are no message": signature("<< /ByteRange [0 10 12 9] /Contents <3080> >>"),
    "many fields": paper(
      7, "<< /Fields [\(String(repeating: "<< /FT /Sig /T (a) /V << >> >> ", count: 5000))] >>"),
  ]

  private static func paper(_ number: Int, _ object: String) -> String {
    var objects = Paper.objects
    objects[number - 1] = object
    return String(decoding: Paper(objects: objects).bytes, as: UTF8.self)
  }

  private static func signature(_ dictionary: String) -> String {
    paper(8, Paper.field("client", "/FT /Sig /V \(dictionary)", y: 100))
  }

  @Test(arguments: files.keys.sorted(), [true, false])
  func `a hostile file is survived`(_ name: String, verifying: Bool) async throws {
    let bytes = Array(try #require(Self.files[name]).utf8)
    if verifying {
      let reports = try? await Workshop.verify(bytes)
      #expect(reports?.contains { $0.isSound } != true)
    } else {
      let signer = try await Workshop.signer("dana")
      _ = try? signer.sign(bytes, SignatureRequest(field: "provider", date: Workshop.date))
    }
  }

  @Test func `five hundred damaged files never hold`() async throws {
    let pdf = try await Workshop.signedPaper()
    let roots = try await TestAuthority.shared.value.roots()
    let verifier = SignatureVerifier(roots: roots, at: Workshop.date)
    let gap = try #require(
      String(decoding: pdf, as: UTF8.self).firstMatch(of: /ByteRange \[0 (\d+) (\d+)/))
    let contents = try #require(Int(gap.1))..<(try #require(Int(gap.2)))
    let signer = try await Workshop.signer("dana")
    var chance = Chance()
    for _ in 0..<500 {
      var damaged = pdf
      switch chance.next(below: 4) {
      case 0: damaged.removeLast(1 + chance.next(below: pdf.count - 1))
      case 1:
        let start = chance.next(below: contents.lowerBound - 8)
        damaged.removeSubrange(start..<start + 1 + chance.next(below: 7))
      default:
        var place = chance.next(below: pdf.count)
        if contents.contains(place) { place = chance.next(below: contents.lowerBound) }
        damaged[place] ^= UInt8(1 + chance.next(below: 255))
      }
      let reports = (try? verifier.verify(damaged)) ?? []
      #expect(!reports.contains { $0.isSound })
      _ = try? signer.sign(damaged, SignatureRequest(field: "provider", date: Workshop.date))
    }
  }

  @Test func `no damage ends the readers, or keeps them for long`() throws {
    let sources = [Paper.shown.bytes, try Workshop.contract.get()]
    var chance = Chance()
    for round in 0..<200 {
      // The contract takes a hundred times as long.
      var damaged = sources[round % 50 == 49 ? 1 : 0]
      for _ in 0...chance.next(below: 4) { chance.damage(&damaged) }
      expectLittleWork {
        _ = try? PDFInspection(of: damaged)
        _ = try? PageText.pages(of: damaged)
        _ = try? AttachedFiles.content(of: "terms.json", in: damaged)
        _ = try? RevisionHistory.changes(from: sources[0], to: damaged)
      }
    }
  }

  @Test func `an encrypted file is refused in words`() async throws {
    let plain = try Workshop.temporaryFile(Paper().bytes, "plain.pdf")
    let locked = plain + ".locked"
    for password in ["", "secret"] {
      let result = try await run(
        "qpdf", ["--encrypt", password, "owner", "256", "--", plain, locked])
      #expect(result.status == 0)
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: locked)))
      let signer = try await Workshop.signer("dana")
      let error = #expect(throws: SigningError.self) {
        try signer.sign(bytes, SignatureRequest(field: "client", date: Workshop.date))
      }
      #expect(error == .encrypted)
    }
  }
}

/// Numbers that look random and are the same each time (a linear congruence of Knuth's).
struct Chance {
  private var state: UInt64 = 42

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  /// What readers stumble over, to be written over what was there; offsets stay true.
  private static let words = [
    "<<", ">>", "[", "]", "(", ")", "\\", "<", ">", "/", "%", "1 0 R", "3 0 R", "99 0 R", "-1 ",
    "null",
    "99999999999", "0.0000001", "stream\n", "endstream", "endobj", "/Kids", "/Parent",
    "/FlateDecode",
    "<FFFF>", "beginbfrange", "endbfchar", "Tf", "TJ", "\u{0}", "\r",
  ]

  mutating func damage(_ bytes: inout [UInt8]) {
    let place = next(below: bytes.count)
    switch next(below: 4) {
    case 0: bytes[place] = UInt8(next(below: 256))
    case 1: bytes[place] ^= 1 << UInt8(next(below: 8))
    case 2:
      let word = Array(Self.words[next(below: Self.words.count)].utf8)
      let end = min(bytes.count, place + word.count)
      bytes.replaceSubrange(place..<end, with: word.prefix(end - place))
    default:
      let count = min(next(below: 40), bytes.count - place)
      let other = next(below: bytes.count - count)
      bytes.replaceSubrange(place..<place + count, with: Array(bytes[other..<other + count]))
    }
  }
}
