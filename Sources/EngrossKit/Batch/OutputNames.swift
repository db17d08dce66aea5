internal import Foundation
public import StrictInput

/// The names of the files of a batch, such as `acme-FW-17.pdf` by `{client.slug}-{reference}.pdf`.
///
/// Safe on every file system: no separators, no characters or device names that Windows refuses, no
/// marks that turn the direction of text, at most 140 bytes of NFC.
public struct OutputNames: Sendable {
  private enum Part: Sendable {
    case text(String)
    case value(path: String, isSlug: Bool)
    case row
  }

  private static let longest = 140
  private let parts: [Part]

  /// Reads a pattern; throws what no file could be named by.
  public init(_ pattern: String) throws(Faults) {
    func fault(_ message: String, _ help: String?) -> Faults {
      Faults(Diagnostic(.error, "--name \"\(pattern.shortened)\": \(message)", help: help))
    }
    guard !pattern.contains(where: { "/\\".contains($0) }) else {
      throw fault("a name holds no / or \\", "choose the folder with --out")
    }
    let columns = ListColumns()
    var parts: [Part] = []
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{") {
      parts.append(.text(String(rest[..<open])))
      guard let close = rest[open...].firstIndex(of: "}") else {
        throw fault("a { is not closed", "write it like {client.slug}-{reference}.pdf")
      }
      let name = String(rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
      let isSlug = name.hasSuffix(".slug")
      let path = isSlug ? String(name.dropLast(".slug".count)) : name
      if name == "row" {
        parts.append(.row)
      } else if isSlug, ["client", "provider"].contains(path) {
        parts.append(.value(path: "parties.\(path)", isSlug: true))
      } else if columns.schema[path: path.longPath]?.isText == true, !path.contains("*") {
        parts.append(.value(path: path.longPath, isSlug: isSlug))
      } else if columns.schema[path: path.longPath] != nil, !path.contains("*") {
        throw fault("\(name.shortened) is not one value", "name one within it")
      } else {
        throw fault(
          "the terms have nothing called \(name.shortened)",
          columns.suggestion(for: path).map { "did you mean {\($0)\(isSlug ? ".slug" : "")}?" }
            ?? "write a path of the terms, such as {reference} or {client.slug}, or {row}")
      }
    }
    parts.append(.text(String(rest)))
    self.parts = parts
  }

  /// The name of a row's file; throws what the row leaves out.
  public func name(of terms: SourceNode, row: ClientRow) throws(Faults) -> String {
    var name = ""
    for part in parts {
      switch part {
      case .text(let text): name += text
      case .row: name += String(row.number)
      case .value(let path, let isSlug):
        guard let value = terms.text(at: path), let word = isSlug ? value.slug : value.nameWord
        else {
          throw Faults(
            Diagnostic(
              at: row.location,
              "row \(row.number) has no \(path.withoutParties) with a letter or digit to name its file by",
              help: "give it one, or choose another --name"))
        }
        name += word
      }
    }
    if name.lowercased().hasSuffix(".pdf") { name.removeLast(4) }
    return "\(name.nameWord?.bounded(to: Self.longest - 4) ?? "row-\(row.number)").pdf"
  }
}

/// Finds two rows whose files would have one name.
struct NameCollisions {
  /// By 64 bits of the name's digest, which take little room in a list of a hundred thousand.
  private var rows: [UInt64: Int] = [:]

  /// Returns the row that has the name already, compared as a Mac or Windows would.
  mutating func row(before row: Int, named name: String) -> Int? {
    // Upper case first: two small letters may have one capital, as the two sigmas have.
    let folded = name.uppercased().lowercased().precomposedStringWithCanonicalMapping
    let key = UInt64(sha256(Data(folded.utf8)).prefix(16), radix: 16) ?? 0
    if let earlier = rows[key] { return earlier }
    rows[key] = row
    return nil
  }
}

extension SourceNode {
  /// The text at a path; of a party, the name in daily use or else the legal one.
  fileprivate func text(at path: String) -> String? {
    guard let node = self[path: path] else { return nil }
    if case .record = node.content { return node.text(at: "shortName") ?? node.text(at: "name") }
    guard case .text(let text) = node.content, !text.trimmed.isEmpty else { return nil }
    return text.trimmed
  }
}

extension String {
  fileprivate var withoutParties: String { hasPrefix("parties.") ? String(dropFirst(8)) : self }

  /// The text as part of a file's name; nil where nothing of it is left.
  fileprivate var nameWord: String? {
    var word = ""
    for scalar in precomposedStringWithCanonicalMapping.withoutMarks.unicodeScalars {
      if "<>:\"/\\|?*".unicodeScalars.contains(scalar) {
        word.append("-")
      } else {
        word.unicodeScalars.append(scalar.properties.isWhitespace ? " " : scalar)
      }
    }
    while let last = word.last, " .".contains(last) { word.removeLast() }
    word = String(word.drop { " .".contains($0) })
    guard word.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
    let stem = word.split(separator: ".").first.map { $0.uppercased() } ?? ""
    let isNumbered = stem.count == 4 && ("1"..."9").contains(stem.last ?? "0")
    let isDevice =
      ["CON", "PRN", "AUX", "NUL"].contains(stem)
      || isNumbered && (stem.hasPrefix("COM") || stem.hasPrefix("LPT"))
    return isDevice ? "_\(word)" : word
  }

  /// Without characters that are not seen, such as those that turn the direction of text.
  private var withoutMarks: String {
    var text = ""
    text.unicodeScalars = unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
      case .control: scalar.properties.isWhitespace
      default: true
      }
    }
    return text
  }

  /// Lower-case letters and digits with hyphens between them: Latin letters without their marks,
  /// letters of other scripts as they are.
  var slug: String? {
    let ligatures: [Character: String] = [
      "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    ]
    var words = ""
    for character in lowercased().precomposedStringWithCanonicalMapping.withoutMarks {
      let base = String(character).decomposedStringWithCanonicalMapping.unicodeScalars.first
      if let plain = ligatures[character] {
        words += plain
      } else if let base, base.isASCII, base.properties.isAlphabetic {
        words.unicodeScalars.append(base)
      } else if character.isLetter || character.isNumber {
        words.append(character)
      } else if !"'’.".contains(character) {
        words.append("-")
      }
    }
    let slug = words.split(separator: "-").joined(separator: "-")
    return slug.isEmpty ? nil : slug.nameWord
  }

  /// Cut to so many bytes of UTF-8; what is cut keeps names apart by eight digits of its digest.
  fileprivate func bounded(to limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var start = self
    while start.utf8.count > limit - 9 { start.removeLast() }
    return "\(start.trimmed)-\(sha256(Data(utf8)).prefix(8))"
  }
}
