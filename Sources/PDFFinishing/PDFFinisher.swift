internal import PDFObjects

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Adds to a PDF what Cairo cannot say: form fields, links and bookmarks, the structure tree of
/// PDF/UA-1, the identity and the attachments of PDF/A-3a.
///
/// The font is read and compressed once, so one finisher serves a whole batch.
public struct PDFFinisher: Sendable {
  private let font: FormFont

  /// - Parameter formFont: The path of the TrueType font that form fields are filled in with.
  /// - Throws: `FinishingError` where it is missing or of another kind.
  public init(formFont: String) throws(FinishingError) {
    font = try FormFont(try Self.read(formFont), file: formFont)
  }

  /// Finishes a drawn PDF; the same bytes and facts always give the same file.
  ///
  /// Without a structure the file is neither tagged nor archival.
  ///
  /// - Throws: `FinishingError` where the facts do not fit each other or what was drawn.
  public func finish(
    _ drawn: [UInt8], with facts: FinishingFacts
  ) throws(FinishingError) -> FinishedPDF {
    let pdf = try orRefuse { () throws(UnsoundPDF) in try PDFFile(drawn: drawn) }
    let drawnPages = try orRefuse { () throws(UnsoundPDF) in try pdf.pages() }
    let (pages, contents) = try pdf.addPages(
      facts.sheets ?? drawnPages.indices.map { .whole($0) }, of: drawnPages, facts.marks)
    try check(facts, against: pages.map(pdf.mediaBox))

    let links = pdf.addLinks(facts.links, to: pages)
    let fields = try pdf.addFields(facts.fields, to: pages, font: font)
    pdf.addDestinations(facts.destinations, in: pages)
    pdf.addOutline(facts.outline)
    pdf.addPageLabels(unnumbered: facts.unnumberedPages)
    pdf.addAttachments(facts.attachments, dated: facts.information.created ?? "")
    let information = pdf.addMetadata(facts.information, isArchival: !facts.structure.isEmpty)
    if !facts.structure.isEmpty {
      let owners = try StructureOwners(of: facts)
      pdf.addStructureTree(facts, owners, pages: pages, links: links, fields: fields)
      pdf.repairFontsAndImages()
      pdf.addOutputIntent()
    }
    return FinishedPDF(bytes: pdf.write(information: information), contents: contents)
  }

  private static func read(_ file: String) throws(FinishingError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw .unreadable(file: file)
    }
    return [UInt8](data)
  }
}

/// Does what may find that the drawn PDF is not sound.
func orRefuse<Value>(
  _ work: () throws(UnsoundPDF) -> Value
) throws(FinishingError) -> Value {
  do {
    return try work()
  } catch {
    throw .notAPDF(error.reason)
  }
}
