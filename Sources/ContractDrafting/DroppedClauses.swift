internal import ContractModel
internal import DocumentModel
internal import Foundation
internal import StrictInput

extension SourceLines {
  /// Explains why a document has no place of some name: it dropped out with its condition, or
  /// nobody wrote it.
  func explainMissing(anchor: String, near source: SourceLocation?) -> Diagnostic {
    let reference = source.flatMap { location(of: "(#\(anchor))", from: $0) } ?? source
    guard let index = lines.firstIndex(where: { $0.anchors.contains(anchor) }) else {
      return Diagnostic(
        rule: StructureRules.brokenReference.rule.id, at: reference, "there is no place #\(anchor)",
        help: anchor.nearest(in: lines.flatMap(\.anchors)).map { "did you mean #\($0)?" }
          ?? "write {#\(anchor)} at the end of the heading or item that is meant")
    }
    let place = location(ofLine: index, column: 1, near: "{#\(anchor)}")
    guard let condition = condition(around: index) else {
      return Diagnostic(
        rule: StructureRules.brokenReference.rule.id, at: reference,
        "there is no place #\(anchor) in this contract",
        related: [Diagnostic.Related(location: place, message: "it is here in the template")])
    }
    return Diagnostic(
      rule: StructureRules.brokenReference.rule.id, at: reference,
      "#\(anchor) is not in this contract: its clause dropped out",
      help: "put the reference within \(condition), too",
      related: [
        Diagnostic.Related(location: place, message: "it stands here, within \(condition)")
      ])
  }

  /// The innermost section around a line of a template, as its opening tag.
  private func condition(around index: Int) -> String? {
    let file = lines[index].file
    let text = lines.filter { $0.file == file }.map(\.text).joined(separator: "\n")
    var open: [String] = []
    for tag in MustacheTags(text, file: file, firstLine: 0).tags {
      if tag.location.line > lines[index].number { break }
      switch tag.kind {
      case .section: open.append("{{#\(tag.expression)}}")
      case .inverted: open.append("{{^\(tag.expression)}}")
      case .close: if !open.isEmpty { open.removeLast() }
      case .value, .partial, .comment: break
      }
    }
    return open.last
  }
}

extension SourceLines.Line {
  /// The names by which the place may be known: what stands in braces, or the heading's slug.
  fileprivate var anchors: [String] {
    let line = text.trimmingCharacters(in: .whitespaces)
    if let mark = PlaceMark.split(line)?.mark, let anchor = mark.anchor { return [anchor] }
    guard line.hasPrefix("##") else { return [] }
    let words = PlaceMark.split(line)?.text ?? line
    return [Anchors.slug(words.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces))]
  }
}
