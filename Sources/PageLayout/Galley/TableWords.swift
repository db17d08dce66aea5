/// What a table says of its own accord where it goes over a page, in the document's language.
struct TableWords {
  /// Beside the caption above a repeated head.
  var continued: String
  /// Before the sums at the end of a page, and at the beginning of the next: the bookkeeper's words.
  var carriedForward: String
  var broughtForward: String

  /// An ellipsis, which all scripts understand, for a language that is not known.
  init(language: String) {
    self = Self.known[language.ofWords] ?? TableWords("…", "…", "…")
  }

  private init(_ continued: String, _ carriedForward: String, _ broughtForward: String) {
    self.continued = continued
    self.carriedForward = carriedForward
    self.broughtForward = broughtForward
  }

  private static let known: [String: TableWords] = [
    "ar": TableWords("(تابع)", "يُنقل لما بعده", "مجموع ما قبله"),
    "cs": TableWords("(pokračování)", "Převod", "Převod"),
    "da": TableWords("(fortsat)", "Overføres", "Overført"),
    "de": TableWords("(Fortsetzung)", "Übertrag", "Übertrag"),
    "en": TableWords("(continued)", "Carried forward", "Brought forward"),
    "es": TableWords("(continuación)", "Suma y sigue", "Suma anterior"),
    "fi": TableWords("(jatkuu)", "Siirto", "Siirto"),
    "fr": TableWords("(suite)", "À reporter", "Report"),
    "he": TableWords("(המשך)", "להעברה", "מהעברה"),
    "it": TableWords("(segue)", "A riportare", "Riporto"),
    "ja": TableWords("（続き）", "次頁へ繰越", "前頁より繰越"),
    "ko": TableWords("(계속)", "다음 장으로 이월", "앞 장에서 이월"),
    "nb": TableWords("(forts.)", "Overføres", "Overført"),
    "nl": TableWords("(vervolg)", "Transport", "Transport"),
    "pl": TableWords("(ciąg dalszy)", "Do przeniesienia", "Z przeniesienia"),
    "pt": TableWords("(continuação)", "A transportar", "Transporte"),
    "sv": TableWords("(forts.)", "Transport", "Transport"),
    "zh": TableWords("（续）", "过次页", "承前页"),
    "zh-Hant": TableWords("（續）", "過次頁", "承前頁"),
  ]
}

extension String {
  /// The part of a language tag (BCP 47) by which layout knows its words: `de` for `de-AT`, and
  /// `zh-Hant` for all of Chinese that is written in traditional characters.
  var ofWords: String {
    let parts = split(separator: "-")
    let base = parts.first.map(String.init) ?? ""
    let isTraditional = parts.contains { ["Hant", "TW", "HK", "MO"].contains($0) }
    return base == "zh" && isTraditional ? "zh-Hant" : base
  }
}
