import DocumentModel
import StrictInput

/// All that a paragraph is set from, so that it can be set again a line tighter or looser.
struct ParagraphSetting {
  var text: SpannedText
  var block: BlockStyle
  var label: GalleyBuilder.SetLabel?
  var x: Double
  var measure: Double
  var isClause: Bool
  var source: SourceLocation?

  /// What it costs to begin a page with line `line` (from 0) of `lines`.
  func cost(line: Int, of lines: Int, style: PageBreakingStyle) -> BreakCost {
    let cost = WidowControl.cost(line: line, of: lines, style: style)
    return isClause
      ? cost.combined(with: KeepTogether.cost(line: line, of: lines, style: style)) : cost
  }
}

/// Another way to set a paragraph of a galley.
package struct ParagraphVariant: Sendable, Hashable {
  /// An index into `Galley.paragraphs`.
  package var paragraph: Int
  /// Lines more than by itself; fewer if below zero.
  package var change: Int
  package var entries: [Galley.Entry]
  package var cost: Int

  package init(paragraph: Int, change: Int, entries: [Galley.Entry], cost: Int) {
    self.paragraph = paragraph
    self.change = change
    self.entries = entries
    self.cost = cost
  }
}

extension GalleyBuilder {
  /// A paragraph of fewer lines has nothing to give, and one of more takes long to try.
  private static let variableLines = 2...40

  /// Demerits of lines that cost as much as one point of a page's cost.
  private static let demeritsOfPoint = 100

  /// Remembers how the paragraph was set whose `lines` were added last.
  mutating func keep(_ setting: ParagraphSetting, lines: Int) {
    guard !isSettingApart, Self.variableLines.contains(lines) else { return }
    galley.paragraphs.append(
      Galley.Paragraph(entries: (galley.entries.count - lines)..<galley.entries.count))
    settings.append(setting)
  }

  /// The paragraph in a line less and in a line more, as far as it can be had.
  func variants(of index: Int) -> [ParagraphVariant] {
    let setting = settings[index]
    let natural = Array(galley.entries[galley.paragraphs[index].entries])
    // Lines that must stay with signatures or headings are counted as they are.
    guard natural.dropFirst().allSatisfy({ !$0.breakBefore.isForbidden }) else { return [] }
    let found = setter.variants(
      of: setting.text, style: setting.block, measure: setting.measure)
    return found.map { variant in
      let frames = frames(of: variant.lines.map(\.frame), setting)
      var entries = frames.enumerated().map { number, frame in
        // It stands where the paragraph stood: in a column, in a schedule, on a turned page.
        var entry = natural[0]
        entry.frame = frame
        entry.notes = []
        if number > 0 {
          entry.spaceBefore = 0
          entry.breakBefore = setting.cost(
            line: number, of: frames.count, style: style.pageBreaking)
        }
        return entry
      }
      Footnotes.give(natural.flatMap(\.notes), to: &entries)
      return ParagraphVariant(
        paragraph: index, change: variant.change, entries: entries,
        cost: style.pageBreaking.adjustPenalty + variant.extraDemerits / Self.demeritsOfPoint)
    }
  }
}

extension Galley {
  /// Puts variants, which are in order, in the place of their paragraphs.
  mutating func take(_ variants: [ParagraphVariant], to spare: (Int) -> PageFault?) {
    guard !variants.isEmpty else { return }
    var result: [Entry] = []
    result.reserveCapacity(entries.count + variants.count)
    var from = 0
    var next = variants[...]
    for index in paragraphs.indices {
      let old = paragraphs[index].entries
      result += entries[from..<old.lowerBound]
      from = old.upperBound
      let start = result.count
      if let variant = next.first, variant.paragraph == index {
        next.removeFirst()
        result += variant.entries
        paragraphs[index].change = variant.change
        paragraphs[index].spares = spare(index)
      } else {
        result += entries[old]
      }
      paragraphs[index].entries = start..<result.count
    }
    entries = result + entries[from...]
  }
}
