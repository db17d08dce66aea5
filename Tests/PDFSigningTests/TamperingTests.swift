import EngrossKit
import Foundation
import PDFSigning
import TestSupport
import Testing

@Suite struct TamperingTests {
  @Test func `a single changed byte is found, wherever it is`() async throws {
    let pdf = try await Workshop.signedPaper()
    for place in ["%PDF-1.7", "Pay 100", "terms.json", "/ID [<0102>", "/M (D:2026", "startxref"] {
      let range = try #require(pdf.firstRange(of: Array(place.utf8)))
      var changed = pdf
      changed[range.upperBound - 1] ^= 1
      let reports = (try? await Workshop.verify(changed)) ?? []
      #expect(!reports.contains { $0.isSound }, "\(place)")
    }
    var dearer = pdf
    dearer[try #require(pdf.firstRange(of: Array("Pay 1".utf8))).upperBound - 1] += 1
    let report = try await Workshop.verify(dearer)[0]
    #expect(report.integrity == .broken(.contentChanged))
    #expect(
      report.description == """
        client: DOES NOT HOLD (approval)
          signed by Mary Moss, on 2026-12-01T09:30:00Z
          certificate issued by Engross Test Office
          BROKEN: the bytes that were signed have been changed
          trusted through Engross Test Root
          without a timestamp: the time is the signer's word
        """)
  }

  @Test func `a file that was written anew does not hold`() async throws {
    let file = try Workshop.temporaryFile(try await Workshop.signedPaper())
    for arguments in [[], ["--linearize"], ["--object-streams=generate"]] {
      _ = try await run("qpdf", arguments + [file, file + ".new"])
      let pdf = [UInt8](try Data(contentsOf: URL(filePath: file + ".new")))
      let report = try await Workshop.verify(pdf)[0]
      #expect(!report.isSound)
      #expect(report.integrity != .intact)
    }
  }

  /// Each is a revision that is appended to a signed file, and what must be said of it.
  static let revisions: [(objects: [Int: String], change: String)] = [
    (
      [5: Paper.stream("BT /F 12 Tf 72 700 Td (Pay 900) Tj ET")],
      "NOT ALLOWED: what page 1 shows was changed"
    ),
    (
      [2: "<< /Type /Pages /Count 2 /Kids [4 0 R 3 0 R] >>"],
      "NOT ALLOWED: pages were added, removed or put in another order"
    ),
    (
      [4: Paper.page(contents: 5, "")],
      "NOT ALLOWED: what page 2 shows was changed"
    ),
    (
      [12: "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"],
      "NOT ALLOWED: fonts or pictures of page 1 were changed"
    ),
    (
      [15: Paper.stream("{\"fee\": 900}")],
      "NOT ALLOWED: attachments, destinations or scripts were added, removed or changed"
    ),
    (
      [
        3: Paper.page(contents: 5, "/Annots [8 0 R 9 0 R 10 0 R 11 0 R 60 0 R]"),
        60: "<< /Type /Annot /Subtype /FreeText /Rect [0 0 500 500] >>",
      ],
      "NOT ALLOWED: annotations of page 1 were added, removed or changed"
    ),
    (
      [11: Paper.field("date", "/FT /Tx /V (today)", y: 500)],
      "NOT ALLOWED: the field date was changed in more than its value"
    ),
    (
      [
        7: "<< /Fields [8 0 R 9 0 R 10 0 R 11 0 R 61 0 R] /SigFlags 3 >>",
        61: Paper.field("late", "/FT /Sig", y: 600),
      ],
      "NOT ALLOWED: the field late was added"
    ),
    (
      [
        7: "<< /Fields [8 0 R 9 0 R 10 0 R 11 0 R 62 0 R] /SigFlags 3 >>",
        62: Paper.field("client", "/FT /Sig", y: 600),
      ],
      "NOT ALLOWED: the field client was added"
    ),
    (
      [7: "<< /Fields [8 0 R 10 0 R 11 0 R] /SigFlags 3 >>"],
      "NOT ALLOWED: the field provider was removed"
    ),
    (
      [1: "<< /Type /Catalog /Pages 2 0 R /AcroForm 7 0 R /Names 13 0 R /OCProperties << >> >>"],
      "NOT ALLOWED: the part /OCProperties of the document was changed"
    ),
  ]

  @Test(arguments: revisions.indices)
  func `an appended revision is found and named`(_ index: Int) async throws {
    let (objects, change) = Self.revisions[index]
    let signed = try await Workshop.signedPaper()
    let pdf = Paper.append(objects, to: signed)
    let changes = try await Workshop.changes(pdf)
    #expect(changes == [change])
    #expect(try await Workshop.verify(pdf)[0].isSound == false)
  }

  @Test func `filling in an open field is allowed, and a closed one is not`() async throws {
    let filled = [11: Paper.field("date", "/FT /Tx /V (tomorrow)", y: 400)]
    let open = Paper.append(filled, to: try await Workshop.signedPaper())
    #expect(try await Workshop.changes(open) == ["the field date was filled in"])
    #expect(try await Workshop.verify(open)[0].isSound)
    for lock in [FieldLock.all, .only(["date"]), .allExcept(["provider"])] {
      let closed = Paper.append(filled, to: try await Workshop.signedPaper(lock: lock))
      #expect(
        try await Workshop.changes(closed)
          == ["NOT ALLOWED: the field date was changed, which the signature closes"])
    }
  }

  @Test func `a field that brings its own lock closes what it says`() async throws {
    var objects = Paper.objects
    objects[7] = Paper.field(
      "client", "/FT /Sig /Lock << /Type /SigFieldLock /Action /All >>", y: 100)
    let signed = try await Workshop.sign(
      Paper(objects: objects).bytes, as: "mary",
      SignatureRequest(field: "client", date: Workshop.date))
    #expect(try await Workshop.verify(signed)[0].lock == .all)
    let filled = Paper.append(
      [11: Paper.field("date", "/FT /Tx /V (tomorrow)", y: 400)], to: signed)
    #expect(try await Workshop.verify(filled)[0].isSound == false)
  }

  @Test func `another catalog does not hide behind the first`() async throws {
    let pdf = Paper.append(
      [70: Paper.objects[0].replacing("2 0 R", with: "71 0 R"), 71: Paper.objects[1]],
      to: try await Workshop.signedPaper(), root: 70)
    #expect(
      try await Workshop.changes(pdf) == ["NOT ALLOWED: the catalog of the document was changed"])
  }

  @Test func `nothing hides in the gap of a signature`() async throws {
    let pdf = try await Workshop.signedPaper()
    let stuffed = pdf.replacing(
      Array("000000000000> >>".utf8), with: Array("> /Evil true  >>".utf8))
    let report = try await Workshop.verify(stuffed)
    #expect(!report.contains { $0.isSound })
    #expect(
      report.first?.integrity
        == .broken(.byteRange("it leaves out more than the signature, or something else")))
  }

  @Test func `the signature of another file is no signature of this one`() async throws {
    let signed = try await Workshop.signedPaper()
    var objects = Paper.objects
    objects[4] = Paper.stream("BT /F 12 Tf 72 700 Td (Pay 900) Tj ET")
    let other = try await Workshop.sign(
      Paper(objects: objects).bytes, as: "mary",
      SignatureRequest(field: "client", date: Workshop.date))
    func contents(_ pdf: [UInt8]) throws -> Range<Int> {
      let start = try #require(pdf.firstRange(of: Array("/Contents <".utf8)))
      let end = try #require(pdf[start.upperBound...].firstIndex(of: UInt8(ascii: ">")))
      return start.upperBound..<end
    }
    var forged = signed
    forged.replaceSubrange(try contents(signed), with: other[try contents(other)])
    #expect(try await Workshop.verify(forged)[0].integrity == .broken(.contentChanged))
  }

  @Test func `a certificate that nobody vouches for is not trusted`() async throws {
    let authority = try await TestAuthority.shared.value
    let stranger = Certificate.readPEM(try authority.bytes("dana.pem"))
    let signed = try await Workshop.signedPaper()
    func trust(_ roots: [Certificate], at date: Date = Workshop.date) throws
      -> SignatureReport.Trust
    {
      try SignatureVerifier(roots: TrustRoots(roots), at: date).verify(signed)[0].trust
    }
    #expect(try trust([]) == .unchecked)
    let distrust = try trust(stranger)
    #expect(distrust == .untrusted("unable to get local issuer certificate"))
    let root = Certificate.readPEM(try authority.bytes("root.pem"))
    #expect(try trust(root) == .trusted(root: "Engross Test Root"))
    let late = Date(timeIntervalSince1970: 2_600_000_000)
    #expect(try trust(root, at: late) == .untrusted("certificate has expired"))
  }

  @Test func `a key that is not for signatures is not trusted with one`() async throws {
    let authority = try await TestAuthority.shared.value
    let signer = try PDFSigner(
      identity: authority.identity("site"), appearanceFont: Assets.builtIn.formFont())
    let pdf = try signer.sign(
      Paper().bytes, SignatureRequest(field: "client", date: Workshop.date))
    #expect(
      try await Workshop.verify(pdf)[0].trust
        == .untrusted("the certificate is not for signatures"))
  }

  @Test func `a timestamp proves a time after the certificate has expired`() async throws {
    let pdf = try await Workshop.sign(
      Paper().bytes, as: "dana", SignatureRequest(field: "client", date: Workshop.date),
      stamped: true)
    let roots = try await TestAuthority.shared.value.roots()
    let late = Date(timeIntervalSince1970: 2_600_000_000)
    let report = try SignatureVerifier(roots: roots, at: late).verify(pdf)[0]
    #expect(report.isSound)
    #expect(report.timestamp?.authority == "Engross Test Clock")
    #expect(report.timestamp?.trust == .trusted(root: "Engross Test Root"))
  }
}
