import Yams

/// Turns the tree of the YAML library into source nodes, refusing what these files do not use.
struct YAMLComposer {
  private let file: String
  private var text: VeiledText
  private let columns: CharacterColumns
  private let comments: CommentSlips
  private var faults: [Diagnostic] = []

  init(text: String, file: String) {
    self.file = file
    self.text = VeiledText(text)
    columns = CharacterColumns(text)
    comments = CommentSlips(self.text.veiled)
  }

  mutating func compose() throws(Faults) -> SourceNode {
    let parser = try parse()
    guard let root = parser.root else {
      throw Faults(Diagnostic(at: location(nil), "the file is empty"))
    }
    // Nodes hold their anchors weakly; the parser keeps them alive.
    let node = withExtendedLifetime(parser.parser) { convert(root, depth: 0) }
    guard faults.isEmpty else { throw Faults(sorting: faults) }
    return node
  }

  /// Parses the text, masking duplicate keys as they are met so that all can be reported.
  private mutating func parse() throws(Faults) -> (parser: Parser, root: Node?) {
    // The library stops at the first mapping with a duplicate; each further one costs a pass.
    var passes = max(1, min(32, SourceNode.largestFile / (text.veiled.utf8.count + 1)))
    while true {
      do {
        let parser = try Parser(yaml: text.veiled, resolver: .basic, encoding: .utf8)
        return (parser, try parser.singleRoot())
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        passes -= 1
        let mark = context.mark
        guard let key = keys.min(), passes > 0, text.mask(key, line: mark.line, column: mark.column)
        else {
          let key = text.unveil(keys.min() ?? "", isQuoted: false)
          throw Faults(
            Diagnostic(
              at: location(mark), "\"\(key.shortened)\" is given twice in one record",
              help: "keep one of them"))
        }
      } catch let error as YamlError {
        throw Faults(
          Diagnostic(error, in: text.original) { mark in location(mark) })
      } catch {
        throw Faults(Diagnostic(at: location(nil), "the file cannot be read: \(error)"))
      }
    }
  }

  /// The tags of nodes that have none.
  private static let ordinaryTags = ["str", "map", "seq"].map { "tag:yaml.org,2002:\($0)" }

  private mutating func convert(_ node: Node, depth: Int) -> SourceNode {
    let place = location(node.mark)
    guard depth <= SourceNode.deepestNesting else {
      return refuse(
        "nested more than \(SourceNode.deepestNesting) levels deep", "flatten it", at: place)
    }
    if let anchor = node.anchor {
      return refuse(
        "the anchor \"&\(anchor.rawValue.shortened)\" is not allowed",
        "write the value out where it is used, or put text that begins with \"&\" in quotes",
        at: place)
    }
    let tag = node.tag.rawValue
    if !Self.ordinaryTags.contains(tag) {
      let short = tag.replacing("tag:yaml.org,2002:", with: "!!").shortened
      return refuse(
        "the tag \"\(short)\" is not allowed",
        "leave it out, or put text that begins with \"!\" in quotes", at: place)
    }
    switch node {
    case .scalar(let scalar): return convert(scalar, at: place)
    case .sequence(let items):
      return SourceNode(.list(items.map { convert($0, depth: depth + 1) }), at: place)
    case .mapping(let mapping): return convert(mapping, depth: depth, at: place)
    case .alias(let alias): return refuseAlias("*\(alias.anchor.rawValue)", at: place)
    }
  }

  private mutating func convert(_ scalar: Node.Scalar, at place: SourceLocation) -> SourceNode {
    guard scalar.style == .plain else {
      let isQuoted = scalar.style == .doubleQuoted
      let string = text.unveil(scalar.string, isQuoted: isQuoted)
      if let bad = SourceText.firstForbidden(in: string) {
        return refuse(
          "the text holds the character \(bad), which cannot be printed", "remove it", at: place)
      }
      return SourceNode(.text(string), at: place)
    }
    let string = text.unveil(scalar.string, isQuoted: false)
    if string.hasPrefix("* ") {
      return refuse("a list item begins with \"* \"", "write \"- \"", at: place)
    }
    if string.hasPrefix("*") { return refuseAlias(string, at: place) }
    if string.hasPrefix("? ") || string == "?" || string.hasPrefix("?\t") {
      return refuse(
        "a key cannot be written with \"? \"", "write \"key: value\", or put the text in quotes",
        at: place)
    }
    if let mark = scalar.mark, let slip = comments.slip(in: scalar.string, at: mark) {
      return refuse(slip.message, slip.help, at: place)
    }
    // The null of the YAML 1.2 core schema.
    if ["~", "null", "Null", "NULL"].contains(string) { return SourceNode(.absent, at: place) }
    return SourceNode(.text(string), at: place)
  }

  private mutating func convert(
    _ mapping: Node.Mapping, depth: Int, at place: SourceLocation
  ) -> SourceNode {
    var entries: [SourceNode.Entry] = []
    entries.reserveCapacity(mapping.count)
    var first: [String: SourceLocation] = [:]
    for (key, value) in mapping {
      let keyPlace = location(key.mark)
      // The library does not tell braces from indentation; only braces hold two keys in a line.
      if let last = entries.last?.value, last.location.line == keyPlace.line,
        let slip = YAMLSlip(key: key, value: value, after: last)
      {
        _ = refuse(slip.message, slip.help, at: last.location)
        continue
      }
      guard case .scalar = key else {
        _ = refuse("a key must be text, not a list or record", "write \"key: value\"", at: keyPlace)
        continue
      }
      let faultsBefore = faults.count
      let converted: SourceNode
      if let mark = key.mark, let masked = text.masked(line: mark.line, column: mark.column) {
        converted = SourceNode(.text(text.unveil(masked, isQuoted: false)), at: keyPlace)
      } else {
        converted = convert(key, depth: depth)
      }
      let value = convert(value, depth: depth + 1)
      guard case .text(let name) = converted.content else {
        if faults.count == faultsBefore {
          _ = refuse("a key is empty", "write \"key: value\"", at: keyPlace)
        }
        continue
      }
      if name == "<<" {
        _ = refuse(
          "the merge key \"<<\" is not allowed", "write the values out where they are used",
          at: keyPlace)
      } else if let earlier = first.updateValue(keyPlace, forKey: name) {
        first[name] = earlier
        faults.append(
          Diagnostic(
            at: keyPlace, "\"\(name.shortened)\" is given twice in one record",
            help: "keep one of them, the first is on line \(earlier.line)",
            related: [.init(location: earlier, message: "the first is here")]))
      } else {
        entries.append(.init(key: name, keyLocation: keyPlace, value: value))
      }
    }
    return SourceNode(.record(entries), at: place)
  }

  private mutating func refuseAlias(_ alias: String, at place: SourceLocation) -> SourceNode {
    refuse(
      "the alias \"\(alias.shortened)\" is not allowed",
      "write the value out where it is used, or put text that begins with \"*\" in quotes",
      at: place)
  }

  /// Records a fault and stands in for the node.
  private mutating func refuse(
    _ message: String, _ help: String, at place: SourceLocation
  ) -> SourceNode {
    faults.append(Diagnostic(at: place, message, help: help))
    return SourceNode(.absent, at: place)
  }

  private func location(_ mark: Mark?) -> SourceLocation {
    let line = mark?.line ?? 1
    let column = mark?.column ?? 1
    return SourceLocation(
      file: file, line: line, column: columns.column(ofScalar: column, line: line))
  }
}
