/// What running heads and feet say of pages in the document's own language.
struct PageWords {
  /// `#` stands for the page, and then for how many there are.
  private let pattern: String

  /// Figures alone, which all scripts understand, for a language that is not known.
  init(language: String) {
    pattern = Self.known[language.ofWords] ?? "# / #"
  }

  /// "Page 3 of 12".
  func page(_ number: Int, of count: Int) -> String {
    let parts = pattern.split(separator: "#", omittingEmptySubsequences: false)
    return "\(parts[0])\(number)\(parts[1])\(count)\(parts[2])"
  }

  private static let known = [
    "ar": "الصفحة # من #",
    "cs": "Strana # z #",
    "da": "Side # af #",
    "de": "Seite # von #",
    "en": "Page # of #",
    "es": "Página # de #",
    "fi": "Sivu # / #",
    "fr": "Page # sur #",
    "he": "עמוד # מתוך #",
    "it": "Pagina # di #",
    "ja": "# / # ページ",
    "ko": "# / # 쪽",
    "nb": "Side # av #",
    "nl": "Pagina # van #",
    "pl": "Strona # z #",
    "pt": "Página # de #",
    "sv": "Sida # av #",
    "zh": "第 # 页，共 # 页",
    "zh-Hant": "第 # 頁，共 # 頁",
  ]
}
