internal import DocumentModel
internal import Foundation
internal import StrictInput

/// Pictures: `![what it shows](plan.svg "The caption"){width=60%}`, alone in their paragraph.
extension MarkdownReader {
  /// Whether nothing but a width follows an image.
  func isFigure(_ image: MarkdownNode) -> Bool {
    guard let next = image.next else { return true }
    return next.kind == .text && next.next == nil && next.literal.hasPrefix("{")
      && next.literal.hasSuffix("}")
  }

  mutating func figure(_ node: MarkdownNode) -> Block.Content? {
    hasOutsideSources = true
    let name = source.restored(node.destination)
    let folder =
      location(node)?.file.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/") ?? ""
    let path = name.hasPrefix("/") || folder.isEmpty ? name : "\(folder)/\(name)"
    guard pictures?.contains(name) ?? FileManager.default.fileExists(atPath: path) else {
      report(node, "there is no image \(path.shortened)", near: node.destination)
      return .paragraph([.text(typed(node))])
    }
    let words = inlines(in: node).plainText
    if words.allSatisfy(\.isWhitespace) {
      report(
        node, "the image \(name.shortened) has no words for those who cannot see it",
        help: "say what it shows: ![what it shows](\(name.shortened))")
    }
    let caption = node.linkTitle.isEmpty ? nil : [Inline.text(source.restored(node.linkTitle))]
    return .figure(
      Figure(
        path: path, name: name, alternativeText: words, caption: caption, width: width(after: node)
      ))
  }

  /// Reads `{width=60%}` or `{width=80mm}` behind an image.
  private mutating func width(after image: MarkdownNode) -> Figure.Width? {
    guard let text = image.next?.literal.dropFirst().dropLast() else { return nil }
    let key = "width="
    if text.hasPrefix(key) {
      let written = text.dropFirst(key.count)
      if written.hasSuffix("%"), let percent = Double(written.dropLast()),
        percent > 0, percent <= 100
      {
        return .share(percent / 100)
      }
      for (unit, points) in [("mm", 72 / 25.4), ("cm", 72 / 2.54), ("pt", 1), ("in", 72)]
      where written.hasSuffix(unit) {
        if let length = Double(written.dropLast(2)), length > 0, length * points <= 14_400 {
          return .points(length * points)
        }
      }
    }
    report(
      image, "{\(String(text).shortened)} is no width",
      help: "write a part of the line, {width=60%}, or a length, {width=80mm}")
    return nil
  }
}
