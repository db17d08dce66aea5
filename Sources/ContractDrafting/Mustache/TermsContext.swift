internal import ContractModel
internal import Mustache

/// The values that one rendering prints, in the order of their tokens.
final class PrintedValues {
  let format: ValueFormatting
  private(set) var values: [PrintedValue] = []
  /// What the rendering has seen of the terms, by its path.
  private(set) var seen: [String: SeenTerm] = [:]

  init(format: ValueFormatting) { self.format = format }

  func token(for value: TermsValue, path: String) -> String {
    guard let text = format.text(value), !text.isEmpty else { return "" }
    values.append(PrintedValue(text: text, path: path))
    return MarkdownSource.token(values.count - 1)
  }

  /// What stands after each item of a list, by the length of the list.
  private var separators: [Int: [String]] = [:]

  func separators(count: Int) -> [String] {
    if let known = separators[count] { return known }
    let made = format.separators(count: count)
    separators[count] = made
    return made
  }

  func see(_ value: TermsValue?, at path: String) {
    if seen[path] == nil { seen[path] = SeenTerm(value) }
  }

  func removeAll() {
    values = []
    seen = [:]
  }
}

/// What a rendering has seen of the terms at a path.
enum SeenTerm: Hashable, Sendable {
  case absent
  /// What it holds was seen only where that is said of its own path.
  case record
  /// A leaf, or a list with all that it holds.
  case value(TermsValue)

  init(_ value: TermsValue?) {
    switch value {
    case nil: self = .absent
    case .record: self = .record
    case .some(let value): self = .value(value)
    }
  }
}

/// A value of the terms as Mustache sees it. It is printed as a token.
struct TermsContext {
  let value: TermsValue
  let shape: TermsShape
  let path: String
  let printed: PrintedValues
  /// Whether it was seen with the list or the value that it is a part of.
  var isSeen = false
  /// What `{{separator}}` prints after an item of a list.
  var separator: String?
  /// Whether an item of a list has one item after it.
  var isLastButOne: Bool?

  /// The value as the object that Mustache treats as it should be: a yes or no, a list, or
  /// anything else.
  static func object(
    _ value: TermsValue, _ shape: TermsShape, _ path: String, _ printed: PrintedValues,
    isSeen: Bool
  ) -> Any {
    if case .flag(let flag) = value { return flag }
    let context = TermsContext(
      value: value, shape: shape, path: path, printed: printed, isSeen: isSeen)
    return value.elements == nil ? context : TermsListContext(list: context)
  }

  func transformed(_ name: String) -> Any? {
    guard let transform = Transform(rawValue: name),
      let result = transform.apply(to: value, printed.format)
    else { return nil }
    return TermsContext.object(result, .leaf(.text), path, printed, isSeen: true)
  }
}

extension TermsContext: MustacheParent {
  func child(named name: String) -> Any? {
    if name == "separator", let separator { return separator }
    if name == "lastButOne", let isLastButOne { return isLastButOne }
    guard let field = shape[name] else { return nil }
    let child = value[name]
    let inner = path.isEmpty ? name : "\(path).\(name)"
    if !isSeen { printed.see(child, at: inner) }
    guard let child, child != .text("") else { return AbsentTerm() }
    return TermsContext.object(
      child, field.shape, inner, printed, isSeen: isSeen || child.elements != nil)
  }
}

extension TermsContext: MustacheCustomRenderable {
  var renderText: String { printed.token(for: value, path: path) }
  var isNull: Bool { false }
}

extension TermsContext: MustacheTransformable {
  func transform(_ name: String) -> Any? { transformed(name) }
}

/// A list as Mustache sees it; one that is keyed can be looked up, too.
struct TermsListContext: MustacheSequence, MustacheParent, MustacheTransformable {
  let list: TermsContext

  func makeIterator() -> IndexingIterator<[TermsContext]> {
    let elements = list.value.elements ?? []
    let separators = list.printed.separators(count: elements.count)
    return elements.enumerated().map { index, value in
      TermsContext(
        value: value, shape: list.shape.element ?? .leaf(.text), path: "\(list.path).\(key(index))",
        printed: list.printed, isSeen: true, separator: separators[index],
        isLastButOne: index == elements.count - 2)
    }.makeIterator()
  }

  private func key(_ index: Int) -> String {
    if case .keyed(let fields) = list.value { fields[index].key } else { String(index) }
  }

  func child(named name: String) -> Any? { list.child(named: name) }
  func transform(_ name: String) -> Any? { list.transformed(name) }
}

/// A value that the terms leave out; keeps Mustache from looking for its name further out.
struct AbsentTerm: MustacheCustomRenderable, MustacheParent, MustacheTransformable {
  var renderText: String { "" }
  var isNull: Bool { true }
  func child(named: String) -> Any? { nil }
  func transform(_ name: String) -> Any? { nil }
}
