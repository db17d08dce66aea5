/// The labels of Chinese and Japanese contracts: 第4条, 第一章, 一、, （二）.
extension LabelScanner {
  /// 第4条, 第十二条 or 第4.2条; in a paragraph only with a space, a colon or a bracket after it.
  mutating func ordinal(in place: TypedLabel.Place) -> TypedLabel? {
    guard let (number, word, end) = Self.ordinal(at: rest) else { return nil }
    let after = rest[end...]
    let isSet = after.first.map { $0.isWhitespace || "：:（(".contains($0) } ?? true
    guard place == .heading || isSet else { return nil }
    let text = String(rest[..<end])
    let value = number.split(separator: ".").last.flatMap { Int($0) } ?? 0
    rest = after.drop { $0.isWhitespace || "：:".contains($0) }
    return TypedLabel(
      text: text, readings: [.init(form: .word("第\(word)"), value: value)],
      number: Self.key(number, word))
  }

  /// The number, the word and the end of what stands first in a text, such as 第4条.
  static func ordinal(at text: Substring) -> (number: String, word: Character, end: String.Index)? {
    guard text.first == "第" else { return nil }
    let written = IdeographicNumber.prefix(of: text.dropFirst())
    let after = text[written.endIndex...]
    guard let number = IdeographicNumber.arabic(written), let word = after.first,
      "条條章节節款项項号號编編".contains(word)
    else { return nil }
    return (number, word, text.index(after: after.startIndex))
  }

  /// How references name a number: that of an article alone, others with their word.
  static func key(_ number: String, _ word: Character) -> String {
    "条條".contains(word) ? number : number + String(word)
  }

  /// 一、 or （二）
  mutating func ideographic() -> TypedLabel? {
    let opens = rest.first.map { "（(".contains($0) } ?? false
    let inner = opens ? rest.dropFirst() : rest
    let written = inner.prefix { "〇零一二三四五六七八九十".contains($0) }
    guard let value = IdeographicNumber.value(written),
      let close = inner[written.endIndex...].first,
      opens ? "）)".contains(close) : close == "、"
    else { return nil }
    let end = inner.index(after: written.endIndex)
    let text = String(rest[..<end])
    let form = TypedLabel.Form.counter(
      .ideographs, open: opens ? "（" : "", close: opens ? "）" : "、")
    rest = rest[end...].drop(while: \.isWhitespace)
    return TypedLabel(
      text: text, readings: [.init(form: form, value: value)], number: "(\(written))")
  }
}
