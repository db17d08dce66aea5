import Foundation
internal import FoundationXML

/// What an SVG may hold: shapes, colours and gradients of its own, in bounded number.
///
/// Refused is what would be fetched from elsewhere, be set in fonts of the machine, be drawn as
/// coarse pixels, or multiply until drawing takes for ever.
enum SVGRules {
  static let mostBytes = 1_000_000
  /// Attributes of all shapes in bytes, each as often as it is drawn.
  static let mostDrawn = 4_000_000

  /// How elements that people's programs write are to be replaced.
  private static let remedies = [
    "text": "turn letters into outlines; in Inkscape: Path, Object to Path",
    "image": "take it out, or give the whole picture as PNG or JPEG",
    "filter": "take the effect out, or give the whole picture as PNG",
    "mask": "use a clipPath, or give the whole picture as PNG",
    "pattern": "draw what it repeats, or give the whole picture as PNG",
    "foreignObject": "save it as plain SVG",
    "script": "save it as plain SVG", "switch": "save it as plain SVG",
  ]

  static let allowed: Set<String> = [
    "svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style", "path", "rect",
    "circle", "ellipse", "line", "polyline", "polygon", "linearGradient", "radialGradient", "stop",
    "clipPath",
  ]

  static func check(_ bytes: [UInt8]) throws(UnfitPicture) {
    guard bytes.count <= mostBytes else {
      throw UnfitPicture("has more than \(mostBytes / 1_000_000) MB", help: "simplify it")
    }
    guard let text = String(validating: bytes, as: UTF8.self), isUTF8(text) else {
      throw UnfitPicture("is not UTF-8", help: "save it as UTF-8")
    }
    // Refused before a parser sees it: entities can be made to grow without end.
    if text.contains("<!ENTITY") {
      throw UnfitPicture("declares entities", help: "save it as plain SVG")
    }
    let reader = SVGReader()
    let parser = XMLParser(data: Data(bytes))
    parser.shouldProcessNamespaces = true
    parser.shouldResolveExternalEntities = false
    parser.delegate = reader
    let isXML = parser.parse()
    if let fault = reader.fault { throw fault }
    guard isXML else { throw UnfitPicture("is not XML") }
    try reader.tree.checkSize()
  }

  /// Whether the XML declaration, if there is one, agrees that the text is UTF-8.
  private static func isUTF8(_ text: String) -> Bool {
    guard let start = text.range(of: "<?xml "),
      let end = text.range(of: "?>", range: start.upperBound..<text.endIndex),
      let encoding = text[start.upperBound..<end.lowerBound].range(of: "encoding")
    else { return true }
    let name = text[encoding.upperBound..<end.lowerBound].lowercased()
    return name.contains("utf-8") || name.contains("us-ascii")
  }

  static func refusal(of element: String) -> UnfitPicture {
    UnfitPicture(
      "has the element <\(element)>, which is not drawn",
      help: remedies[element] ?? "save it as plain SVG")
  }

  /// Refuses what a style sheet or an attribute could bring in.
  static func check(css: String) throws(UnfitPicture) {
    let text = css.lowercased()
    for word in ["@import", "@font-face"] where text.contains(word) {
      throw UnfitPicture("wants another file by \(word)", help: "save it as plain SVG")
    }
    // Escapes would hide words from this check.
    if text.contains("\\") {
      throw UnfitPicture("has an escape in its styles", help: "save it as plain SVG")
    }
    if text.contains("dasharray"), !text.contains(#/dasharray\s*:\s*none/#) {
      throw UnfitPicture("has dashed lines, which are not drawn", help: "draw them as outlines")
    }
    for target in references(in: text) where !target.hasPrefix("#") { throw external(target) }
  }

  /// The targets of `url(…)`.
  static func references(in css: String) -> [String] {
    css.ranges(of: "url(").map { range in
      String(
        css[range.upperBound...].drop { " '\"\t\n".contains($0) }.prefix { !" '\")".contains($0) })
    }
  }

  static func external(_ target: String) -> UnfitPicture {
    UnfitPicture(
      "wants another file: \(target.prefix(60))",
      help: "a picture must hold all that it shows; save it as plain SVG")
  }
}

/// Goes through the elements, and keeps what refers to what.
private final class SVGReader: NSObject, XMLParserDelegate {
  var fault: UnfitPicture?
  var tree = SVGTree()
  private var open: [Int] = []
  private var css: String?

  private static let namespace = "http://www.w3.org/2000/svg"
  private static let deepest = 100

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    do throws(UnfitPicture) {
      let isSVG = namespaceURI == Self.namespace
      guard !open.isEmpty || isSVG && element == "svg" else {
        throw UnfitPicture("is XML, but not SVG")
      }
      guard open.count < Self.deepest else {
        throw UnfitPicture("has elements more than \(Self.deepest) deep", help: "simplify it")
      }
      // Elements of other namespaces are notes of drawing programs, and never drawn.
      if isSVG, !SVGRules.allowed.contains(element) { throw SVGRules.refusal(of: element) }
      if isSVG, element == "style" { css = "" }
      open.append(tree.add(try shape(attributes), in: open.last))
    } catch {
      stop(parser, error)
    }
  }

  private func shape(_ attributes: [String: String]) throws(UnfitPicture) -> SVGTree.Element {
    var element = SVGTree.Element()
    for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
      element.weight += value.utf8.count + 8
      if name == "id" { element.id = value }
      if name == "href" || name.hasSuffix(":href") {
        guard value.hasPrefix("#") else { throw SVGRules.external(value) }
        element.references.append(String(value.dropFirst()))
      } else if name == "style" {
        try SVGRules.check(css: value)
        element.references += SVGRules.references(in: value).map { String($0.dropFirst()) }
      } else if name == "stroke-dasharray", value != "none" {
        try SVGRules.check(css: "dasharray: \(value)")
      } else if value.contains("url(") {
        try SVGRules.check(css: value)
        element.references += SVGRules.references(in: value).map { String($0.dropFirst()) }
      }
    }
    return element
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { css?.append(text) }

  func parser(_ parser: XMLParser, foundCDATA data: Data) {
    css?.append(String(decoding: data, as: UTF8.self))
  }

  func parser(
    _ parser: XMLParser, foundProcessingInstructionWithTarget target: String, data: String?
  ) {
    if target == "xml-stylesheet" { stop(parser, SVGRules.external(data ?? target)) }
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    _ = open.popLast()
    guard element == "style", let found = css else { return }
    css = nil
    do throws(UnfitPicture) {
      try SVGRules.check(css: found)
    } catch {
      stop(parser, error)
    }
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    stop(parser, UnfitPicture("is not XML from line \(parser.lineNumber) on"))
  }

  private func stop(_ parser: XMLParser, _ reason: UnfitPicture) {
    if fault == nil { fault = reason }
    parser.abortParsing()
  }
}

/// Elements with what they hold and what they draw again, to reckon how much that comes to.
struct SVGTree {
  struct Element {
    var id: String?
    /// Bytes of attributes.
    var weight = 16
    var children: [Int] = []
    var references: [String] = []
  }

  private var elements: [Element] = []
  private var numbers: [String: Int] = [:]

  mutating func add(_ element: Element, in parent: Int?) -> Int {
    let index = elements.count
    elements.append(element)
    if let parent { elements[parent].children.append(index) }
    if let id = element.id, numbers[id] == nil { numbers[id] = index }
    return index
  }

  /// Refuses a drawing that, with all its repetitions, is too large, or that holds itself.
  func checkSize() throws(UnfitPicture) {
    var sizes: [Int?] = Array(repeating: nil, count: elements.count)
    var isOpen = Array(repeating: false, count: elements.count)
    var depth = 0
    func size(of index: Int) throws(UnfitPicture) -> Int {
      if let known = sizes[index] { return known }
      guard !isOpen[index] else {
        throw UnfitPicture("draws a part of itself within itself", help: "simplify it")
      }
      depth += 1
      guard depth <= 1000 else { throw UnfitPicture("refers too deeply", help: "simplify it") }
      isOpen[index] = true
      var sum = elements[index].weight
      for inner in elements[index].children + elements[index].references.compactMap({ numbers[$0] })
      {
        sum += try size(of: inner)
        guard sum <= SVGRules.mostDrawn else {
          throw UnfitPicture("repeats its parts too often to be drawn", help: "simplify it")
        }
      }
      isOpen[index] = false
      depth -= 1
      sizes[index] = sum
      return sum
    }
    if !elements.isEmpty { _ = try size(of: 0) }
  }
}
