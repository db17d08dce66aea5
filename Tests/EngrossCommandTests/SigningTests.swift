import Foundation
import TestSupport
import Testing

@Suite final class SigningTests: CommandTest {
  /// Makes contract.pdf, and for each signer a key, a certificate that nobody else vouches for, and
  /// both in a PKCS#12 file with the password `sesame`.
  private func prepare(_ signers: String...) async throws {
    try copySample()
    #expect(try await engross("render", "terms.yaml", "--final", "-o", "contract.pdf").status == 0)
    for signer in signers {
      let result = try await shell(
        """
        openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj '/CN=\(signer)' \
        -addext keyUsage=digitalSignature -keyout \(signer).key -out \(signer).pem &&
        openssl pkcs12 -export -inkey \(signer).key -in \(signer).pem -passout pass:sesame \
        -out \(signer).p12
        """)
      try #require(result.status == 0, "\(result.errors)")
    }
  }

  private let client = "eSignSignHere_client_1"
  private let provider = "eSignSignHere_provider_1"

  @Test func `two sign in turn, and both signatures hold`() async throws {
    try await prepare("mary", "dana")
    let unsigned = try contents(of: "contract.pdf")
    let first = try await engross(
      "sign", "contract.pdf", "--field", provider, "--key", "dana.key", "--cert", "dana.pem",
      "--certify")
    #expect(first.status == 0)
    #expect(first.errors == "signed eSignSignHere_provider_1 in contract.pdf\n")
    let second = try await engross(
      "sign", "contract.pdf", "--p12", "mary.p12", "--reason", "I agree", "-o", "done.pdf",
      environment: ["ENGROSS_KEY_PASSWORD": "sesame"])
    #expect(second.status == 0, "\(second.errors)")
    #expect(try contents(of: "done.pdf").starts(with: contents(of: "contract.pdf")))
    #expect(try contents(of: "contract.pdf").starts(with: unsigned))

    try Data(contents(of: "mary.pem") + contents(of: "dana.pem"))
      .write(to: folder.appending(path: "roots.pem"))
    let verified = try await engross("verify", "done.pdf", "--roots", "roots.pem")
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.output.contains("trusted through dana"))
    #expect(verified.output.contains("the field eSignSignHere_client_1 was signed"))
    #expect(verified.output.hasSuffix("all 2 signatures hold\n"))
    let inspected = try await engross("inspect", "done.pdf")
    #expect(inspected.output.contains("claims PDF/A-3A, PDF/UA-1"))
    #expect(
      inspected.output.contains(
        "eSignSignHere_client_1: signature, signed, closes eSignFullName_client_1, "))
  }

  @Test func `a changed contract does not hold, and the exit code says so`() async throws {
    try await prepare("dana")
    _ = try await engross(
      "sign", "contract.pdf", "--field", client, "--key", "dana.key", "--cert", "dana.pem")
    var pdf = try contents(of: "contract.pdf")
    pdf[pdf.count / 2] ^= 1
    try pdf.write(to: folder.appending(path: "contract.pdf"))
    let result = try await engross("verify", "contract.pdf")
    #expect(result.status == 1)
    #expect(result.output.contains("BROKEN: the bytes that were signed have been changed"))
    #expect(
      result.errors == """
        error: contract.pdf: 1 of 1 signatures do not hold
        error: contract.pdf: it does not say what the terms in it give
        2 errors; do not rely on this file

        """)
  }

  @Test func `what cannot be signed stays as it was, and the reason is told`() async throws {
    try await prepare("dana")
    let unsigned = try contents(of: "contract.pdf")
    let key = ["--key", "dana.key", "--cert", "dana.pem"]
    let cases: [([String], Int, String)] = [
      (
        key, 64,
        "contract.pdf: say which field with --field: \(provider), \(client)"
      ),
      (
        key + ["--field", "eSignTitle_client_1"], 65,
        "contract.pdf: the field \"eSignTitle_client_1\" is not for a signature"
      ),
      (
        ["--p12", "dana.p12", "--field", client], 65,
        "dana.p12: the private key is protected by a password, and none was given"
      ),
      (["--p12", "none.p12", "--field", client], 66, "there is no file none.p12"),
      (
        key + ["--field", client, "-o", "away/done.pdf"], 73,
        "cannot write away/done.pdf: there is no folder away; create it first"
      ),
    ]
    for (arguments, code, message) in cases {
      let result = try await engross(["sign", "contract.pdf"] + arguments)
      #expect(result.status == code)
      #expect(result.errors == "error: \(message)\n1 error; nothing was signed\n")
      #expect(try contents(of: "contract.pdf") == unsigned)
    }
    try Data("guess\n".utf8).write(to: folder.appending(path: "password"))
    let wrong = try await engross(
      "sign", "contract.pdf", "--p12", "dana.p12", "--field", client, "--password-file",
      "password")
    #expect(wrong.errors.contains("dana.p12: the password of the private key is wrong"))
    let silent = try await engross(
      ["sign", "contract.pdf", "--field", client, "--timestamp", "http://127.0.0.1:1/"] + key)
    #expect(silent.status == 69)
    #expect(
      silent.errors == """
        error: contract.pdf: no timestamp was had: http://127.0.0.1:1/: nothing answers at \
        127.0.0.1:1; check the address and any firewall
        1 error; nothing was signed

        """)
  }

  @Test func `a file that is no PDF, or not signed, is not verified`() async throws {
    try await prepare()
    for name in ["verify", "inspect"] {
      let result = try await engross(name, "terms.yaml")
      #expect(result.status == 65)
      #expect(
        result.errors.hasPrefix(
          "error: terms.yaml: this is not a sound PDF: it does not begin with %PDF-\n"))
    }
    let result = try await engross("verify", "contract.pdf")
    #expect(result.status == 1)
    #expect(
      result.errors.hasPrefix(
        "error: contract.pdf: nobody has signed; to hold only its words, add --unsigned\n"))
  }

  @Test func `a file that unpacks to gigabytes is refused`() async throws {
    let bomb = """
      import zlib
      inner = zlib.compressobj(9)
      zeros = b'\\0' * (1 << 20)
      data = b''.join(inner.compress(zeros) for _ in range(2048)) + inner.flush()
      data = zlib.compress(data, 9)
      head = b'<< /Type /XRef /Size 10 /Root 2 0 R /W [1 4 2] /Length %d' % len(data)
      head += b' /Filter [/FlateDecode /FlateDecode] >>'
      body = b'%PDF-1.7\\n1 0 obj\\n' + head + b'\\nstream\\n' + data + b'\\nendstream\\nendobj\\n'
      open('bomb.pdf', 'wb').write(body + b'startxref\\n9\\n%%EOF\\n')
      """
    #expect(try await run("python3", ["-c", bomb], directory: folder).status == 0)
    for name in ["verify", "inspect"] {
      let result = try await engross(name, "bomb.pdf")
      #expect(result.status == 65)
      #expect(result.errors.contains("bomb.pdf: this is not a sound PDF"))
    }
  }
}
