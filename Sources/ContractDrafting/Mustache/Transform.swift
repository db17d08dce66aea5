internal import ContractModel
internal import Foundation

/// What a template may do to a value before it is printed or tested: `{{words(notice)}}`.
enum Transform: String, CaseIterable, Sendable {
  /// "a, b and c"
  case and
  /// "a, b or c"
  case or
  /// The number of items.
  case count
  /// A test: the list is not empty.
  case any
  /// A test: more than one.
  case several
  /// "thirty days"
  case words
  /// "thirty (30) days"
  case wordsAndFigures
  /// "1,250.00", a sum without its currency.
  case amount
  /// CAPITALS.
  case upper
  /// First letter a capital.
  case sentence

  /// The shape of the result; nil for a value that it cannot be applied to.
  func shape(of shape: TermsShape) -> TermsShape? {
    switch (self, shape) {
    case (.and, .list(let element, _)), (.or, .list(let element, _)),
      (.and, .keyed(_, let element)), (.or, .keyed(_, let element)):
      element.isPrintable ? .leaf(.text) : nil
    case (.count, .list), (.count, .keyed): .leaf(.number)
    case (.any, .list), (.any, .keyed), (.several, .list), (.several, .keyed),
      (.several, .leaf(.number)):
      .flag
    case (.words, .leaf(.number)), (.words, .leaf(.span)), (.wordsAndFigures, .leaf(.number)),
      (.wordsAndFigures, .leaf(.span)), (.amount, .leaf(.money)):
      .leaf(.text)
    case (.upper, _), (.sentence, _): shape.isPrintable ? .leaf(.text) : nil
    default: nil
    }
  }

  /// What it can be applied to, for messages.
  var operand: String {
    switch self {
    case .and, .or: "a list of printed values"
    case .count, .any: "a list"
    case .several: "a list or a number"
    case .words, .wordsAndFigures: "a whole number or a length of time"
    case .amount: "a sum of money"
    case .upper, .sentence: "a printed value"
    }
  }

  func apply(to value: TermsValue, _ format: ValueFormatting) -> TermsValue? {
    switch self {
    case .and: value.elements.map { .text(format.list($0.compactMap(format.text), .and)) }
    case .or: value.elements.map { .text(format.list($0.compactMap(format.text), .or)) }
    case .count: value.elements.map { .integer($0.count) }
    case .any: value.elements.map { .flag(!$0.isEmpty) }
    case .several:
      switch value {
      case .integer(let number): .flag(number > 1)
      case .decimal(let number): .flag(number > 1)
      default: value.elements.map { .flag($0.count > 1) }
      }
    case .words: format.words(value).map { .text($0) }
    case .wordsAndFigures: format.wordsAndFigures(value).map { .text($0) }
    case .amount: if case .money(let money) = value { .text(format.amount(money)) } else { nil }
    case .upper: format.text(value).map { .text(format.upper($0)) }
    case .sentence:
      format.text(value).map { .text(format.upper(String($0.prefix(1))) + $0.dropFirst()) }
    }
  }
}

extension TermsShape {
  var isPrintable: Bool {
    switch self {
    case .leaf: true
    case .choice(let words): ValueFormatting.prints(choiceOf: words)
    case .flag, .record, .list, .keyed: false
    }
  }
}
