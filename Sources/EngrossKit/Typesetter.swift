public import DocumentModel
internal import Foundation
internal import PDFDrawing
internal import PDFFinishing
package import PageLayout
public import StrictInput

/// Turns written documents into PDFs in one style.
///
/// Owns a font book and everything shaped with it: one worker each, kept for a whole batch.
public final class Typesetter {
  public let style: StyleSheet
  private let book: FontBook
  let layout: LayoutEngine
  let renderer: PageRenderer
  private let finisher: PDFFinisher
  /// Those of the style, by their paths.
  private let pictures: [String: Picture]
  /// What the record of a PDF says of the style and the fonts.
  let styleRecord: ContractSource.Record.Part
  let fontsDigest: String
  let unlockedFonts: [String]?

  /// Finds and opens the fonts of a style.
  ///
  /// - Throws: `Faults` that name each font that is missing and the package that has it, and each
  ///   file that is not known, unless `assets` takes such files.
  public convenience init(style: StyleSheet, assets: Assets = .builtIn) throws(Faults) {
    try self.init(style: style, fonts: try assets.fonts(of: style), assets: assets)
  }

  /// Opens the fonts of a style, which were found before.
  public init(style: StyleSheet, fonts: StyleFonts, assets: Assets = .builtIn) throws(Faults) {
    self.style = style
    pictures = try PictureFile.read(style.pictureFiles.map { ($0.path, $0.source) })
    styleRecord = .init(name: style.name, sha256: style.digest)
    let fontconfig = try assets.fontconfig()
    fontsDigest = fonts.digest
    unlockedFonts = fonts.unlocked
    do {
      book = try FontBook(
        FontBook.Configuration(
          fontconfig: fontconfig, files: fonts.paths,
          dictionaries: assets.dictionaries(), families: style.families))
      finisher = try PDFFinisher(formFont: fonts.formFont ?? "")
    } catch {
      throw Faults(unfinished: error)
    }
    layout = LayoutEngine(style: style, shaper: book)
    renderer = PageRenderer(book: book)
  }

  /// Keeps the process from reading what fonts the system has, which takes a moment and is of no
  /// use to Engross.
  ///
  /// For a process that draws text by fontconfig in no other way: it would find no fonts.
  public static func leaveOutSystemFonts() { FontBook.leaveOutSystemFonts() }

  /// Typesets a document.
  ///
  /// The PDF says that it was created at `created` (ISO 8601 in UTC), or at the date of the
  /// document when nil, never by the clock. What the document was made from is
  /// attached to it. Throws what cannot be set, and where it stands.
  public func typeset(
    _ document: Document, created: String? = nil, source: ContractSource? = nil
  ) throws(Faults) -> TypesetDocument {
    try run(document, created: created, source: source, keepsPages: false).pdf
  }

  /// How long each stage took, by the processor's time.
  package struct StageDurations: Sendable {
    package var layout: Duration
    package var draw: Duration
    package var finish: Duration
  }

  /// Typesets a document and says how long each stage took.
  package func timed(
    _ document: Document, created: String? = nil, source: ContractSource? = nil
  ) throws(Faults) -> (TypesetDocument, StageDurations) {
    let run = try run(document, created: created, source: source, keepsPages: false)
    return (run.pdf, run.durations)
  }

  /// A document, typeset, and how it came about.
  struct Run {
    var pages: LaidOutDocument
    var pdf: TypesetDocument
    var durations: StageDurations
  }

  /// The passes in their order; pages that are not kept are bare but for their sizes.
  ///
  /// Where the pieces of a page do not go together, pages are drawn whole.
  func run(
    _ document: Document, created: String? = nil, source: ContractSource? = nil,
    figures: [String: Picture]? = nil, keepsPages: Bool = true, inPieces: Bool = true
  ) throws(Faults) -> Run {
    let start = ProcessorTime.now
    let pictures = try allPictures(of: document, figures)
    do {
      var pages = try layout.layOut(document, pictures: pictures)
      let laidOut = ProcessorTime.now
      let drawn = try renderer.drawPDF(pages.pages, inPieces: inPieces)
      let wasDrawn = ProcessorTime.now
      var facts = FinishingFacts(
        pages, drawn, created: created ?? document.information.created)
      if let source { facts.add(source) }
      // Thousands of pages of glyphs are much memory, and finishing wants its own.
      if !keepsPages { pages.empty() }
      let pdf = try finisher.finish(drawn.bytes, with: facts)
      renderer.keep(pdf.contents, of: drawn)
      return Run(
        pages: pages,
        pdf: TypesetDocument(
          bytes: pdf.bytes, pageCount: pages.pages.count, fields: facts.fields.map(PlacedField.init)
        ),
        durations: StageDurations(
          layout: laidOut - start, draw: wasDrawn - laidOut, finish: ProcessorTime.now - wasDrawn))
    } catch FinishingError.pieces where inPieces {
      return try run(
        document, created: created, source: source, figures: figures, keepsPages: keepsPages,
        inPieces: false)
    } catch {
      throw Faults(unfinished: error)
    }
  }

  /// Cuts a document into pages, and draws none.
  package func layOut(_ document: Document) throws(Faults) -> LaidOutDocument {
    let pictures = try allPictures(of: document)
    do {
      return try layout.layOut(document, pictures: pictures)
    } catch {
      throw Faults(unfinished: error)
    }
  }

  private func allPictures(
    of document: Document, _ figures: [String: Picture]? = nil
  ) throws(Faults) -> [String: Picture] {
    let figures = if let figures { figures } else { try PictureFile.read(figuresOf: document) }
    return figures.merging(pictures) { own, _ in own }
  }

  /// How long Cairo alone takes for the glyphs of a document's pages, by the processor's time.
  package func timeOfGlyphsAlone(_ document: Document) throws(Faults) -> Duration {
    let pages = try layOut(document).pages
    let start = ProcessorTime.now
    do {
      _ = try renderer.drawGlyphsAlone(pages)
    } catch {
      throw Faults(unfinished: error)
    }
    return ProcessorTime.now - start
  }

  /// Every frame of a document's pages with its place, as text for golden files.
  package func describePages(of document: Document) throws(Faults) -> String {
    try layOut(document).pages.layoutDescription
  }

  /// Says in a line for each page why it ends where it does, and what the best other places would
  /// cost: points of the style's `pageBreaking`, and the square of the percentage left empty.
  public func explainBreaks(of document: Document) throws(Faults) -> [String] {
    try layOut(document).breaks.map(\.description)
  }

  /// Draws the pages of a document as pictures.
  ///
  /// Pages are counted from 1; those beyond the last are left out, and all are drawn when nil.
  public func pictures(
    of document: Document, pages wanted: ClosedRange<Int>? = nil,
    as format: PictureFormat = .png(resolution: 144)
  ) throws(Faults) -> [[UInt8]] {
    let pages = try layOut(document).pages
    do {
      return try pages.filter { wanted?.contains($0.number) ?? true }.map {
        switch format {
        case .png(let resolution): try renderer.drawPNG($0, resolution: resolution)
        case .svg: try renderer.drawSVG($0)
        }
      }
    } catch {
      throw Faults(unfinished: error)
    }
  }
}

/// What a page is drawn as to be looked at.
public enum PictureFormat: Sendable, Hashable {
  /// The resolution is in dots an inch.
  case png(resolution: Double)
  /// Letters are outlines, so that no font is needed to show them.
  case svg
}

/// A PDF ready to be signed.
public struct TypesetDocument: Sendable, Hashable {
  public var bytes: [UInt8]
  public var pageCount: Int
  /// In the order of the pages.
  public var fields: [PlacedField]
}

/// Where a form field of a PDF is, for services that place their own tabs on it.
public struct PlacedField: Sendable, Hashable, Codable {
  public var name: String
  /// `signature` or `text`.
  public var kind: String
  /// Counted from 1.
  public var page: Int
  /// Left, bottom, right and top in points from the bottom left corner of the page.
  public var rect: [Double]

  init(_ field: FormField) {
    name = field.name
    kind = field.kind == .signature ? "signature" : "text"
    page = field.page + 1
    rect = [field.rect.left, field.rect.bottom, field.rect.right, field.rect.top].map {
      ($0 * 100).rounded() / 100
    }
  }
}

extension StyleSheet {
  /// Of what its sheets say, and of the pictures and fonts that they name.
  fileprivate var digest: String {
    let files = (pictureFiles + fonts).map { file in
      sha256(FileManager.default.contents(atPath: file.path) ?? Data())
    }
    return sha256(Data(([source] + files).joined(separator: "\n").utf8))
  }
}

extension DocumentInformation {
  /// The moment at which the PDF says that it was made; nil for a document without a date.
  var created: String? { date.isEmpty ? nil : "\(date)T00:00:00Z" }
}
