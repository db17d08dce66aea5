internal import Foundation

/// How numbers and dates are written in a client list: `1.250,00` and `31.12.2026` in Germany.
public struct ListLocale: Sendable {
  let identifier: String
  private let decimalSeparator: Character
  /// Those that may stand between groups of digits.
  private let groupSeparators: Set<Character>
  /// Whether groups before the last three digits have two, as in India.
  private let isIndian: Bool
  /// The letters y, M and d in the order of a date.
  private let dateOrder: [Character]

  /// Nil for an identifier that names no known language.
  public init?(_ identifier: String) {
    let locale = Locale(identifier: identifier)
    guard let language = locale.language.languageCode?.identifier,
      Locale.availableIdentifiers.contains(language), (2...3).contains(language.count)
    else { return nil }
    self.identifier = identifier
    decimalSeparator = locale.decimalSeparator?.first ?? "."
    let group = locale.groupingSeparator?.first ?? ","
    let alike: [Set<Character>] = [[" ", "\u{A0}", "\u{202F}"], ["'", "’"]]
    groupSeparators = alike.first { $0.contains(group) } ?? [group]
    isIndian = ["IN", "BD", "PK", "NP"].contains(locale.region?.identifier ?? "")
    let pattern = DateFormatter.dateFormat(fromTemplate: "yMd", options: 0, locale: locale) ?? ""
    dateOrder = pattern.filter { "yMd".contains($0) }.reduce(into: []) { order, letter in
      if order.last != letter { order.append(letter) }
    }
  }

  /// The text as the terms would have it: `1250.00 EUR` for `1.250,00 €`. Text that is of no form of
  /// the locale is left for the reader of the terms to report; nil where it would be misread.
  func canonical(_ text: String, as type: String) -> String? {
    switch type {
    case "Int", "Decimal": number(text)
    case "Percent":
      text.hasSuffix("%")
        ? number(text.dropLast().trimmingCharacters(in: .whitespaces)).map { "\($0) %" } : text
    case "Money", "Sum": sum(text)
    case "CalendarDate": date(text)
    default: text
    }
  }

  /// A number of the kind, as the locale writes it.
  func example(of type: String) -> String {
    let group = groupSeparators.contains(" ") ? " " : String(groupSeparators.first ?? ",")
    let number = "1\(group)250\(decimalSeparator)00"
    return switch type {
    case "Int": "1\(group)250"
    case "Percent": "99\(decimalSeparator)9 %"
    default: number
    }
  }

  /// Nil where a separator is not where the locale has it.
  private func number(_ text: String) -> String? {
    var parts = text.split(separator: decimalSeparator, omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    let decimals = parts.count == 2 ? parts.removeLast() : nil
    if let decimals, decimals.contains(where: groupSeparators.contains) { return nil }
    let groups = parts[0].split(omittingEmptySubsequences: false) { groupSeparators.contains($0) }
    if groups.count > 1 {
      let inner = groups.dropFirst().dropLast().allSatisfy { $0.count == (isIndian ? 2 : 3) }
      let first = groups[0].drop { $0 == "-" }.count
      guard inner, groups.last?.count == 3, (1...3).contains(first) else { return nil }
    }
    let whole = groups.joined()
    // A point that is neither separator of the locale would be taken for a decimal one.
    guard !whole.contains("."), !whole.contains(",") else { return nil }
    return decimals.map { "\(whole).\($0)" } ?? whole
  }

  /// A sum with a code or sign of its currency before or after it, or with none.
  private func sum(_ text: String) -> String? {
    let signs: [Character: String] = ["€": "EUR", "£": "GBP"]
    var rest = text
    var code: String?
    if let sign = rest.first(where: { signs[$0] != nil }) {
      code = signs[sign]
      rest.removeAll { $0 == sign }
    } else {
      let letters = rest.split { !($0.isASCII && $0.isLetter) }
      if letters.count == 1, let word = letters.first {
        code = String(word)
        rest = rest.replacing(word, with: "")
      }
    }
    guard let digits = number(rest.trimmingCharacters(in: .whitespaces)) else { return nil }
    return code.map { "\(digits) \($0)" } ?? digits
  }

  private func date(_ text: String) -> String? {
    let parts = text.split(omittingEmptySubsequences: false) { "./- ".contains($0) }
      .filter { !$0.isEmpty }
    guard parts.count == 3, dateOrder.count == 3, parts[0].count != 4 else { return text }
    let values = Dictionary(zip(dateOrder, parts.map { String($0) })) { first, _ in first }
    guard let year = values["y"], year.count == 4, let month = values["M"], let day = values["d"],
      (1...2).contains(month.count), (1...2).contains(day.count)
    else { return nil }
    func two(_ text: String) -> String { text.count == 1 ? "0\(text)" : text }
    return "\(year)-\(two(month))-\(two(day))"
  }
}
