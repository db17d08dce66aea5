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
  /// Other words that a writer may put before a number of the contract proper.
  var clauseWords: Set<String>
  /// Other words with which a schedule may begin.
  var scheduleWords: Set<String>

  static let languages = ["en", "de", "fr", "es", "it", "nl", "he", "ar"]

  /// Nil for a language of which nobody has written down the words yet.
  init?(language: String) {
    guard let words = LegalWords.known[String(language.prefix { $0 != "-" && $0 != "_" })] else {
      return nil
    }
    self = words
    page = LegalWords.pageWords[String(language.prefix(2))] ?? page
    numberWords = LegalWords.numberWords[String(language.prefix(2))] ?? [:]
  }

  private init(
    _ clause: String, _ paragraph: String, _ schedule: String, _ of: String, signedFor: String,
    draft: String, contents: String, counterpart: String, labels: SignatureParty.Labels,
    clauseWords: Set<String>,
    scheduleWords: Set<String>
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

  private static let known: [String: LegalWords] = [
    "en": LegalWords(
      "clause", "paragraph", "Schedule", "of ", signedFor: "Signed for and on behalf of",
      draft: "DRAFT", contents: "Contents", counterpart: "Counterpart # of #",
      labels: SignatureParty.Labels(),
      clauseWords: ["section", "article", "point"],
      scheduleWords: ["annex", "appendix", "exhibit"]),
    "de": LegalWords(
      "Ziffer", "Ziffer", "Anlage", "der ", signedFor: "Unterzeichnet für",
      draft: "ENTWURF", contents: "Inhalt", counterpart: "Ausfertigung # von #",
      labels: .init(
        signature: "Unterschrift", name: "Name", title: "Funktion", date: "Datum",
        witness: "Zeuge oder Zeugin", address: "Anschrift"),
      clauseWords: ["ziffer", "abschnitt", "artikel", "nummer"], scheduleWords: ["anhang"]),
    "fr": LegalWords(
      "article", "paragraphe", "Annexe", "de l’", signedFor: "Signé au nom et pour le compte de",
      draft: "PROJET", contents: "Sommaire", counterpart: "Exemplaire # sur #",
      labels: .init(
        signature: "Signature", name: "Nom", title: "Qualité", date: "Date",
        witness: "Témoin", address: "Adresse"),
      clauseWords: ["clause", "section", "point"], scheduleWords: []),
    "es": LegalWords(
      "cláusula", "apartado", "Anexo", "del ", signedFor: "Firmado en nombre y representación de",
      draft: "BORRADOR", contents: "Índice", counterpart: "Ejemplar # de #",
      labels: .init(
        signature: "Firma", name: "Nombre", title: "Cargo", date: "Fecha",
        witness: "Testigo", address: "Dirección"),
      clauseWords: ["artículo", "sección", "punto"], scheduleWords: []),
    "it": LegalWords(
      "articolo", "paragrafo", "Allegato", "dell’", signedFor: "Firmato in nome e per conto di",
      draft: "BOZZA", contents: "Indice", counterpart: "Esemplare # di #",
      labels: .init(
        signature: "Firma", name: "Nome", title: "Qualifica", date: "Data",
        witness: "Testimone", address: "Indirizzo"),
      clauseWords: ["clausola", "sezione", "punto"], scheduleWords: []),
    "nl": LegalWords(
      "artikel", "paragraaf", "Bijlage", "van ", signedFor: "Ondertekend namens",
      draft: "CONCEPT", contents: "Inhoud", counterpart: "Exemplaar # van #",
      labels: .init(
        signature: "Handtekening", name: "Naam", title: "Functie", date: "Datum",
        witness: "Getuige", address: "Adres"),
      clauseWords: ["clausule", "lid", "punt"], scheduleWords: ["schema"]),
    "he": LegalWords(
      "סעיף", "סעיף", "נספח", "של ", signedFor: "נחתם בשם", draft: "טיוטה",
      contents: "תוכן העניינים", counterpart: "עותק # מתוך #",
      labels: .init(
        signature: "חתימה", name: "שם", title: "תפקיד", date: "תאריך", witness: "עד",
        address: "כתובת"),
      clauseWords: ["פרק", "פסקה"], scheduleWords: ["תוספת"]),
    "ar": LegalWords(
      "البند", "الفقرة", "الملحق", "من ", signedFor: "وُقِّع نيابةً عن", draft: "مسودة",
      contents: "المحتويات", counterpart: "النسخة # من #",
      labels: .init(
        signature: "التوقيع", name: "الاسم", title: "الصفة", date: "التاريخ", witness: "الشاهد",
        address: "العنوان"),
      clauseWords: ["المادة", "القسم"], scheduleWords: ["ملحق", "المرفق"]),
  ]
}
