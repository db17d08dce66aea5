import EngrossKit
import Foundation
import PDFSigning
import Synchronization
import TestSupport
import Testing

@Suite struct PDFSignerTests {
  /// The author certifies, then the client signs: ECDSA, and RSA with a timestamp.
  static let signedTwice = Task<[UInt8], any Error> {
    var pdf = try Workshop.contract.get()
    let fields = ["eSignSignHere_provider_1", "eSignSignHere_client_1"]
    for (field, name) in zip(fields, ["dana", "mary"]) {
      pdf = try await Workshop.sign(
        pdf, as: name,
        SignatureRequest(
          field: field, date: Workshop.date, reason: "I agree to these terms",
          certifies: name == "dana"),
        stamped: name == "mary")
    }
    return pdf
  }

  @Test func `a contract signed by each party holds for us, pyHanko and pdfsig`() async throws {
    let pdf = try await Self.signedTwice.value
    let reports = try await Workshop.verify(pdf)
    #expect(reports.map(\.isSound) == [true, true])
    #expect(reports.map(\.kind) == [.certification(allowsFilling: true), .approval])
    #expect(reports[1].timestamp?.isIntact == true)
    #expect(
      reports[0].changes.map(\.kind) == [
        .signed(field: "eSignSignHere_client_1"), .filled(field: "eSignDateSigned_client_1"),
      ])

    try await Workshop.expectValid(pdf, signatures: 2)
  }

  @Test func `every byte of what was signed before stays as it was`() async throws {
    let pdf = try await Self.signedTwice.value
    #expect(pdf.starts(with: try Workshop.contract.get()))
  }

  @Test func `three sign a paper, one after the other`() async throws {
    var pdf = Paper().bytes
    for (field, name) in [("client", "mary"), ("provider", "dana"), ("witness", "witness")] {
      pdf = try await Workshop.sign(
        pdf, as: name, SignatureRequest(field: field, date: Workshop.date), stamped: true)
    }
    let reports = try await Workshop.verify(pdf)
    #expect(reports.map(\.isSound) == [true, true, true])
    #expect(reports.map { $0.signer?.name } == ["Mary Moss", "Dana Whitcomb", "Zoë Ångström"])
    #expect(reports.map(\.claimedDate) == [Workshop.date, Workshop.date, Workshop.date])
    #expect(reports.map(\.trust) == Array(repeating: .trusted(root: "Engross Test Root"), count: 3))
    #expect(reports.map(\.coversWholeFile) == [false, false, true])
    #expect(reports[0].changes.count == 2)
    try await Workshop.expectValid(pdf, signatures: 3)
  }

  @Test func `three sign a contract, each with the time of an authority`() async throws {
    let rendered = try Workshop.render("manufacturer")
    var pdf = rendered
    for (party, name) in [("provider_1", "dana"), ("client_1", "mary"), ("client_2", "witness")] {
      let before = pdf
      pdf = try await Workshop.sign(
        pdf, as: name,
        SignatureRequest(
          field: "eSignSignHere_\(party)", date: Workshop.date, reason: "I agree to these terms",
          certifies: party == "provider_1"),
        stamped: true)
      #expect(pdf.starts(with: before))
    }
    let reports = try await Workshop.verify(pdf)
    #expect(reports.map(\.isSound) == [true, true, true])
    #expect(reports.map { $0.timestamp?.isIntact } == [true, true, true])
    #expect(reports.allSatisfy { $0.timestamp?.trust == .trusted(root: "Engross Test Root") })
    #expect(
      reports[0].changes.map(\.kind) == [
        .signed(field: "eSignSignHere_client_1"), .filled(field: "eSignDateSigned_client_1"),
        .signed(field: "eSignSignHere_client_2"), .filled(field: "eSignDateSigned_client_2"),
      ])
    try await Workshop.expectValid(pdf, signatures: 3)
    // Every page still shows what was rendered.
    #expect(try PageText.pages(of: pdf).count == PageText.pages(of: rendered).count)
  }

  @Test func `whoever signs with pyHanko in between spoils nothing`() async throws {
    let authority = try await TestAuthority.shared.value
    let file = try Workshop.temporaryFile(try await Workshop.signedPaper())
    let result = try await run(
      ProjectFiles.pythonTool("pyhanko"),
      [
        "sign", "addsig", "--field", "provider", "--use-pades", "--prefer-pss", "pemder", "--key",
        authority.url("mary.key").path, "--cert", authority.url("mary.pem").path, "--chain",
        authority.url("office.pem").path, "--no-pass", file, file + ".2",
      ])
    #expect(result.status == 0, "\(result.errors)")
    let pdf = try await Workshop.sign(
      [UInt8](try Data(contentsOf: URL(filePath: file + ".2"))), as: "dana",
      SignatureRequest(field: "witness", date: Workshop.date))
    #expect(try await Workshop.verify(pdf).map(\.isSound) == [true, true, true])
    try await Workshop.expectValid(pdf, signatures: 3)
  }

  @Test func `a file with a cross-reference stream gets another`() async throws {
    let plain = try Workshop.temporaryFile(Paper().bytes, "plain.pdf")
    let packed = plain + ".packed"
    _ = try await run("qpdf", ["--object-streams=generate", plain, packed])
    var pdf = [UInt8](try Data(contentsOf: URL(filePath: packed)))
    let tables = String(decoding: pdf, as: UTF8.self).components(separatedBy: "\nxref").count
    for (field, name) in [("client", "mary"), ("provider", "dana")] {
      pdf = try await Workshop.sign(
        pdf, as: name, SignatureRequest(field: field, date: Workshop.date))
    }
    #expect(String(decoding: pdf, as: UTF8.self).components(separatedBy: "\nxref").count == tables)
    #expect(try await Workshop.verify(pdf).map(\.isSound) == [true, true])
    try await Workshop.expectValid(pdf, signatures: 2)
  }

  @Test func `the identifier of a file stays, and that of the revision changes`() async throws {
    let pdf = try await Workshop.signedPaper()
    let trailer = String(decoding: pdf, as: UTF8.self).components(separatedBy: "trailer").last
    #expect(try #require(trailer).contains("/ID [<0102> <"))
    #expect(!(try #require(trailer).contains("<0102> <0102>")))
  }

  @Test func `the look of a signature shows name, date and reason`() async throws {
    let pdf = try await Workshop.sign(
      Paper().bytes, as: "witness",
      SignatureRequest(field: "witness", date: Workshop.date, reason: "Seen and heard"))
    let text = try await run("pdftotext", ["-layout", Workshop.temporaryFile(pdf), "-"])
    for line in ["Zoë Ångström", "2026-12-01 09:30 UTC", "Seen and heard"] {
      #expect(text.output.contains(line), "\(text.output)")
    }
    let fonts = try await run("pdffonts", [Workshop.temporaryFile(pdf)])
    #expect(fonts.output.contains("yes yes yes"), "\(fonts.output)")
  }

  @Test func `what cannot be signed is refused in words`() async throws {
    let date = Workshop.date
    let signed = try await Workshop.signedPaper()
    let late = Date(timeIntervalSince1970: 2_600_000_000)
    let cases: [([UInt8], SignatureRequest, String)] = [
      (
        Paper().bytes, SignatureRequest(field: "clerk", date: date),
        "there is no field \"clerk\"; still unsigned: client, provider, witness"
      ),
      (
        Paper().bytes, SignatureRequest(field: "date", date: date),
        "the field \"date\" is not for a signature"
      ),
      (
        signed, SignatureRequest(field: "client", date: date),
        "the field \"client\" is signed already"
      ),
      (
        try await Workshop.signedPaper(lock: .all),
        SignatureRequest(field: "provider", date: date),
        "the field \"provider\" was closed by whoever signed \"client\""
      ),
      (
        signed, SignatureRequest(field: "provider", date: date, certifies: true),
        "a certification must be the first signature, and the PDF is signed already"
      ),
      (
        Paper().bytes, SignatureRequest(field: "client", date: late),
        """
        the certificate of Mary Moss is valid from 2020-01-01T00:00:00Z until \
        2049-12-31T00:00:00Z, and not at the time of signing
        """
      ),
      (
        Array("Dear Sir".utf8), SignatureRequest(field: "client", date: date),
        "this is not a sound PDF: it does not begin with %PDF-"
      ),
    ]
    let signer = try await Workshop.signer("mary")
    for (pdf, request, message) in cases {
      let error = #expect(throws: SigningError.self) { try signer.sign(pdf, request) }
      #expect(error?.description == message)
    }
  }

  @Test func `an answer for something else is no timestamp`() async throws {
    let authority = try await TestAuthority.shared.value
    let first = Mutex<[UInt8]?>(nil)
    let clock: TimestampSource = { request throws(SigningError) in
      if let stale = first.withLock(\.self) { return stale }
      let answer = try authority.stamp(request)
      first.withLock { $0 = answer }
      return answer
    }
    let signer = try await Workshop.signer("dana")
    let request = SignatureRequest(field: "client", date: Workshop.date)
    _ = try await signer.sign(Paper().bytes, request, timestamp: clock)
    let error = await #expect(throws: SigningError.self) {
      try await signer.sign(Paper().bytes, request, timestamp: clock)
    }
    #expect(
      error?.description
        == "no timestamp was had: the answer is for something else, or damaged")
  }
}
