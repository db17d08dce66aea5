import Foundation
import TestSupport

/// What other people's tools see in a PDF, as text that stays the same from run to run.
enum PDFFacts {
  /// Information, bookmarks, fields and words, by poppler and qpdf.
  static func of(_ pdf: URL) async throws -> String {
    let information = try await run("pdfinfo", [pdf.path]).output
    let text = try await run("pdftotext", ["-enc", "UTF-8", "-nopgbrk", pdf.path, "-"]).output
    let objects = try await objects(of: pdf)
    return [
      "# information", lines(of: information, without: ["File size", "Producer"]),
      "# bookmarks", bookmarks(objects).joined(separator: "\n"),
      "# fields", fields(objects).map(\.line).joined(separator: "\n"), "# text", text,
    ].joined(separator: "\n")
  }

  /// The page, from 1, on which the first signature field stands.
  static func pageOfFirstSignature(in pdf: URL) async throws -> Int {
    try await fields(objects(of: pdf)).first { $0.type == "/Sig" }?.page ?? 1
  }

  private struct Field {
    var name: String
    var type: String
    var page: Int
    var line: String
  }

  /// Who drew it, and by which fonts: sorted, and without the numbers of their objects, which say
  /// nothing. Versions of Cairo differ in both.
  static func fonts(of pdf: URL) async throws -> String {
    let information = try await run("pdfinfo", [pdf.path]).output.split(separator: "\n")
    let producer = information.first { $0.hasPrefix("Producer:") }?
      .split(separator: " ").dropFirst()
    let lines = try await run("pdffonts", [pdf.path]).output.split(separator: "\n")
    let fonts = lines.dropFirst(2).map { line in
      line.split(separator: " ").dropLast(2).joined(separator: " ")
    }
    return (["drawn by \(producer?.joined(separator: " ") ?? "")"] + fonts.sorted())
      .joined(separator: "\n")
  }

  private static func lines(of text: String, without keys: [String]) -> String {
    text.split(separator: "\n").filter { line in !keys.contains { line.hasPrefix($0) } }
      .joined(separator: "\n")
  }

  /// The values of all objects by "12 0 R", as qpdf writes them.
  private static func objects(of pdf: URL) async throws -> [String: Any] {
    let json = try await run(
      "qpdf", ["--json=2", "--json-key=qpdf", "--json-stream-data=none", pdf.path]
    ).standardOutput
    let root = try JSONSerialization.jsonObject(with: json) as? [String: Any]
    let parts = root?["qpdf"] as? [[String: Any]]
    var objects: [String: Any] = [:]
    for (key, value) in parts?.last ?? [:] {
      let name = key.hasPrefix("obj:") ? String(key.dropFirst("obj:".count)) : key
      objects[name] = (value as? [String: Any])?["value"]
    }
    return objects
  }

  private static func resolve(_ value: Any?, _ objects: [String: Any]) -> Any? {
    guard let name = value as? String, name.hasSuffix(" 0 R") else { return value }
    return objects[name]
  }

  private static func text(_ value: Any?) -> String {
    let text = value as? String ?? ""
    return text.hasPrefix("u:") ? String(text.dropFirst(2)) : text
  }

  private static func fields(_ objects: [String: Any]) -> [Field] {
    let trailer = objects["trailer"] as? [String: Any]
    let catalog = resolve(trailer?["/Root"], objects) as? [String: Any]
    let form = resolve(catalog?["/AcroForm"], objects) as? [String: Any]
    let pages = pageNumbers(catalog, objects)
    return (resolve(form?["/Fields"], objects) as? [Any] ?? []).compactMap { reference in
      guard let field = resolve(reference, objects) as? [String: Any] else { return nil }
      let rect = (field["/Rect"] as? [NSNumber] ?? []).map {
        String(format: "%.2f", $0.doubleValue)
      }.joined(separator: " ")
      let page = pages[field["/P"] as? String ?? ""] ?? 0
      let type = field["/FT"] as? String ?? ""
      let name = text(field["/T"])
      let value = field["/V"].map { " = \(text($0))" } ?? ""
      return Field(
        name: name, type: type, page: page,
        line: "\(name) \(type) page \(page) [\(rect)] \"\(text(field["/TU"]))\"\(value)")
    }
  }

  private static func pageNumbers(
    _ catalog: [String: Any]?, _ objects: [String: Any]
  ) -> [String: Int] {
    var numbers: [String: Int] = [:]
    func walk(_ reference: Any?) {
      guard let node = resolve(reference, objects) as? [String: Any] else { return }
      if let kids = resolve(node["/Kids"], objects) as? [Any] {
        kids.forEach(walk)
      } else if let name = reference as? String {
        numbers[name] = numbers.count + 1
      }
    }
    walk(catalog?["/Pages"])
    return numbers
  }

  private static func bookmarks(_ objects: [String: Any]) -> [String] {
    let trailer = objects["trailer"] as? [String: Any]
    let catalog = resolve(trailer?["/Root"], objects) as? [String: Any]
    let outlines = resolve(catalog?["/Outlines"], objects) as? [String: Any]
    var lines: [String] = []
    func walk(_ first: Any?, _ indent: String) {
      var next = first
      while let item = resolve(next, objects) as? [String: Any] {
        lines.append(indent + text(item["/Title"]))
        walk(item["/First"], indent + "  ")
        next = item["/Next"]
      }
    }
    walk(outlines?["/First"], "")
    return lines
  }
}
