package import DocumentModel
package import StrictInput

/// A term where the document defines it.
package struct DefinedTerm: Sendable, Hashable {
  package var term: String
  package var source: SourceLocation?
}

extension Document {
  /// The terms that the document defines, in order.
  package var definedTerms: [DefinedTerm] { passages.flatMap(\.definedTerms) }
}

extension Passage {
  var definedTerms: [DefinedTerm] {
    pieces.filter { $0.origin == .definition }.map { DefinedTerm(term: $0.text, source: source) }
  }
}

/// Where a document uses the terms that it defines, and which it should have defined.
///
/// One walk over all words, so that the time grows with the length of the document only.
struct TermUsage: Sendable {
  /// Some words of a passage.
  struct Place: Sendable {
    var words: String
    var passage: Passage
  }

  /// The terms with the passages that define them, in order.
  private(set) var definitions: [(term: DefinedTerm, passage: Passage)] = []
  /// How often each term stands elsewhere than in its definition, by its stems.
  private(set) var uses: [[String]: Int] = [:]
  /// The first place where a term stands in other case.
  private(set) var otherCase: [[String]: Place] = [:]
  /// What is written like a defined term and is none, each once.
  private(set) var undefined: [Place] = []

  /// The terms as they are defined, in small letters.
  private let smallForms: Set<String>
  private var byFirstStem: [String: [(stems: [String], isCapitalised: [Bool])]] = [:]

  init(_ passages: [Passage]) {
    for passage in passages {
      definitions += passage.definedTerms.map { ($0, passage) }
    }
    smallForms = Set(definitions.map { $0.term.term.lowercased() })
    for (definition, _) in definitions {
      let words = definition.term.termWords
      guard let first = words.first else { continue }
      byFirstStem[first.stem, default: []].append(
        (words.map(\.stem), words.map(\.isCapitalised)))
    }
    for stem in byFirstStem.keys { byFirstStem[stem]?.sort { $0.stems.count > $1.stems.count } }
    var seen: Set<String> = []
    for passage in passages { walk(passage, &seen) }
  }
}

extension TermUsage {
  private mutating func walk(_ passage: Passage, _ seen: inout Set<String>) {
    let words = passage.words
    let stems = words.map(\.stem)
    let own = Set(passage.definedTerms.map(\.term.stems))
    var index = 0
    while index < words.count {
      if let term = match(words, stems, at: index) {
        if words[index].origin != .definition { uses[term.stems, default: 0] += 1 }
        if !own.contains(term.stems), passage.kind == .paragraph {
          noteCase(of: term, in: words, at: index, passage)
        }
        index += term.stems.count
      } else {
        let length = noteUndefined(words, stems, at: index, passage, &seen)
        index += max(1, length)
      }
    }
  }

  /// The longest term that begins at a word.
  private func match(
    _ words: [Word], _ stems: [String], at index: Int
  ) -> (stems: [String], isCapitalised: [Bool])? {
    byFirstStem[stems[index]]?.first { term in
      LookUps.count(1)
      let end = index + term.stems.count
      return end <= words.count && stems[index..<end].elementsEqual(term.stems)
        && words[(index + 1)..<max(end, index + 1)].allSatisfy(\.isJoined)
    }
  }

  /// Keeps the first place where a capitalised term of the template stands in small letters: of
  /// terms of one word only after "the", for most are also words of everyday language.
  private mutating func noteCase(
    of term: (stems: [String], isCapitalised: [Bool]), in words: [Word], at index: Int,
    _ passage: Passage
  ) {
    let found = words[index..<(index + term.stems.count)]
    guard found.allSatisfy({ $0.origin == .template }), otherCase[term.stems] == nil else { return }
    let isOther = zip(found, term.isCapitalised).contains { word, isCapitalised in
      isCapitalised && !word.isCapitalised
    }
    guard isOther, !words[index].isQuoted else { return }
    let isSameForm = smallForms.contains(words[index].text.lowercased())
    let followsThe =
      index > 0 && words[index].isJoined && words[index - 1].text.lowercased() == "the"
    if found.count > 1 || followsThe && isSameForm {
      otherCase[term.stems] = Place(
        words: found.map(\.text).joined(separator: " "), passage: passage)
    }
  }

  /// Keeps words that are written like a defined term: capitals after an article, within a
  /// sentence of the template. Returns how many words they are.
  private mutating func noteUndefined(
    _ words: [Word], _ stems: [String], at start: Int, _ passage: Passage,
    _ seen: inout Set<String>
  ) -> Int {
    guard start > 0, passage.kind == .paragraph, words[start].isLikeTerm, words[start].isJoined,
      Capitals.articles.contains(words[start - 1].text.lowercased())
    else { return 0 }
    var end = start + 1
    while end < words.count, words[end].isJoined, words[end].isCapitalised,
      match(words, stems, at: end) == nil
    {
      end += 1
    }
    // "the Secretary of State" and "the Acme Act" are names, as is what is written in one go
    // with a value or a number.
    let isName =
      words[start..<end].contains { Capitals.names.contains($0.text) || !$0.isLikeTerm }
      || end + 1 < words.count && ["of", "and"].contains(words[end].text)
        && words[end + 1].isJoined && words[end + 1].isLikeTerm
    let phrase = words[start..<end].map(\.text).joined(separator: " ")
    if !isName, seen.insert(phrase).inserted {
      undefined.append(Place(words: phrase, passage: passage))
    }
    return end - start
  }
}

extension Word {
  fileprivate var isLikeTerm: Bool {
    origin == .template && isCapitalised && text.dropFirst().contains(where: \.isLowercase)
  }
}

extension String {
  /// The words of a term, such as `Non`, `Solicitation` of "Non-Solicitation".
  private var words: [String] {
    split { $0 == " " || $0 == "-" || $0 == "\u{A0}" }.map(String.init)
  }

  fileprivate var termWords: [String] { words }

  /// The stems of its words, by which a term is known in all its forms.
  var stems: [String] { words.map(\.stem) }
}

/// Words with capitals that no contract defines.
private enum Capitals {
  static let articles: Set = [
    "the", "a", "an", "each", "any", "every", "no", "all", "such", "this", "that", "its", "their",
    "these", "those", "said",
  ]

  /// What makes a phrase the name of a law, a body, a place, a part of a paper, a day or a month.
  static let names: Set = [
    "Act", "Law", "Code", "Regulation", "Regulations", "Directive", "Treaty", "Convention",
    "Court", "Courts", "Commission", "Parliament", "Council", "Authority", "Bank", "Union",
    "Kingdom", "States", "Republic", "Area", "Secretary", "Internet", "English", "European",
    "German", "French", "Irish", "Swiss", "American", "British", "January", "February", "March",
    "April", "May", "June", "July", "August", "September", "October", "November", "December",
    "Schedule", "Schedules", "Clause", "Clauses", "Section", "Sections", "Article", "Articles",
    "Annex", "Annexes", "Appendix", "Exhibit", "Exhibits", "Part", "Index", "Monday", "Tuesday",
    "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Christmas",
  ]
}
