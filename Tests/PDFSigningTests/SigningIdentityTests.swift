import Foundation
import PDFSigning
import Testing

@Suite struct SigningIdentityTests {
  @Test func `a key comes from PKCS#12 or from PEM, with its chain`() async throws {
    let authority = try await TestAuthority.shared.value
    let file = try SigningIdentity(
      pkcs12: authority.bytes("mary.p12"), password: "open sesame")
    #expect(file.certificate.name == "Mary Moss")
    #expect(file.certificate.issuer == "Engross Test Office")
    let pem = try SigningIdentity(
      pemKey: authority.bytes("dana-locked.key"),
      certificates: authority.bytes("root.pem") + authority.bytes("dana.pem"),
      password: "secret")
    #expect(pem.certificate.name == "Dana Whitcomb")
  }

  @Test func `what cannot be opened is told apart`() async throws {
    let authority = try await TestAuthority.shared.value
    let p12 = try authority.bytes("mary.p12")
    let locked = try authority.bytes("dana-locked.key")
    let (dana, mary) = (try authority.bytes("dana.pem"), try authority.bytes("mary.pem"))
    expect(.needsPassword) { () throws(SigningError) in
      try SigningIdentity(pkcs12: p12, password: nil)
    }
    expect(.wrongPassword) { () throws(SigningError) in
      try SigningIdentity(pkcs12: p12, password: "guess")
    }
    expect(.badIdentity("it is not a PKCS#12 file")) { () throws(SigningError) in
      try SigningIdentity(pkcs12: dana, password: nil)
    }
    expect(.needsPassword) { () throws(SigningError) in
      try SigningIdentity(pemKey: locked, certificates: dana, password: nil)
    }
    expect(.wrongPassword) { () throws(SigningError) in
      try SigningIdentity(pemKey: locked, certificates: dana, password: "guess")
    }
    expect(.badIdentity("it holds no private key in PEM")) { () throws(SigningError) in
      try SigningIdentity(pemKey: dana, certificates: dana, password: nil)
    }
    expect(.badIdentity("it holds no certificate that belongs to the private key")) {
      () throws(SigningError) in
      try SigningIdentity(pemKey: locked, certificates: mary, password: "secret")
    }
  }

  private func expect(
    _ expected: SigningError, _ work: () throws(SigningError) -> SigningIdentity
  ) {
    let error = #expect(throws: SigningError.self) { try work() }
    #expect(error == expected)
  }
}
