import ContractDrafting
import ContractModel
import EngrossKit
import Foundation
import TestSupport
import Testing

/// Every sample, as other people's tools see it: qpdf, poppler and pyHanko.
@Suite final class SampleConformanceTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "engross-conformance-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func render(_ sample: String, style: String = "house") throws -> URL {
    let file = "Samples/\(sample).yaml"
    let text = try String(contentsOf: ProjectFiles.root.appending(path: file), encoding: .utf8)
    let engrosser = try Engrosser(
      style: try Assets.builtIn.styleSheet(style), template: try .builtIn())
    let pdf = folder.appending(path: "\(sample)-\(style).pdf")
    let contract = try Contract.read(text: text, file: file).value
    try Data(try engrosser.engross(contract).bytes).write(to: pdf)
    return pdf
  }

  @Test(arguments: SampleGoldenTests.samples)
  func `qpdf finds nothing wrong with a sample, and every font is embedded in part`(
    sample: String
  ) async throws {
    let pdf = try render(sample)
    let check = try await run("qpdf", ["--check", pdf.path])
    #expect(check.status == 0, "\(check.output)\(check.errors)")

    let fonts = try await run("pdffonts", [pdf.path]).output
      .split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts {
      let columns = font.split(separator: " ")
      #expect(columns[0].contains("+"), "not a subset: \(font)")
      #expect(columns.suffix(5).first == "yes", "not embedded: \(font)")
    }
  }

  @Test(arguments: SampleGoldenTests.samples)
  func `a sample has between six and fourteen pages`(sample: String) async throws {
    let information = try await run("pdfinfo", [try render(sample).path]).output
    let pages = information.split(separator: "\n").first { $0.hasPrefix("Pages:") }
      .flatMap { Int($0.dropFirst("Pages:".count).trimmingCharacters(in: .whitespaces)) }
    #expect((6...14).contains(pages ?? 0), "\(pages ?? 0) pages")
  }

  @Test(arguments: SampleGoldenTests.samples)
  func `pyHanko lists the signature fields of a sample and signs each in turn`(
    sample: String
  ) async throws {
    let key = try await identity()
    var pdf = try render(sample)
    let listed = try await fields(of: pdf)
    let names = listed.map(\.name)
    #expect(names.contains("eSignSignHere_provider_1"))
    #expect(names.contains("eSignSignHere_client_1"))
    #expect(listed.filter { $0.state != "EMPTY" }.isEmpty)

    for (number, name) in names.enumerated() {
      let signed = folder.appending(path: "\(sample)-\(number).pdf")
      let result = try await run(
        ProjectFiles.pythonTool("pyhanko"),
        [
          "sign", "addsig", "--field", name, "pemder", "--key", key.key.path, "--cert",
          key.certificate.path, "--no-pass", pdf.path, signed.path,
        ])
      #expect(result.status == 0, "\(name): \(result.errors)")
      pdf = signed
    }
    let signed = try await fields(of: pdf)
    #expect(signed.filter { $0.state == "EMPTY" }.isEmpty)
    let verdict = try await run("pdfsig", ["-nocert", pdf.path]).output
    let sound = verdict.split(separator: "\n").filter { $0.contains("Signature is Valid") }
    #expect(sound.count == names.count, "\(verdict)")
  }

  private func fields(of pdf: URL) async throws -> [(name: String, state: String)] {
    let result = try await run(
      ProjectFiles.pythonTool("pyhanko"), ["sign", "list", pdf.path])
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: ":")
      guard parts.count >= 2 else { return nil }
      return (String(parts[0]), String(parts[1]))
    }
  }

  /// A key and a certificate for it, made for this test alone.
  private func identity() async throws -> (key: URL, certificate: URL) {
    let key = folder.appending(path: "key.pem")
    let certificate = folder.appending(path: "certificate.pem")
    let result = try await run(
      "openssl",
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj",
        "/CN=Engross test signer", "-addext", "keyUsage=digitalSignature,nonRepudiation",
        "-keyout", key.path, "-out", certificate.path,
      ])
    #expect(result.status == 0, "\(result.errors)")
    return (key, certificate)
  }
}
