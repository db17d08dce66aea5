public import ContractDrafting
public import ContractModel
public import DocumentModel
internal import PDFDrawing
internal import PageLayout
public import StrictInput

/// The same contract in several styles, on sheets to be looked at.
public struct StyleComparison {
  private let sheets: [ContactSheet]
  private let renderer: ContactSheetRenderer

  /// Writes a contract out and sets it in each style; the words beside the pages are set in
  /// `captions`.
  ///
  /// Throws what cannot be set in one of the styles, or which font of it is missing.
  public init(
    of contract: Contract, template: Template, in styles: [StyleSheet], captions: StyleSheet,
    assets: Assets = .builtIn
  ) throws(Faults) {
    var title = ""
    var rows: [ContactSheet.Row] = []
    var renderers: [PageRenderer] = []
    for style in styles {
      let typesetter = try Typesetter(style: style, assets: assets)
      let document = try Drafter(template: template, numbering: style.numbering).draft(contract)
      title = document.information.title
      rows.append(
        ContactSheet.Row(
          name: style.name, about: style.about, facts: style.facts,
          pages: try typesetter.layOut(document).shownPages))
      renderers.append(typesetter.renderer)
    }
    let words = try Typesetter(style: captions, assets: assets)
    sheets = words.layout.contactSheets(of: rows, title: title)
    renderer = ContactSheetRenderer(words: words.renderer, rows: renderers)
  }

  /// All sheets as one PDF.
  public func pdf() throws(Faults) -> [UInt8] {
    do {
      return try renderer.drawPDF(sheets)
    } catch {
      throw Faults(unfinished: error)
    }
  }

  /// Each sheet as a PNG of `resolution` dots an inch.
  public func pictures(resolution: Double = 144) throws(Faults) -> [[UInt8]] {
    do {
      return try sheets.map { try renderer.drawPNG($0, resolution: resolution) }
    } catch {
      throw Faults(unfinished: error)
    }
  }
}

extension StyleSheet {
  /// What it is set in, for those who know type.
  fileprivate var facts: String {
    let body = blocks.body.text
    let faces = [families.body.first, families.heading.first].compactMap(\.self)
    let names = faces.count == 2 && faces[0] == faces[1] ? [faces[0]] : faces
    return "\(names.joined(separator: ", ")); \(plain(body.size)) on \(plain(body.leading)) pt"
  }
}

/// Without zeros at the end: `10.5`, `13`.
private func plain(_ number: Double) -> String {
  let hundredths = (number * 100).rounded() / 100
  return hundredths == hundredths.rounded() ? "\(Int(hundredths))" : "\(hundredths)"
}
