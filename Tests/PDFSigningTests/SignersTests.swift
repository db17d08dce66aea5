import EngrossKit
import Foundation
import PDFSigning
import TestSupport
import Testing

/// Who signs when, and what is written with a signature.
@Suite struct SignersTests {
  /// The provider signs after the client; the date is the client's.
  private static let paper = Paper(
    objects: Paper.objects.map { object in
      object
        .replacing(
          "/T (client)", with: "/T (client) /ENGR_Signer << /Key (c) /Role (client) /Turn 1 >>"
        )
        .replacing(
          "/T (provider)",
          with: "/T (provider) /ENGR_Signer << /Key (p) /Role (provider) /Turn 2 >>"
        )
        .replacing(
          "/T (date) ", with: "/T (eSignText_c) /Ff 2 /ENGR_Signer << /Key (c) /Role (client) >> "
        )
        .replacing("/V (today)", with: "")
    }
  ).bytes

  private func sign(
    _ pdf: [UInt8], _ field: String, as name: String = "mary",
    _ change: (inout SignatureRequest) -> Void = { _ in }
  ) async throws -> [UInt8] {
    var request = SignatureRequest(field: field, date: Workshop.date)
    change(&request)
    return try await Workshop.sign(pdf, as: name, request)
  }

  private func refusal(
    _ pdf: [UInt8], _ field: String, _ change: (inout SignatureRequest) -> Void = { _ in }
  ) async throws -> String? {
    do {
      _ = try await sign(pdf, field, change)
      return nil
    } catch let error as SigningError {
      return error.description
    }
  }

  @Test func `whose turn it is not cannot sign yet`() async throws {
    #expect(
      try await refusal(Self.paper, "provider")
        == "\"provider\" is signed after client, not yet signed")
    let first = try await sign(Self.paper, "client") { $0.values = ["eSignText_c": "Leeds"] }
    let both = try await sign(first, "provider", as: "dana")
    let reports = try await Workshop.verify(both)
    #expect(reports.map(\.isSound) == [true, true])
    #expect(reports.map(\.overtaken) == [[], []])
  }

  @Test func `a signature out of turn, made elsewhere, is reported and holds`() async throws {
    let authority = try await TestAuthority.shared.value
    let file = try Workshop.temporaryFile(Self.paper)
    let result = try await run(
      ProjectFiles.pythonTool("pyhanko"),
      [
        "sign", "addsig", "--field", "provider", "--use-pades", "pemder", "--key",
        authority.url("mary.key").path, "--cert", authority.url("mary.pem").path, "--chain",
        authority.url("office.pem").path, "--no-pass", file, file + ".2",
      ])
    try #require(result.status == 0, "\(result.errors)")
    let pdf = [UInt8](try Data(contentsOf: URL(filePath: file + ".2")))
    let report = try #require(try await Workshop.verify(pdf).first)
    #expect(report.integrity == .intact)
    #expect(report.overtaken == ["client"])
    #expect(report.description.contains("OUT OF TURN: before client"))
  }

  @Test func `what must be filled in is asked for, and is closed with the signature`() async throws
  {
    #expect(
      try await refusal(Self.paper, "client")
        == "still to be filled in: eSignText_c; signing closes them")
    #expect(
      try await refusal(Self.paper, "client") { $0.values = ["date": "x"] }
        == "date cannot be filled in with this signature; these can: eSignText_c")
    let pdf = try await sign(Self.paper, "client") { $0.values = ["eSignText_c": "9 Quay Street"] }
    let field = try PDFInspection(of: pdf).fields.first { $0.name == "eSignText_c" }
    #expect(field?.kind == .text(value: "9 Quay Street"))
    #expect(field?.signer == "c")
    #expect(field?.role == "client")
    #expect(field?.isRequired == true)
  }

  @Test func `a signature is shown in the font of the contract`() async throws {
    let contract = try Workshop.contract.get()
    #expect(try PDFInspection(of: contract).formFont == "GentiumPlus")
    let pdf = try await sign(contract, "eSignSignHere_client_1")
    let added = pdf.dropFirst(contract.count)
    // No font is embedded anew: the one of the form has all letters of the name.
    #expect(added.firstRange(of: Array("/FontFile2".utf8)) == nil)
    let other = try await sign(contract, "eSignSignHere_client_1") { $0.name = "Łukasz Żak" }
    #expect(other.dropFirst(contract.count).firstRange(of: Array("/FontFile2".utf8)) != nil)
    #expect(try Assets.builtIn.formFont(named: "GentiumPlus").hasSuffix("GentiumPlus-Regular.ttf"))
    #expect(try Assets.builtIn.formFont(named: "Lato-Regular").contains("Lato-Regular"))
    #expect(try Assets.builtIn.formFont(named: "Unknown") == Assets.builtIn.formFont())
  }
}
