internal import StrictInput

/// Checks the tags of a template against the shape of the terms.
///
/// Mustache prints nothing for a name it does not know, for a value that is absent, for a
/// transform or a partial that does not exist; in a contract each of these is a fault.
struct StrictMustache {
  /// Where names are looked up: the terms, or what a section has entered.
  private struct Scope {
    var shape: TermsShape
    /// The path from the root, with `*` for any item of a list.
    var path: String
    var isItem = false
  }

  /// What a name leads to, and which values on the way may be absent.
  private struct Place {
    var shape: TermsShape
    var path: String
    var optional: [String] = []
  }

  private let partials: [String: [MustacheNode]]
  private var scopes: [Scope]
  /// Paths of optional values that a section around has found to be there.
  private var present: Set<String> = []
  /// The partials that are being checked, outermost first.
  private var entered: [String] = []
  private(set) var faults: [Diagnostic] = []

  init(terms: TermsShape, partials: [String: [MustacheNode]]) {
    self.partials = partials
    scopes = [Scope(shape: terms, path: "")]
  }

  mutating func check(_ nodes: [MustacheNode]) {
    for node in nodes {
      switch node {
      case .value(let tag): checkValue(tag)
      case .partial(let tag): checkPartial(tag)
      case .section(let tag, let children): checkSection(tag, children)
      }
    }
  }

  private mutating func report(_ tag: MustacheTag, _ message: String, help: String? = nil) {
    let fault = Diagnostic(at: tag.location, message, help: help)
    if !faults.contains(fault) { faults.append(fault) }
  }
}

// MARK: Tags

extension StrictMustache {
  private mutating func checkValue(_ tag: MustacheTag) {
    if tag.name == "separator", tag.transforms.isEmpty, scopes.contains(where: \.isItem) { return }
    guard let place = place(of: tag), let shape = transformed(place.shape, by: tag) else { return }
    guard shape.isPrintable else {
      let (what, help) = StrictMustache.whyNotPrinted(shape, tag.expression)
      return report(tag, "{{\(tag.expression)}} cannot be printed: it is \(what)", help: help)
    }
    var missing = place.optional.filter { !present.contains($0) }
    if tag.transforms.contains(where: { ["and", "or"].contains($0) }),
      case .list(_, mayBeEmpty: true) = place.shape, !present.contains(place.path)
    {
      missing.append(place.path)
    }
    if let first = missing.first {
      let test =
        if case .list = place.shape { "any(\(tag.name))" } else {
          tag.nameLeading(to: first, place.path)
        }
      report(
        tag, "{{\(tag.expression)}} prints nothing where the terms leave out \(first)",
        help: "put it in a section {{#\(test)}}…{{/\(test)}}")
    }
  }

  private mutating func checkPartial(_ tag: MustacheTag) {
    guard let nodes = partials[tag.name] else {
      let near = tag.name.nearest(in: partials.keys.sorted())
      return report(
        tag, "there is no partials/\(tag.name).md",
        help: near.map { "did you mean {{> \($0)}}?" } ?? "add the file, or remove the tag")
    }
    guard !entered.contains(tag.name) else {
      return report(tag, "the partial \(tag.name) contains itself")
    }
    entered.append(tag.name)
    check(nodes)
    entered.removeLast()
  }

  private mutating func checkSection(_ tag: MustacheTag, _ children: [MustacheNode]) {
    if tag.testsPosition {
      if scopes.last?.isItem != true {
        report(
          tag, "{{#\(tag.expression)}} does not stand directly in the section of a list",
          help: "close the sections between it and the list")
      }
      return check(children)
    }
    guard let place = place(of: tag), let shape = transformed(place.shape, by: tag) else {
      return
    }
    guard tag.kind == .section else { return check(children) }
    let before = (scopes, present)
    present.formUnion(place.optional)
    if tag.transforms.isEmpty {
      enter(place)
    } else if case .flag = shape {
      present.insert(place.path)
    } else {
      scopes.append(Scope(shape: shape, path: place.path))
    }
    check(children)
    (scopes, present) = before
  }

  private mutating func enter(_ place: Place) {
    switch place.shape {
    case .flag: break
    case .list(let element, _), .keyed(_, let element):
      present.insert(place.path)
      scopes.append(Scope(shape: element, path: place.path + ".*", isItem: true))
    case .leaf, .choice, .record: scopes.append(Scope(shape: place.shape, path: place.path))
    }
  }

  /// The shape that the transforms of a tag make, innermost first.
  private mutating func transformed(_ shape: TermsShape, by tag: MustacheTag) -> TermsShape? {
    var shape = shape
    for name in tag.transforms.reversed() {
      guard let transform = Transform(rawValue: name) else {
        let known = Transform.allCases.map(\.rawValue)
        report(
          tag, "there is no transform \"\(name.shortened)\"",
          help: name.nearest(in: known).map { "did you mean \($0)(…)?" }
            ?? "known are \(known.joined(separator: ", "))")
        return nil
      }
      guard let result = transform.shape(of: shape) else {
        report(
          tag, "\(name)(…) takes \(transform.operand), and \(tag.name) is \(shape.description)")
        return nil
      }
      shape = result
    }
    return shape
  }

  private static func whyNotPrinted(
    _ shape: TermsShape, _ name: String
  ) -> (String, help: String) {
    let section = "{{#\(name)}}…{{/\(name)}}"
    switch shape {
    case .flag: return ("true or false", "test it: \(section)")
    case .choice(let words):
      let test = "\(name == "." ? "" : name + ".")\(words.first ?? "")"
      return ("one of \(words.joined(separator: ", "))", "test it: {{#\(test)}}…{{/\(test)}}")
    case .list(let element, _), .keyed(_, let element):
      return (
        "a list",
        element.isPrintable ? "write {{and(\(name))}}, or \(section)" : "write \(section)"
      )
    case .record(let fields):
      let first = fields.keys.first ?? ""
      return ("a record", "print one of its values, such as {{\(name).\(first)}}")
    case .leaf: return ("a value", "print it")
    }
  }
}

// MARK: Names

extension StrictMustache {
  /// Looks a name up as Mustache does: its first word in the innermost scope that has it.
  private mutating func place(of tag: MustacheTag) -> Place? {
    guard let top = scopes.last else { return nil }
    if tag.name == "." { return Place(shape: top.shape, path: top.path) }
    let steps = tag.name.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = steps.first, let scope = scopes.last(where: { $0.shape[first] != nil })
    else {
      let known = scopes.reversed().flatMap(\.shape.keys)
      let word = steps.first.map(String.init) ?? ""
      let around = top.path.isEmpty ? "the terms" : top.path
      report(
        tag, "there is no \"\(word.shortened)\" in \(around)",
        help: word.nearest(in: known).map { "did you mean \"\($0)\"?" }
          ?? StrictMustache.listing(top.shape.keys))
      return nil
    }
    var place = Place(shape: scope.shape, path: scope.path)
    for step in steps {
      guard let field = place.shape[step] else {
        report(tag, unknown(step, in: place), help: help(for: step, in: place))
        return nil
      }
      place.path += (place.path.isEmpty ? "" : ".") + step
      if field.isOptional { place.optional.append(place.path) }
      place.shape = field.shape
    }
    return place
  }

  private func unknown(_ step: Substring, in place: Place) -> String {
    if case .list = place.shape { return "\(place.path) is a list, so it has no \"\(step)\"" }
    return "there is no \"\(String(step).shortened)\" in \(place.path)"
  }

  private func help(for step: Substring, in place: Place) -> String? {
    if case .list(let element, _) = place.shape, element[step] != nil {
      let name = place.path.split(separator: ".").last ?? ""
      return "write {{#\(name)}}{{\(step)}}{{/\(name)}}"
    }
    return String(step).nearest(in: place.shape.keys).map { "did you mean \"\($0)\"?" }
      ?? StrictMustache.listing(place.shape.keys)
  }

  private static func listing(_ keys: [String]) -> String? {
    keys.isEmpty || keys.count > 12 ? nil : "known here: \(keys.joined(separator: ", "))"
  }
}

extension MustacheTag {
  /// `first()`, `last()` or `lastButOne()`, which ask for the place of an item among its
  /// neighbours.
  var testsPosition: Bool {
    name.isEmpty && [["first"], ["last"], ["lastButOne"]].contains(transforms)
  }

  /// The beginning of the name that leads to an outer path: of `hipaa.breachNotice` the part
  /// `hipaa` for `dataProtection.hipaa`.
  fileprivate func nameLeading(to outer: String, _ path: String) -> String {
    let surplus = path.split(separator: ".").count - outer.split(separator: ".").count
    return name.split(separator: ".").dropLast(surplus).joined(separator: ".")
  }
}

extension TermsShape {
  /// What it is, for messages.
  var description: String {
    switch self {
    case .leaf(.text): "text"
    case .leaf(.number): "a number"
    case .leaf(.percent): "a percentage"
    case .leaf(.date): "a date"
    case .leaf(.hours): "hours of a day"
    case .leaf(.span): "a length of time"
    case .leaf(.money): "a sum of money"
    case .flag: "true or false"
    case .choice: "a choice"
    case .record: "a record"
    case .list, .keyed: "a list"
    }
  }
}
