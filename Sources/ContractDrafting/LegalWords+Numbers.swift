extension LegalWords {
  static let pageWords = [
    "en": "page", "de": "seite", "fr": "page", "es": "página", "it": "pagina", "nl": "pagina",
    "pt": "página", "sv": "sida", "da": "side", "pl": "strona", "zh": "页", "zh-Hant": "頁",
    "ja": "頁",
  ]

  static let commonPartOf: Set = [
    "of", "in", "to", "under", "der", "des", "du", "de", "del", "van",
  ]
  /// Where they are others than those, which mean other things in other languages.
  static let partOf: [String: Set<String>] = [
    "pt": ["do", "da", "dos", "das", "de"], "sv": ["i", "av"], "da": ["i", "af"], "pl": ["w"],
  ]

  /// What the words of numbering styles, which are English, are in each language: one, and many.
  static let numberWords: [String: [String: (one: String, many: String)]] = [
    "en": [
      "Article": ("Article", "Articles"), "Section": ("Section", "Sections"),
      "Clause": ("Clause", "Clauses"), "Paragraph": ("Paragraph", "Paragraphs"),
    ],
    "de": ["Article": ("Artikel", "Artikel"), "Section": ("Abschnitt", "Abschnitte")],
    "fr": ["Article": ("Article", "Articles"), "Section": ("Section", "Sections")],
    "es": ["Article": ("Artículo", "Artículos"), "Section": ("Sección", "Secciones")],
    "it": ["Article": ("Articolo", "Articoli"), "Section": ("Sezione", "Sezioni")],
    "nl": ["Article": ("Artikel", "Artikelen"), "Section": ("Paragraaf", "Paragrafen")],
    "pt": ["Article": ("Artigo", "Artigos"), "Section": ("Secção", "Secções")],
    "sv": ["Article": ("Artikel", "Artiklar"), "Section": ("Avsnitt", "Avsnitt")],
    "da": ["Article": ("Artikel", "Artikler"), "Section": ("Afsnit", "Afsnit")],
    "pl": ["Article": ("Artykuł", "Artykuły"), "Section": ("Sekcja", "Sekcje")],
  ]

  /// The word of a numbering style, which is English, as the contract's language has it.
  func local(_ word: String?) -> String? {
    word.map { numberWords[$0]?.one ?? $0 }
  }

  /// More than one of a word before numbers: Articles, §§.
  func plural(of word: String) -> String {
    if word == "§" { return "§§" }
    return numberWords.values.first { $0.one == word }?.many ?? word
  }

  /// Whether a word in small letters names several clauses, as "clauses" does.
  func isPluralOfClause(_ word: String) -> Bool {
    !clauseWords.contains(word)
      && clauseWords.union([paragraph.lowercased()]).contains {
        word.hasPrefix($0.dropLast()) && ($0.count...$0.count + 2).contains(word.count)
      }
  }

  /// A text that ends in "clause " or "Clauses " with that word changed for another.
  func replacingClauseWord(atEndOf text: String, with word: String) -> String {
    guard let last = text.last, last == " " || last == "\u{A0}" else { return text }
    let typed = text.dropLast().reversed().prefix(while: \.isLetter)
    let old = String(typed.reversed())
    let key = old.lowercased()
    let isOne = clauseWords.contains(key) || key == paragraph.lowercased()
    guard isOne || isPluralOfClause(key) else { return text }
    return text.dropLast(old.count + 1) + (isOne ? word : plural(of: word)) + "\u{A0}"
  }
}
