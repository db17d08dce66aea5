import EngrossKit
import Foundation

/// A slip of the pen: terms with one value changed.
struct Mutation {
  enum Kind: String {
    case drop, unit, scale, swap, reverse, flip
  }

  var kind: Kind
  var path: String
  var terms: SourceNode

  /// Every slip that can be made in some terms, in the order of the file.
  static func all(of terms: SourceNode) -> [Mutation] {
    terms.leavesAndBranches(under: "").flatMap { path, node in
      variants(of: node, at: path, in: terms)
    }
  }

  private static func variants(
    of node: SourceNode, at path: String, in terms: SourceNode
  ) -> [Mutation] {
    guard let schema = Contract.schema[path: path] else { return [] }
    func change(_ kind: Kind, _ path: String, _ content: SourceNode.Content?) -> Mutation? {
      var changed = terms
      let new = SourceNode(content ?? .absent, at: node.location)
      guard content != nil, changed.set(path, to: new) else { return nil }
      return Mutation(kind: kind, path: path, terms: changed)
    }
    var made: [Mutation?] = []
    let isElement = path.split(separator: ".").last.map { Int($0) != nil } ?? false
    if !isElement { made.append(change(.drop, path, .absent)) }
    switch (schema, node.content) {
    case (.scalar(let scalar), .text(let text)):
      switch scalar.name {
      case "TimeSpan": made += text.otherUnits.map { change(.unit, path, .text($0)) }
      case "Percent": made.append(change(.scale, path, .text(text.timesTen)))
      case "Money", "Sum": made.append(change(.scale, path, .text(text.tenth)))
      case "CalendarDate": made += text.otherYears.map { change(.scale, path, .text($0)) }
      case "Int": made.append(change(.scale, path, .text("\(text)0")))
      case "Decimal": made.append(change(.scale, path, .text("\(text)0")))
      case "Bool": made.append(change(.flip, path, .text(text == "true" ? "false" : "true")))
      default: break
      }
    case (.choice(let words), .text(let text)):
      let other = words.first { $0 != text } ?? text
      made.append(change(.flip, path, .text(other)))
    case (.list, .list(let items)) where items.count > 1:
      made.append(change(.reverse, path, .list(items.reversed())))
    case (.record, .record(let entries)), (.keyed, .record(let entries)):
      made += zip(entries, entries.dropFirst()).map { first, second in
        swap(first.key, second.key, at: path, in: terms)
      }
    default: break
    }
    return made.compactMap(\.self)
  }

  /// Exchanges two neighbours that are of the same type, and not text.
  private static func swap(
    _ first: String, _ second: String, at path: String, in terms: SourceNode
  ) -> Mutation? {
    let (one, other) = ("\(path).\(first)", "\(path).\(second)")
    guard let type = Contract.schema[path: one], type == Contract.schema[path: other],
      type.isTyped, var left = terms[path: one], var right = terms[path: other],
      left.content != right.content
    else { return nil }
    (left.content, right.content) = (right.content, left.content)
    var changed = terms
    guard changed.set(one, to: left), changed.set(other, to: right) else { return nil }
    return Mutation(kind: .swap, path: "\(one) and \(second)", terms: changed)
  }
}

extension Schema {
  /// Whether values say what they are: two texts, or lists of texts, cannot be told apart.
  fileprivate var isTyped: Bool {
    if case .list(let element, _) = self { return element.isTyped }
    return self != String.schema
  }
}

extension SourceNode {
  /// Every value with its path, from the outside in.
  fileprivate func leavesAndBranches(under path: String) -> [(String, SourceNode)] {
    func join(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
    switch content {
    case .record(let entries):
      return entries.flatMap {
        [(join($0.key), $0.value)] + $0.value.leavesAndBranches(under: join($0.key))
      }
    case .list(let items):
      return items.enumerated().flatMap {
        [(join("\($0)"), $1)] + $1.leavesAndBranches(under: join("\($0)"))
      }
    case .text, .absent: return []
    }
  }
}

extension String {
  /// The same number in the next larger and the next smaller unit of time.
  fileprivate var otherUnits: [String] {
    let ladders = [
      ["min", "h", "days", "months", "years"], ["business hours", "business days"],
    ]
    let singular = replacing("hour", with: "hours").replacing("hourss", with: "hours")
      .replacing("day", with: "days").replacing("dayss", with: "days")
    let parts = singular.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return [] }
    let ladder = ladders.first { $0.contains(parts[1]) } ?? []
    guard let step = ladder.firstIndex(of: parts[1]) else { return [] }
    return [step + 1, step - 1].filter(ladder.indices.contains).map { "\(parts[0]) \(ladder[$0])" }
  }

  fileprivate var timesTen: String {
    let number = Decimal(string: filter { $0.isNumber || $0 == "." }) ?? 0
    return "\(number * 10) %"
  }

  /// A tenth of a sum, with its currency.
  fileprivate var tenth: String {
    let words = split(separator: " ")
    let number = Decimal(string: String(words.first ?? "0")) ?? 0
    let tenth = (number / 10).formatted(
      .number.precision(.fractionLength(2)).grouping(.never).locale(Locale(identifier: "en")))
    return ([tenth] + words.dropFirst().map(String.init)).joined(separator: " ")
  }

  /// The same day five years later and earlier.
  fileprivate var otherYears: [String] {
    guard let year = Int(prefix(4)) else { return [] }
    return ["\(year + 5)\(dropFirst(4))", "\(year - 5)\(dropFirst(4))"]
  }
}
