internal import ContractModel
internal import DocumentModel
internal import StrictInput

/// Words in another language: `[force majeure]{lang=fr}`.
extension MarkdownReader {
  /// Appends text, and closes the phrases whose marks stand in it.
  mutating func appendText(_ text: String, _ node: MarkdownNode, to inlines: inout [Inline]) {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return appendText(text, to: &inlines) }
    var rest = text[...]
    while let mark = LanguageMark(in: rest) {
      appendText(String(rest[..<mark.range.lowerBound]), to: &inlines)
      let written = String(rest[mark.range])
      if let tag = tag(of: mark, node, near: written) {
        if !MarkdownReader.close(tag, &inlines) {
          report(
            node, "no [ opens the words before \(written)",
            help: "write [the words]\(written.dropFirst())", near: written)
          appendText(written, to: &inlines)
        }
      } else {
        appendText(written, to: &inlines)
      }
      rest = rest[mark.range.upperBound...]
    }
    appendText(String(rest), to: &inlines)
  }

  private mutating func tag(
    of mark: LanguageMark, _ node: MarkdownNode, near written: String
  ) -> String? {
    guard mark.key == "lang" else {
      report(
        node, "{\(mark.key.shortened)=…} says nothing of the words before it",
        help: "write {lang=fr} for words in another language", near: written)
      return nil
    }
    do {
      return try LanguageTag(written: mark.value).identifier
    } catch {
      report(
        node, "\"\(mark.value.shortened)\" is no language",
        help: error.help ?? "write its tag, such as fr or fr-CA", near: written)
      return nil
    }
  }

  /// Makes the words since the last open bracket a phrase; false if no bracket is open.
  private static func close(_ tag: String, _ inlines: inout [Inline]) -> Bool {
    var depth = 0
    for index in inlines.indices.reversed() {
      guard case .text(let text) = inlines[index] else { continue }
      for position in text.indices.reversed() {
        switch text[position] {
        case "]": depth += 1
        case "[" where depth > 0: depth -= 1
        case "[":
          let first = String(text[text.index(after: position)...])
          let inner = [.text(first)] + inlines[(index + 1)...]
          inlines[index...] = [.text(String(text[..<position]))]
          if position == text.startIndex { inlines.removeLast() }
          inlines.append(.language(inner.filter { $0 != .text("") }, tag: tag))
          return true
        default: continue
        }
      }
    }
    return false
  }
}

/// `]{lang=fr}`
private struct LanguageMark {
  var range: Range<String.Index>
  var key: String
  var value: String

  /// The first that stands in a text.
  init?(in text: Substring) {
    var rest = text
    while let open = rest.firstRange(of: "]{") {
      rest = rest[open.upperBound...]
      let inner = rest.prefix { $0 != "}" && !$0.isWhitespace }
      guard let equals = inner.firstIndex(of: "="), rest[inner.endIndex...].first == "}",
        inner[..<equals].allSatisfy(\.isLetter)
      else { continue }
      range = open.lowerBound..<text.index(after: inner.endIndex)
      key = String(inner[..<equals])
      value = String(inner[equals...].dropFirst())
      return
    }
    return nil
  }
}
