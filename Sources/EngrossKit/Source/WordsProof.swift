public import PDFSigning

/// Whether a PDF says what the terms in it give, found by making it once more.
public struct WordsProof: Sendable, Hashable {
  public var source: ContractSource
  public var pageCount: Int
  /// Whether the file begins with the very bytes that the terms give.
  public var isBaseIdentical: Bool
  /// What later revisions did to those bytes; empty where there are none.
  public var changes: [RevisionChange]
  /// The pages that show other words than the terms give, or the same in another way.
  public var differences: [PageDifference]

  /// Whether a reader sees what the terms give, and nothing but what was filled in and signed.
  public var isProven: Bool {
    isBaseIdentical && differences.isEmpty && changes.allSatisfy(\.isAllowed)
  }
}

/// A page on which something else stands than the terms give.
public struct PageDifference: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// From the first character that differs on, with a few before it.
    case words(shown: String, given: String)
    /// The same characters, drawn in another way.
    case drawing
    case missing
    case added
  }

  /// Counted from 1.
  public var page: Int
  public var kind: Kind

  /// Compares page by page.
  static func between(_ shown: [PageText], _ given: [PageText]) -> [PageDifference] {
    (0..<max(shown.count, given.count)).compactMap { index in
      guard index < shown.count else { return PageDifference(page: index + 1, kind: .missing) }
      guard index < given.count else { return PageDifference(page: index + 1, kind: .added) }
      guard shown[index] != given[index] else { return nil }
      let (words, expected) = (shown[index].characters, given[index].characters)
      guard let place = firstDifference(words, expected) else {
        return PageDifference(page: index + 1, kind: .drawing)
      }
      return PageDifference(
        page: index + 1,
        kind: .words(shown: excerpt(words, at: place), given: excerpt(expected, at: place)))
    }
  }

  private static func firstDifference(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int? {
    if let place = zip(a, b).enumerated().first(where: { $1.0 != $1.1 }) { return place.offset }
    return a.count == b.count ? nil : min(a.count, b.count)
  }

  /// Some characters around a place.
  private static func excerpt(_ scalars: [Unicode.Scalar], at place: Int) -> String {
    let range = max(0, place - 24)..<min(scalars.count, place + 40)
    let text = String(
      String.UnicodeScalarView(scalars[min(range.lowerBound, scalars.count)..<range.upperBound]))
    return (range.lowerBound > 0 ? "…" : "") + text + (range.upperBound < scalars.count ? "…" : "")
  }
}

extension PageDifference: CustomStringConvertible {
  public var description: String {
    switch kind {
    case .words(let shown, let given):
      "page \(page) shows \"\(shown)\" where the terms give \"\(given)\""
    case .drawing: "page \(page) shows the same words, drawn in another way"
    case .missing: "page \(page) is missing"
    case .added: "page \(page) was added: the terms give no such page"
    }
  }
}

extension WordsProof: CustomStringConvertible {
  public var description: String {
    let pages = pageCount == 1 ? "1 page" : "\(pageCount) pages"
    guard !isProven else {
      var proven = "the words are those of the terms in the file: \(pages), the same to the byte"
      if let unlocked = source.record.unlockedFonts {
        proven +=
          "\nit was made with fonts that Engross does not know, and the same are here: "
          + unlocked.joined(separator: ", ")
      }
      guard let conformed = source.record.copy.conformed else { return proven }
      return proven
        + "\nthis is a conformed copy: only its original, with the SHA-256 \(conformed.original), "
        + "proves who signed"
    }
    var lines = ["THE WORDS ARE NOT THOSE of the terms in the file:"]
    lines += differences.map { "  \($0)" }
    lines += changes.filter { !$0.isAllowed }.map { "  \($0)" }
    if lines.count == 1 {
      lines.append("  every page shows what it should, but the file was written anew")
    }
    return lines.joined(separator: "\n")
  }
}
