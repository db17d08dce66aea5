public import Foundation
public import StrictInput

extension FontLock {
  /// Reads a lock; throws every fault of its form, but does not look at the fonts.
  public static func load(from url: URL) throws(Faults) -> FontLock {
    try parse(try Assets.read(url), file: url.relativePath)
  }

  /// Reads the text of a lock; `file` is what messages call it.
  package static func parse(_ text: String, file: String) throws(Faults) -> FontLock {
    var reader = LockReader()
    let root = try SourceNode(text: text, file: file)
    let families = reader.entries("families", of: root).map { reader.family($0) }
    if !reader.faults.isEmpty { throw Faults(reader.faults) }
    return FontLock(families: families)
  }
}

/// Reads the nodes of a lock; notes what is wrong and goes on.
private struct LockReader {
  var faults: [Diagnostic] = []

  mutating func family(_ node: SourceNode) -> FontLock.Family {
    FontLock.Family(
      name: string("name", of: node),
      use: choice("use", of: node, otherwise: .serif),
      notes: string("notes", of: node),
      licence: string("licence", of: node),
      package: string("package", of: node),
      isOptional: node["optional"]?.text == "true",
      scripts: node["scripts"]?.items.compactMap(\.text) ?? [],
      faces: entries("faces", of: node).map { face($0) })
  }

  mutating func face(_ node: SourceNode) -> FontLock.Face {
    FontLock.Face(
      style: choice("style", of: node, otherwise: .regular),
      paths: paths(of: node),
      index: node["index"]?.text.flatMap { Int($0) } ?? 0,
      sha256: digests(of: node),
      location: (node["file"] ?? node).location)
  }

  mutating func entries(_ key: String, of node: SourceNode) -> [SourceNode] {
    guard let entries = node[key]?.items, !entries.isEmpty else {
      return fault(at: node, "\"\(key)\" must be a list", otherwise: [])
    }
    return entries
  }

  mutating func string(_ key: String, of node: SourceNode) -> String {
    guard let value = node[key]?.text, !value.isEmpty else {
      return fault(at: node, "\"\(key)\" is missing", otherwise: "")
    }
    return value
  }

  /// One path, or a list of them.
  mutating func paths(of node: SourceNode) -> [String] {
    let paths = node["file"].map { $0.items.isEmpty ? [$0] : $0.items } ?? []
    let texts = paths.compactMap(\.text)
    return texts.isEmpty ? fault(at: node, "\"file\" is missing", otherwise: []) : texts
  }

  /// The keys of a record; which releases have them is for people to know.
  mutating func digests(of node: SourceNode) -> Set<String> {
    let keys = node["sha256"]?.entries.map(\.key) ?? []
    return keys.isEmpty
      ? fault(at: node["sha256"] ?? node, "\"sha256\" must name a file", otherwise: []) : Set(keys)
  }

  mutating func choice<Value>(_ key: String, of node: SourceNode, otherwise: Value) -> Value
  where Value: CaseIterable & RawRepresentable<String> {
    guard let value = node[key]?.text.flatMap(Value.init(rawValue:)) else {
      let choices = Value.allCases.map(\.rawValue).joined(separator: ", ")
      return fault(
        at: node[key] ?? node, "\"\(key)\" must be one of: \(choices)", otherwise: otherwise)
    }
    return value
  }

  private mutating func fault<Value>(
    at node: SourceNode, _ message: String, otherwise: Value
  ) -> Value {
    faults.append(Diagnostic(at: node.location, message))
    return otherwise
  }
}

extension SourceNode {
  fileprivate var text: String? { if case .text(let text) = content { text } else { nil } }

  fileprivate var items: [SourceNode] { if case .list(let items) = content { items } else { [] } }
}
