public import Foundation
public import StrictInput
internal import Yams

extension FontLock {
  /// Reads a lock; throws every fault of its form, but does not look at the fonts.
  public static func load(from url: URL) throws(Faults) -> FontLock {
    let file = url.relativePath
    let text: String
    do {
      text = try String(contentsOf: url, encoding: .utf8)
    } catch {
      throw Faults(
        Diagnostic(
          .error, "cannot read the font lock \(file)",
          help: "it belongs to Engross; install that anew"))
    }
    return try parse(text, file: file)
  }

  /// Reads the text of a lock; `file` is what messages call it.
  package static func parse(_ text: String, file: String) throws(Faults) -> FontLock {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw Faults(
        Diagnostic(.error, "\(file) is not YAML: \(error)", help: "run: make fonts-lock"))
    }
    var reader = LockReader(file: file)
    let families = reader.entries("families", of: root ?? Node("")).map { reader.family($0) }
    if !reader.faults.isEmpty { throw Faults(reader.faults) }
    return FontLock(families: families)
  }
}

/// Reads the nodes of a lock; notes what is wrong and goes on.
private struct LockReader {
  let file: String
  var faults: [Diagnostic] = []

  mutating func family(_ node: Node) -> FontLock.Family {
    FontLock.Family(
      name: string("name", of: node),
      use: choice("use", of: node, otherwise: .serif),
      notes: string("notes", of: node),
      licence: string("licence", of: node),
      package: string("package", of: node),
      isOptional: node["optional"]?.bool ?? false,
      scripts: node["scripts"].map { $0.array().compactMap(\.string) } ?? [],
      faces: entries("faces", of: node).map { face($0) })
  }

  mutating func face(_ node: Node) -> FontLock.Face {
    FontLock.Face(
      style: choice("style", of: node, otherwise: .regular),
      path: string("file", of: node),
      index: node["index"]?.int ?? 0,
      size: number("size", of: node),
      sha256: string("sha256", of: node),
      location: location(of: node["file"] ?? node))
  }

  mutating func entries(_ key: String, of node: Node) -> [Node] {
    guard let entries = node[key]?.sequence, !entries.isEmpty else {
      return fault(at: node, "\"\(key)\" must be a list", otherwise: [])
    }
    return Array(entries)
  }

  mutating func string(_ key: String, of node: Node) -> String {
    guard let value = node[key]?.string, !value.isEmpty else {
      return fault(at: node, "\"\(key)\" is missing", otherwise: "")
    }
    return value
  }

  mutating func number(_ key: String, of node: Node) -> Int {
    guard let value = node[key]?.int else {
      return fault(at: node[key] ?? node, "\"\(key)\" must be a whole number", otherwise: 0)
    }
    return value
  }

  mutating func choice<Value>(_ key: String, of node: Node, otherwise: Value) -> Value
  where Value: CaseIterable & RawRepresentable<String> {
    guard let value = node[key]?.string.flatMap(Value.init(rawValue:)) else {
      let choices = Value.allCases.map(\.rawValue).joined(separator: ", ")
      return fault(
        at: node[key] ?? node, "\"\(key)\" must be one of: \(choices)", otherwise: otherwise)
    }
    return value
  }

  private mutating func fault<Value>(
    at node: Node, _ message: String, otherwise: Value
  ) -> Value {
    faults.append(Diagnostic(at: location(of: node), message))
    return otherwise
  }

  private func location(of node: Node) -> SourceLocation {
    SourceLocation(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }
}
