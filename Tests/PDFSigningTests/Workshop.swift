import EngrossKit
import Foundation
import PDFSigning
import TestSupport
import Testing

/// What every test of signing needs: a contract, people who sign it, and somebody who looks.
enum Workshop {
  /// 1 December 2026, 9:30 UTC.
  static let date = Date(timeIntervalSince1970: 1_796_117_400)

  /// A contract as Engross renders it, made once.
  static let contract = Result { try render() }

  static func render(_ sample: String = "clinic") throws -> [UInt8] {
    let file = ProjectFiles.root.appending(path: "Samples/\(sample).yaml")
    let source = try SourceNode(bytes: Data(contentsOf: file), file: "\(sample).yaml")
    let engrosser = try Engrosser(
      style: Assets.builtIn.styleSheet("house"), template: Template.builtIn())
    return try engrosser.engross(Contract.read(source).value).bytes
  }

  static func signer(_ name: String) async throws -> PDFSigner {
    let authority = try await TestAuthority.shared.value
    return try PDFSigner(
      identity: authority.identity(name), appearanceFont: Assets.builtIn.formFont())
  }

  static func sign(
    _ pdf: [UInt8], as name: String, _ request: SignatureRequest, stamped: Bool = false
  ) async throws -> [UInt8] {
    let signer = try await signer(name)
    guard stamped else { return try signer.sign(pdf, request) }
    let authority = try await TestAuthority.shared.value
    return try await signer.sign(pdf, request, timestamp: authority.clock)
  }

  /// A small file that Mary has signed.
  static func signedPaper(lock: FieldLock? = nil) async throws -> [UInt8] {
    try await sign(
      Paper().bytes, as: "mary", SignatureRequest(field: "client", date: date, lock: lock))
  }

  static func verify(_ pdf: [UInt8]) async throws -> [SignatureReport] {
    let roots = try await TestAuthority.shared.value.roots()
    return try SignatureVerifier(roots: roots, at: date).verify(pdf)
  }

  /// The words for what later revisions did, a line each.
  static func changes(_ pdf: [UInt8], of signature: Int = 0) async throws -> [String] {
    let report = try await verify(pdf)[signature]
    #expect(report.integrity == .intact)
    return report.changes.map(\.description)
  }

  /// Expects pyHanko, pdfsig and qpdf to find nothing wrong.
  static func expectValid(
    _ pdf: [UInt8], signatures: Int, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) async throws {
    let file = try temporaryFile(pdf)
    let root = try await TestAuthority.shared.value.url("root.pem").path
    let pyHanko = try await run(
      ProjectFiles.pythonTool("pyhanko"),
      [
        "sign", "validate", "--trust", root, "--trust-replace", "--no-revocation-check",
        "--executive-summary", file,
      ])
    #expect(
      pyHanko.output.components(separatedBy: ":VALID").count == signatures + 1,
      "\(pyHanko.output)\(pyHanko.errors)", sourceLocation: sourceLocation)
    let pdfsig = try await run("pdfsig", ["-nocert", file])
    #expect(
      pdfsig.output.components(separatedBy: "Signature is Valid.").count == signatures + 1,
      "\(pdfsig.output)", sourceLocation: sourceLocation)
    let qpdf = try await run("qpdf", ["--check", file])
    #expect(qpdf.status == 0, "\(qpdf.output)", sourceLocation: sourceLocation)
  }

  static func temporaryFile(_ bytes: [UInt8], _ name: String = "signed.pdf") throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    return file.path
  }
}
