internal import PDFObjects

/// Compares two revisions of a document, object by object, along all that the older leads to.
struct ProtectedWalk {
  private typealias Part = RevisionChange.Part

  private let old: QPDFDocument
  private let new: QPDFDocument
  private let oldSize: Int
  private let roots: [(PDFReference, Part)]

  init(old: QPDFDocument, oldSize: Int, new: QPDFDocument, fields: [FormTree.Field]) {
    self.old = old
    self.oldSize = oldSize
    self.new = new
    var roots: [(PDFReference, Part)] = []
    for (index, page) in old.pageObjects().enumerated() {
      if let reference = page.reference { roots.append((reference, .page(index + 1))) }
    }
    for field in fields {
      for object in [field.object] + field.widgets {
        if let reference = object.reference { roots.append((reference, .field(field.name))) }
      }
    }
    if let catalog = old.catalog.reference { roots.append((catalog, .catalog)) }
    self.roots = roots
  }

  /// The parts that differ, in the order of the document.
  ///
  /// - Throws: `StreamsOverlap`.
  func changedParts() throws(StreamsOverlap) -> [RevisionChange.Part] {
    var changed: [Part] = []
    var visited: Set<PDFReference> = []
    var room = oldSize
    let own = Set(roots.map(\.0))
    // Pages first, so that what they share is named after the first that shows it.
    for (root, part) in roots {
      var open = [(root, part)]
      while let (reference, part) = open.popLast() {
        guard visited.insert(reference).inserted else { continue }
        let (object, now) = (old.object(reference), new.object(reference))
        let written = object.written
        var isSame = written == now.written && object.isStream == now.isStream
        if object.isStream {
          let content = object.rawStream
          room -= content.count
          guard room >= 0 else { throw StreamsOverlap() }
          isSame = isSame && content == now.rawStream
        }
        if !isSame { changed += differences(between: object, and: now, part) }
        // What is a part by its own right has its own turn.
        open += children(of: object, part, written).reversed().filter { !own.contains($0.0) }
      }
    }
    return changed
  }

  /// Names a difference after the keys in which it is, where a reader knows them by name.
  private func differences(
    between object: PDFObject, and now: PDFObject, _ part: Part
  ) -> [Part] {
    guard namesKeys(of: part), object.isDictionary, now.isDictionary else { return [part] }
    let keys = Set(object.keys).union(now.keys).sorted()
    return keys.filter { object[$0].writtenValue != now[$0].writtenValue }
      .map { self.part(of: $0, in: part) }
  }

  private func children(
    of object: PDFObject, _ part: Part, _ written: [UInt8]
  ) -> [(PDFReference, Part)] {
    guard namesKeys(of: part), object.isDictionary else {
      return references(in: written).map { ($0, part) }
    }
    return object.keys.flatMap { key in
      references(in: Array(object[key].writtenValue.utf8)).map {
        ($0, self.part(of: key, in: part))
      }
    }
  }

  private func namesKeys(of part: Part) -> Bool {
    switch part {
    case .catalog, .page: true
    default: false
    }
  }

  private func part(of key: String, in parent: Part) -> Part {
    switch (parent, key) {
    case (.page(let page), "/Contents"): .pageText(page)
    case (.page(let page), "/Resources"): .pageResources(page)
    case (.page(let page), "/Annots"): .annotations(page: page)
    case (.page, "/Parent"): .pageList
    case (.page, _): parent
    case (_, "/Pages"): .pageList
    case (_, "/AcroForm"): .form
    case (_, "/AF"): .attachments
    case (_, "/Names"): .names
    case (_, "/StructTreeRoot"), (_, "/MarkInfo"): .structure
    case (_, "/Outlines"): .bookmarks
    case (_, "/OutputIntents"): .outputIntent
    default: .other(visible(key))
    }
  }
}

/// The streams of a file hold more than the file: they lie over each other, which no program writes
/// and which would take for ever to compare.
struct StreamsOverlap: Error {}

/// Finds the references in an object as libqpdf writes it (`12 0 R`), past its strings.
func references(in written: [UInt8]) -> [PDFReference] {
  var found: [PDFReference] = []
  var numbers: [Int32] = []
  var position = 0
  while position < written.count {
    let byte = written[position]
    switch byte {
    case UInt8(ascii: "("):
      position = endOfString(in: written, from: position)
      numbers = []
    case UInt8(ascii: "R") where numbers.count >= 2:
      found.append(
        PDFReference(number: numbers[numbers.count - 2], generation: numbers[numbers.count - 1]))
      numbers = []
      position += 1
    case _ where byte.isDigit:
      let digits = written[position...].prefix(while: \.isDigit)
      let follows = position > 0 && !written[position - 1].endsToken
      position = digits.endIndex
      // Not a part of a name, a real number or a hexadecimal string.
      let number = follows ? nil : Int32(String(decoding: digits, as: UTF8.self))
      if let number, position < written.count, written[position].isPDFSpace {
        numbers.append(number)
      } else {
        numbers = []
      }
    default:
      if !byte.isPDFSpace { numbers = [] }
      position += 1
    }
  }
  return found
}

/// The position after a string that begins with a parenthesis.
private func endOfString(in written: [UInt8], from start: Int) -> Int {
  var depth = 0
  var position = start
  while position < written.count {
    switch written[position] {
    case UInt8(ascii: "\\"): position += 1
    case UInt8(ascii: "("): depth += 1
    case UInt8(ascii: ")"): depth -= 1
    default: break
    }
    position += 1
    if depth == 0 { break }
  }
  return min(position, written.count)
}

extension UInt8 {
  fileprivate var endsToken: Bool { isPDFSpace || [0x5B, 0x5D, 0x3C, 0x3E, 0x29].contains(self) }
}

extension QPDFDocument {
  /// The pages in order; read by hand, for libqpdf repairs a page tree as it reads it.
  func pageObjects() -> [PDFObject] {
    var pages: [PDFObject] = []
    var visited: Set<PDFReference> = []
    var open = [catalog.isDictionary ? catalog["/Pages"] : catalog]
    while let node = open.popLast() {
      guard node.isDictionary, let reference = node.reference,
        visited.insert(reference).inserted
      else { continue }
      if node["/Kids"].isArray {
        open += node["/Kids"].elements.reversed()
      } else {
        pages.append(node)
      }
    }
    return pages
  }
}
