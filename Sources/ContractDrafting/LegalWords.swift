internal import DocumentModel

/// The words that drafting writes of its own accord, in the contract's language.
struct LegalWords: Sendable {
  /// The word before the number of a clause when the writer leaves it to drafting.
  var clause: String
  /// The same for a place within a schedule.
  var paragraph: String
  var schedule: String
  /// Between a paragraph and the schedule it stands in: "paragraph 2 *of* Schedule B".
  var of: String
  var signedFor: String
  /// Stands across each page of a contract that is not final.
  var draft: String
  /// The heading of a table of contents.
  var contents: String
  /// The word before the number of a page, in small letters.
  var page = "page"
  /// The words of numbering styles, by their English, one and many.
  var numberWords: [String: (one: String, many: String)] = [:]
  /// Tells the copies of a contract from each other; numbers stand for `#`.
  var counterpart: String
  /// The words of the signature block.
  var labels: SignatureParty.Labels
  var signing = SigningWords.english
  /// Other words that a writer may put before a number of the contract proper.
  var clauseWords: Set<String>
  /// Other words with which a schedule may begin.
  var scheduleWords: Set<String>
  /// Between a number and the name of the paper that it is of: "clause 4 *of* the Act".
  var partOf: Set<String> = []
  /// Chinese or Japanese: the number of a clause stands within its word, as in 第4条, and no space
  /// parts it from the words around it.
  var isIdeographic = false

  /// Those in which agreements may be written.
  static let languages = LegalWords.known.keys.sorted().filter { $0 != LanguageCode.traditional }

  /// Nil for a language of which nobody has written down the words yet.
  init?(language: String) {
    let code = LanguageCode.ofWords(language)
    guard let words = LegalWords.known[code] else { return nil }
    self = words
    page = LegalWords.pageWords[code] ?? page
    numberWords = LegalWords.numberWords[code] ?? [:]
    signing = SigningWords.known[code] ?? signing
    (labels.notary, labels.place) = (signing.notary, signing.place)
    (labels.seal, labels.initials) = (signing.seal, signing.initials)
    labels.company = signing.company
    partOf = LegalWords.partOf[code] ?? LegalWords.commonPartOf
    isIdeographic = ["ja", "zh", LanguageCode.traditional].contains(code)
  }

  init(
    _ clause: String, _ paragraph: String, _ schedule: String, _ of: String, signedFor: String,
    draft: String, contents: String, counterpart: String, labels: SignatureParty.Labels,
    clauseWords: Set<String>, scheduleWords: Set<String>
  ) {
    self.clause = clause
    self.paragraph = paragraph
    self.schedule = schedule
    self.of = of
    self.signedFor = signedFor
    self.draft = draft
    self.contents = contents
    self.counterpart = counterpart
    self.labels = labels
    self.clauseWords = clauseWords.union([clause.lowercased()])
    self.scheduleWords = scheduleWords.union([schedule.lowercased()])
  }
}
