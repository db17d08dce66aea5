import Foundation
import TestSupport
import Testing

/// Initials, turns and conformed copies, from the terms to the copy.
@Suite final class ConformTests: CommandTest {
  private func sign(_ field: String, as name: String) async throws -> CommandResult {
    try await engross(
      "sign", "contract.pdf", "--field", "eSignSignHere_\(field)", "--key", "\(name).key", "--cert",
      "\(name).pem")
  }

  private func prepare() async throws {
    try copySample(replacing: [
      "notary: false}": "notary: false, initials: true, first: client}"
    ])
    #expect(try await engross("render", "terms.yaml", "--final", "-o", "contract.pdf").status == 0)
    for name in ["Mary Moss", "Dana de Wit"] {
      let file = name.prefix(4).lowercased()
      let result = try await shell(
        """
        openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj '/CN=\(name)' \
        -addext keyUsage=digitalSignature -keyout \(file).key -out \(file).pem
        """)
      try #require(result.status == 0, "\(result.errors)")
    }
  }

  @Test func `who signs, initials each page; a conformed copy shows both, and is proven`()
    async throws
  {
    try await prepare()
    #expect(
      try await sign("provider_1", as: "dana").errors == """
        error: contract.pdf: "eSignSignHere_provider_1" is signed after eSignSignHere_client_1, not \
        yet signed
        1 error; nothing was signed

        """)
    #expect(try await sign("client_1", as: "mary").status == 0)
    let early = try await engross("conform", "contract.pdf")
    #expect(early.status == 1)
    #expect(
      early.errors == """
        error: contract.pdf: not all have signed; missing: eSignSignHere_provider_1
        1 error; no copy was written

        """)
    let half = try await engross("verify", "contract.pdf")
    #expect(
      half.output.hasSuffix("not signed yet: eSignSignHere_provider_1\nthe signature holds\n"))
    #expect(try await sign("provider_1", as: "dana").status == 0)
    let verified = try await engross("verify", "contract.pdf")
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.output.contains("the field eSignInitialHere_provider_p3 was filled in"))

    let result = try await engross("conform", "contract.pdf")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors == "wrote contract-conformed.pdf (12 pages)\n")
    let text = try await shell("pdftotext -layout contract-conformed.pdf -").output
    let pages = text.split(separator: "\u{0C}")
    #expect(pages.allSatisfy { $0.contains("CONFORMED COPY") })
    for page in pages {
      #expect(page.contains(#/Initials +Fenwright +DW +Tolland & Wray +MM/#))
    }
    #expect(text.contains(#/Signature +\/s\/ Dana de Wit +Signature +\/s\/ Mary Moss/#))
    #expect(text.contains(#/Date +20[0-9]{2}-[0-9]{2}-[0-9]{2}/#))

    let inspected = try await engross("inspect", "contract-conformed.pdf")
    #expect(inspected.output.contains("no fields"))
    #expect(inspected.output.contains(", a conformed copy of "))
    let proof = try await engross("verify", "contract-conformed.pdf", "--unsigned")
    #expect(proof.status == 0, "\(proof.errors)")
    #expect(proof.output.contains("this is a conformed copy: only its original, with the SHA-256 "))
    let original = try await shell("sha256sum contract.pdf").output.prefix(64)
    #expect(proof.output.contains(original))
  }

  @Test func `a conformed copy is neither signed, nor verified as signed, nor copied`() async throws
  {
    try await prepare()
    for (field, name) in [("client_1", "mary"), ("provider_1", "dana")] {
      #expect(try await sign(field, as: name).status == 0)
    }
    #expect(try await engross("conform", "contract.pdf", "-o", "copy.pdf").status == 0)
    let signed = try await engross(
      "sign", "copy.pdf", "--field", "eSignSignHere_client_1", "--key", "mary.key", "--cert",
      "mary.pem")
    #expect(
      signed.errors.hasPrefix(
        "error: copy.pdf: this is a conformed copy; the original is what is signed\n"))
    let verified = try await engross("verify", "copy.pdf")
    #expect(verified.status == 1)
    #expect(
      verified.errors.hasPrefix(
        "error: copy.pdf: this is a conformed copy, which nobody signs; to hold only its words, add "
          + "--unsigned\n"))
    let again = try await engross("conform", "copy.pdf")
    #expect(again.errors.contains("copy.pdf: this is a conformed copy of "))
    // Nothing is copied from a file that was changed.
    var bytes = try contents(of: "contract.pdf")
    bytes[bytes.count / 3] ^= 1
    try bytes.write(to: folder.appending(path: "broken.pdf"))
    let broken = try await engross("conform", "broken.pdf")
    #expect(broken.status == 1)
    #expect(broken.errors.hasSuffix("\n1 error; no copy was written\n"))
  }
}
