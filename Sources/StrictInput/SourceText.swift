/// What makes a file unfit to be read as text at all.
package enum SourceText {
  /// The text of a UTF-8 file.
  package static func decode(_ bytes: some Collection<UInt8>, file: String) throws(Faults) -> String
  {
    guard bytes.count <= SourceNode.largestFile else { throw tooLarge(file) }
    let start = Array(bytes.prefix(2))
    if start == [0xFE, 0xFF] || start == [0xFF, 0xFE] {
      throw fault("the file is written in UTF-16", "save it as UTF-8", file)
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let (line, column) = placeOfFirstInvalidByte(in: bytes)
    throw fault("the file is not UTF-8 text", "save it as UTF-8", file, line, column)
  }

  /// The text without a byte order mark, once every character in it is one that a text may hold.
  package static func check(_ text: String, file: String) throws(Faults) -> String {
    guard text.utf8.count <= SourceNode.largestFile else { throw tooLarge(file) }
    var scalars = text.unicodeScalars[...]
    if scalars.first == "\u{FEFF}" { scalars = scalars.dropFirst() }
    if let bad = scalars.firstIndex(where: { !isAllowed($0) }) {
      let (line, column) = place(after: scalars[..<bad])
      throw fault(
        "the file holds the character \(name(of: scalars[bad])), which is not text", "remove it",
        file, line, column)
    }
    return String(scalars)
  }

  /// The name of the first character that no text may hold, such as `U+0000`; escapes can say it.
  static func firstForbidden(in text: String) -> String? {
    text.unicodeScalars.first { !isAllowed($0) }.map(name)
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    let code = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
  }

  /// The printable characters of YAML 1.2 (production 1), less the noncharacters and the
  /// characters that `VeiledText` writes.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0x09, 0x0A, 0x0D, 0x85, 0xA0...0xFDCF, 0xFDF0...0xFEFE, 0xFF00...0xFFFD: true
    case 0x10000..<0x10FFC0: scalar.value & 0xFFFE != 0xFFFE
    default: false
    }
  }

  private static func place(after text: Substring.UnicodeScalarView) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    var previous: Unicode.Scalar = " "
    for scalar in text {
      if scalar == "\n" || scalar == "\r" {
        if !(scalar == "\n" && previous == "\r") { line += 1 }
        column = 1
      } else {
        column += 1
      }
      previous = scalar
    }
    return (line, column)
  }

  private static func placeOfFirstInvalidByte(
    in bytes: some Collection<UInt8>
  ) -> (line: Int, column: Int) {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var valid = String.UnicodeScalarView()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { valid.append(scalar) }
    return place(after: Substring(String(valid)).unicodeScalars)
  }

  private static func tooLarge(_ file: String) -> Faults {
    fault("the file is larger than 4 MB", "is it the right file?", file)
  }

  private static func fault(
    _ message: String, _ help: String, _ file: String, _ line: Int = 1, _ column: Int = 1
  ) -> Faults {
    let location = SourceLocation(file: file, line: line, column: column)
    return Faults(Diagnostic(at: location, message, help: help))
  }
}

extension String {
  /// The text on one line and cut to about forty characters, for messages.
  package var shortened: String {
    let line = String(prefix(60)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return count > 60 || line.count > 40 ? String(line.prefix(39)) + "…" : line
  }
}

extension Faults {
  /// Faults in the order of the file.
  public init(sorting diagnostics: [Diagnostic]) {
    func order(_ diagnostic: Diagnostic) -> (String, Int, Int) {
      let place = diagnostic.location
      return (place?.file ?? "", place?.line ?? 0, place?.column ?? 0)
    }
    self.init(diagnostics.sorted { order($0) < order($1) })
  }
}
