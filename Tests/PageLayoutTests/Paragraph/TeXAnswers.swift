import Foundation
import Testing

@testable import PageLayout

/// A list of items and the breaks that TeX itself chose; see `TeXAnswers/ask-tex.py`.
struct TeXAnswer: Sendable, CustomTestStringConvertible {
  var number: Int
  var breaker: LineBreaker
  var items: [LineBreaker.Item] = []
  var breaks: [Int] = []

  var testDescription: String { "list \(number)" }

  /// Reads answers: of each list a line of settings, one of items and one of breaks.
  static func read(_ text: String) -> [TeXAnswer] {
    var answers: [TeXAnswer] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2 else { continue }
      switch words[0] {
      case "list":
        answers.append(
          TeXAnswer(number: answers.count + 1, breaker: breaker(String(words[1]))))
      case "items":
        answers[answers.count - 1].items = words[1].split(separator: ";").map(item)
      case "breaks":
        answers[answers.count - 1].breaks = words[1].split(separator: " ").compactMap { Int($0) }
      default: continue
      }
    }
    return answers
  }

  private static func breaker(_ settings: String) -> LineBreaker {
    var breaker = LineBreaker(lineWidths: [])
    for setting in settings.split(separator: " ") {
      let pair = setting.split(separator: "=")
      let values = pair[1].split(separator: ",").compactMap { Int($0) }
      let value = values[0]
      switch pair[0] {
      case "pretolerance": breaker.parameters.pretolerance = value
      case "tolerance": breaker.parameters.tolerance = value
      case "linepenalty": breaker.parameters.linePenalty = value
      case "hyphenpenalty": breaker.parameters.hyphenPenalty = value
      case "exhyphenpenalty": breaker.parameters.explicitHyphenPenalty = value
      case "doublehyphendemerits": breaker.parameters.doubleHyphenDemerits = value
      case "finalhyphendemerits": breaker.parameters.finalHyphenDemerits = value
      case "adjdemerits": breaker.parameters.adjacentDemerits = value
      case "emergencystretch": breaker.parameters.emergencyStretch = value
      case "rightskip": breaker.parameters.raggedStretch = value
      case "looseness": breaker.parameters.looseness = value
      case "widths": breaker.lineWidths = values
      default: preconditionFailure("no such setting: \(setting)")
      }
    }
    return breaker
  }

  private static func item(_ text: Substring) -> LineBreaker.Item {
    let words = text.split(separator: " ")
    let values = words.dropFirst().compactMap { Int($0) }
    switch words[0] {
    case "box": return .box(values[0])
    case "penalty": return .penalty(values[0])
    case "disc": return .discretionary(before: values[0], after: values[1], noBreak: values[2])
    default:
      return .glue(values[0], stretch: values[1], shrink: values[2], order: UInt8(values[3]))
    }
  }
}
