internal import CQPDF

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// One PDF made of many, for paper: fields are part of the page, and nothing can be clicked on but
/// the bookmarks, one for each part.
package enum MergedPDF {
  package struct Part {
    package var path: String
    /// What its bookmark says.
    package var title: String
    package var pageCount: Int

    package init(path: String, title: String, pageCount: Int) {
      self.path = path
      self.title = title
      self.pageCount = pageCount
    }
  }

  /// Writes the parts to `path`, by way of `path.joined`, which is removed.
  ///
  /// Reads each part from its file as it is written, so that no more of them is held in memory
  /// than their objects.
  package static func write(_ parts: [Part], to path: String) throws(UnsoundPDF) {
    let joined = "\(path).joined"
    defer { try? FileManager.default.removeItem(atPath: joined) }
    try join(parts, to: joined)
    try addBookmarks(parts, to: joined, writing: path)
  }

  /// What libqpdf is asked to do, in its own words.
  private struct Job: Encodable {
    struct Input: Encodable {
      var file: String
    }
    var empty = ""
    var pages: [Input]
    var flattenAnnotations = "print"
    var outputFile: String
    var deterministicId = ""
  }

  private static func join(_ parts: [Part], to path: String) throws(UnsoundPDF) {
    let job = Job(pages: parts.map { .init(file: $0.path) }, outputFile: path)
    guard let data = try? JSONEncoder().encode(job) else {
      throw UnsoundPDF(reason: "the names of the files are no text")
    }
    guard qpdfjob_run_from_json(String(decoding: data, as: UTF8.self)) == 0 else {
      throw UnsoundPDF(reason: "the files cannot be joined")
    }
  }

  private static func addBookmarks(
    _ parts: [Part], to joined: String, writing path: String
  ) throws(UnsoundPDF) {
    let pdf = try QPDFDocument(file: joined)
    let pages = try pdf.pages()
    guard pages.count == parts.reduce(0, { $0 + $1.pageCount }) else {
      throw UnsoundPDF(reason: "it has \(pages.count) pages, which are not those of its parts")
    }
    for page in pages { page.remove("/Annots") }
    pdf.catalog.remove("/AcroForm")
    let root = pdf.makeIndirect(["/Type": "/Outlines", "/Count": .integer(parts.count)])
    var first = 0
    let items = parts.map { part in
      defer { first += part.pageCount }
      return pdf.makeIndirect([
        "/Title": .text(part.title), "/Parent": .object(root),
        "/Dest": [.object(pages[first]), "/Fit"],
      ])
    }
    for (previous, next) in zip(items, items.dropFirst()) {
      previous.set("/Next", .object(next))
      next.set("/Prev", .object(previous))
    }
    if let first = items.first, let last = items.last {
      root.set("/First", .object(first))
      root.set("/Last", .object(last))
    }
    pdf.catalog.set("/Outlines", .object(root))
    pdf.catalog.set("/PageMode", "/UseOutlines")
    try pdf.write(to: path)
  }
}
