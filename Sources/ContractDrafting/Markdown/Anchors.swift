internal import DocumentModel
internal import StrictInput

/// A name that the writer gave to a place: `{#fees}`.
struct WrittenAnchor: Sendable {
  var name: String
  var place: SourceLocation?
}

/// The names of places in a document; each is given once.
struct Anchors {
  private var places: [String: SourceLocation?] = [:]

  /// The anchor GitHub makes of a heading: small letters, digits, hyphens for spaces.
  static func slug(_ text: String) -> String {
    var slug = ""
    for character in text.lowercased() {
      if character.isWhitespace {
        slug.append("-")
      } else if character.isLetter || character.isNumber || character == "-" || character == "_" {
        slug.append(character)
      }
    }
    return slug
  }

  /// Names the headings that have no anchor by their slugs, with `-1`, `-2`, … where a name is
  /// taken; names that were written out come first, wherever they stand.
  mutating func nameHeadings(_ blocks: inout [MarkdownBlock]) {
    var counts: [String: Int] = [:]
    for index in blocks.indices {
      guard case .heading(var heading) = blocks[index].block.content, heading.anchor.isEmpty else {
        continue
      }
      let slug = Anchors.slug(heading.text.plainText)
      let stem = slug.isEmpty ? "section" : slug
      heading.anchor = stem
      while places[heading.anchor] != nil {
        counts[stem, default: 0] += 1
        heading.anchor = "\(stem)-\(counts[stem, default: 0])"
      }
      places[heading.anchor] = .some(blocks[index].block.source)
      blocks[index].block.content = .heading(heading)
    }
  }

  /// Takes an anchor that was written out; returns the fault if it is taken.
  mutating func take(_ anchor: WrittenAnchor) -> Diagnostic? {
    guard let first = places[anchor.name] else {
      places[anchor.name] = .some(anchor.place)
      return nil
    }
    let related = first.map { [Diagnostic.Related(location: $0, message: "it is here first")] }
    return Diagnostic(
      at: anchor.place, "the anchor #\(anchor.name) stands twice in the document",
      help: "give one of the two places another name", related: related ?? [])
  }
}

/// What stands in braces at the end of a heading or an item: `{#fees}`, `{-}`, `{- (A) #recitals}`.
struct PlaceMark: Equatable, Sendable {
  enum ItemStyle: Sendable { case numbers, letters }

  var anchor: String?
  /// `{-}`: the heading has no number.
  var isUnnumbered = false
  /// How the items under an unnumbered heading are counted: (1) or (A).
  var itemStyle = ItemStyle.numbers

  /// Splits the mark off the end of a text; nil if there is none.
  static func split(_ text: String) -> (text: String, mark: PlaceMark)? {
    guard text.last == "}", let brace = text.lastIndex(of: "{") else { return nil }
    var mark = PlaceMark()
    let inner = text[text.index(after: brace)...].dropLast()
    for word in inner.split(separator: " ") {
      switch word {
      case "-": mark.isUnnumbered = true
      case "(1)": mark.itemStyle = .numbers
      case "(A)": mark.itemStyle = .letters
      case _ where word.hasPrefix("#") && word.count > 1: mark.anchor = String(word.dropFirst())
      default: return nil
      }
    }
    guard mark != PlaceMark() else { return nil }
    var before = text[..<brace]
    while before.last == " " { before.removeLast() }
    return (String(before), mark)
  }
}
