@testable import ContractDrafting
import ContractModel
import DocumentModel
import Foundation
import StrictInput
import Testing

struct TemplateTests {
  private func faults(_ manifest: String, _ texts: [String: String]) -> String {
    do {
      _ = try Template(files: TemplateFiles(folder: "t", manifest: manifest, texts: texts))
      return ""
    } catch {
      return error.description
    }
  }

  @Test func `clauses follow the order of the list`() throws {
    let template = try Template(
      files: TemplateFiles(
        folder: "t", manifest: "title: X\nclauses:\n  - b.md\n  - a.md\n",
        texts: ["a.md": "## A", "b.md": "## B", "README.md": "{{x}}"]))
    #expect(template.clauses.map(\.file) == ["t/b.md", "t/a.md"])
    #expect(template.title == "X")
  }

  @Test func `the list and the folder must agree`() {
    #expect(
      faults(
        "title: X\nclauses:\n  - fee.md\n  - a.md\n  - a.md\n",
        ["a.md": "x", "fees.md": "x"]) == """
          t/template.yaml:3:5: error: there is no file fee.md; did you mean fees.md?
          t/template.yaml:5:5: error: a.md is listed twice; remove one
          t/template.yaml:3:3: error: fees.md is in the folder, but not in the list; \
          add it to clauses, or remove the file
          """)
  }

  @Test func `the list is read as strictly as the terms`() {
    #expect(
      faults("title: X\nclause: []\n", [:]) == """
        t/template.yaml:1:1: error: missing key "clauses"; \
        clauses: the files of the contract, in its order
        t/template.yaml:2:1: error: unknown key "clause"; did you mean "clauses"?
        """)
  }

  @Test func `a folder is read with its partials, and what cannot be read is named`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      component: "template-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(component: "partials"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ bytes: [UInt8], _ name: String) throws {
      try Data(bytes).write(to: folder.appending(path: name))
    }
    try write(Array("title: X\nclauses: [a.md]\n".utf8), "template.yaml")
    try write(Array("\u{FEFF}## Fees\r\n\r\n{{> inner}}\r\n".utf8), "a.md")
    try write(Array("Inner {{reference}}.\n".utf8), "partials/inner.md")
    let template = try Template(folder: folder)
    let document = try Drafter(template: template).draft(contract())
    #expect(document.description.hasSuffix("h1 1. Fees #fees\np Inner ‹text›.\n"))
    #expect(document.blocks.first?.source?.file.hasSuffix("/a.md") == true)
    #expect(document.blocks.last?.source?.file.hasSuffix("/partials/inner.md") == true)

    try write(Array("## Fees\r\n\r\n{{! a\r\nnote }}\r\n{{nobody}}\r\n".utf8), "a.md")
    #expect {
      _ = try Template(folder: folder)
    } throws: { error in
      "\(error)".contains("/a.md:5:1: error: there is no \"nobody\" in the terms")
    }

    try write([0x61, 0xFF], "a.md")
    #expect {
      _ = try Template(folder: folder)
    } throws: { error in
      "\(error)".hasSuffix("/a.md:1:1: error: the file is not UTF-8; save it as UTF-8")
    }
    try FileManager.default.removeItem(at: folder.appending(component: "template.yaml"))
    #expect {
      _ = try Template(folder: folder)
    } throws: { error in
      "\(error)".hasSuffix(
        "/template.yaml:1:1: error: the file is missing or cannot be read; "
          + "a template is a folder with a template.yaml and the clauses it lists")
    }
  }
}
