import Foundation
import PDFSigning

/// What libFuzzer calls with each file that it makes up: all that reads a PDF from elsewhere.
///
/// Whatever is thrown is an answer; a trap, a hang or memory without end is a finding.
private func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
  _ = try? PDFInspection(of: bytes).description
  _ = try? PageText.pages(of: bytes)
  _ = try? AttachedFiles.content(of: "terms.json", in: bytes)
  _ = try? Fuzzed.verifier.verify(bytes)
  _ = try? RevisionHistory.changes(from: Fuzzed.original, to: bytes)
  _ = try? Fuzzed.signer?.sign(bytes, SignatureRequest(field: "provider", date: Fuzzed.date))
  return 0
}

/// libFuzzer's own `main`, under the name that the package manager gives to this one's.
@_cdecl("engross_fuzz_main")
public func fuzz(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  var (count, arguments) = (count, arguments)
  return runDriver(&count, &arguments) { testOneInput($0, $1) }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What the readers need besides; a folder with key, certificate, font and a sound file is named by
/// `ENGROSS_FUZZ_KIT`.
private enum Fuzzed {
  static let date = Date(timeIntervalSince1970: 1_796_117_400)
  static let kit = ProcessInfo.processInfo.environment["ENGROSS_FUZZ_KIT"] ?? "."
  static let original = file("paper.pdf")
  static let certificate = file("certificate.pem")

  static let verifier = SignatureVerifier(
    roots: TrustRoots(Certificate.readPEM(certificate)), at: date)
  nonisolated(unsafe) static let signer: PDFSigner? = {
    let identity = try? SigningIdentity(
      pemKey: file("key.pem"), certificates: certificate, password: nil)
    return identity.flatMap { try? PDFSigner(identity: $0, appearanceFont: "\(kit)/font.ttf") }
  }()

  private static func file(_ name: String) -> [UInt8] {
    [UInt8](FileManager.default.contents(atPath: "\(kit)/\(name)") ?? Data())
  }
}
