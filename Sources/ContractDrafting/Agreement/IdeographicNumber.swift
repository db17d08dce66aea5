/// Numbers as Chinese and Japanese contracts write them: 4, ４, 四, 十二, 4.2.
enum IdeographicNumber {
  private static let figures: [Character: Int] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let units: [Character: Int] = ["十": 10, "百": 100]

  /// The number with which a text begins, as it is written.
  static func prefix(of text: Substring) -> Substring {
    guard let first = text.first else { return text }
    if figures[first] != nil || units[first] != nil {
      return text.prefix { figures[$0] != nil || units[$0] != nil }
    }
    let number = text.prefix { isFigure($0) || $0 == "." }
    return number.last == "." ? number.dropLast() : number
  }

  /// The same in Arabic figures, such as `4.2` or `12`; nil for what is no number.
  static func arabic(_ text: Substring) -> String? {
    if let first = text.first, isFigure(first) {
      let plain = text.map { $0 == "." ? "." : $0.wholeNumberValue.map(String.init) ?? "" }.joined()
      let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count <= 6 && parts.allSatisfy { (1...3).contains($0.count) } ? plain : nil
    }
    return value(text).map(String.init)
  }

  /// The value of 十二 or 二百三; nil for what is not counted so.
  static func value(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.count <= 5 else { return nil }
    var (sum, figure): (Int, Int?) = (0, nil)
    for character in text {
      if let unit = units[character] {
        sum += (figure ?? 1) * unit
        figure = nil
      } else if let next = figures[character], figure == nil || figure == 0 {
        figure = next
      } else {
        return nil
      }
    }
    return sum + (figure ?? 0)
  }

  private static func isFigure(_ character: Character) -> Bool {
    ("0"..."9").contains(character) || ("０"..."９").contains(character)
  }
}
