internal import PDFObjects

/// Writes a file from its catalog down; what nothing leads to is left out.
///
/// All objects but streams go into object streams (ISO 32000-1 7.5.7), which makes a tagged file
/// half as large. They are numbered in the order in which they are met.
struct PDFFileWriter {
  private enum Place {
    case offset(Int)
    case within(stream: Int, index: Int)
  }

  private let file: PDFFile
  private var bytes: [UInt8]
  private var numbers: Numbers
  /// By number.
  private var places: [Int: Place] = [:]
  private var packed: [(number: Int, start: Int)] = []
  private var pack: [UInt8] = []

  /// Readers unpack a whole one for each object that they want.
  private static let mostPacked = 200

  init(_ file: PDFFile) {
    self.file = file
    bytes = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
    numbers = Numbers(count: file.objects.count)
  }

  mutating func write(information: PDFReference) -> [UInt8] {
    let root = numbers.number(of: file.catalog)
    let about = numbers.number(of: information)
    var number = 0
    while number < numbers.count {
      number += 1
      if let old = numbers.old(number) { writeObject(old, as: number) }
      // The last ones may have led to more.
      if number == numbers.count || packed.count == Self.mostPacked { writePack() }
    }
    writeCrossReferences(root: root, information: about)
    return bytes
  }

  private mutating func writeObject(_ old: Int, as number: Int) {
    switch file.objects[old] {
    case .stream(var entries, let stream)?:
      if stream.isDeflated { entries["/Filter"] = "/FlateDecode" }
      entries["/Length"] = .integer(stream.bytes.count)
      var dictionary: [UInt8] = []
      entries.write(to: &dictionary, &numbers)
      writeStream(dictionary, stream.bytes, as: number)
    case .value(let value)?:
      packed.append((number, pack.count))
      value.write(to: &pack, &numbers)
      pack.append(0x0A)
    case nil:
      packed.append((number, pack.count))
      pack += "null\n".utf8
    }
  }

  private mutating func writeStream(_ dictionary: [UInt8], _ content: [UInt8], as number: Int) {
    places[number] = .offset(bytes.count)
    bytes += "\(number) 0 obj\n".utf8
    bytes += dictionary
    bytes += "\nstream\n".utf8
    bytes += content
    // The line feed is PDF/A-3 6.1.7.1's.
    bytes += "\nendstream\nendobj\n".utf8
  }

  /// Writes an object stream of what is packed so far.
  private mutating func writePack() {
    guard !packed.isEmpty else { return }
    let own = numbers.reserve()
    for (index, object) in packed.enumerated() {
      places[object.number] = .within(stream: own, index: index)
    }
    let header = Array(packed.map { "\($0.number) \($0.start)" }.joined(separator: " ").utf8)
    let content = PDFStream(deflating: header + [0x0A] + pack, by: file.deflater)
    let dictionary = """
      << /Type /ObjStm /N \(packed.count) /First \(header.count + 1)\(filter(of: content)) \
      /Length \(content.bytes.count) >>
      """
    writeStream(Array(dictionary.utf8), content.bytes, as: own)
    packed.removeAll(keepingCapacity: true)
    pack.removeAll(keepingCapacity: true)
  }

  private func filter(of stream: PDFStream) -> String {
    stream.isDeflated ? " /Filter /FlateDecode" : ""
  }

  /// Writes the cross-reference stream (7.5.8), in which each row is the difference from the one
  /// above it (PNG's filter Up), and the end of the file.
  private mutating func writeCrossReferences(root: Int32, information: Int32) {
    let start = bytes.count
    let own = numbers.reserve()
    places[own] = .offset(start)
    var rows: [UInt8] = []
    for number in 0...own {
      switch places[number] {
      case .offset(let offset)?: Self.addRow(1, offset, 0, to: &rows)
      case .within(let stream, let index)?: Self.addRow(2, stream, index, to: &rows)
      case nil: Self.addRow(0, 0, 65535, to: &rows)
      }
    }
    var content: [UInt8] = []
    for index in rows.indices {
      if index.isMultiple(of: Self.rowLength) { content.append(2) }
      content.append(
        index < Self.rowLength ? rows[index] : rows[index] &- rows[index - Self.rowLength])
    }
    let stream = PDFStream(deflated: file.deflater.deflate(content))
    let identifier = sha256([bytes[...]]).prefix(16).map { hexadecimal(UInt32($0), digits: 2) }
      .joined()
    let dictionary = """
      << /Type /XRef /Size \(own + 1) /W [1 4 2] /Root \(root) 0 R /Info \(information) 0 R \
      /ID [<\(identifier)> <\(identifier)>] /Filter /FlateDecode \
      /DecodeParms << /Predictor 12 /Columns 7 >> /Length \(stream.bytes.count) >>
      """
    writeStream(Array(dictionary.utf8), stream.bytes, as: own)
    bytes += "startxref\n\(start)\n%%EOF\n".utf8
  }

  private static let rowLength = 7

  private static func addRow(_ kind: UInt8, _ place: Int, _ detail: Int, to rows: inout [UInt8]) {
    rows.append(kind)
    for shift in [24, 16, 8, 0] { rows.append(UInt8(truncatingIfNeeded: place >> shift)) }
    for shift in [8, 0] { rows.append(UInt8(truncatingIfNeeded: detail >> shift)) }
  }
}

/// The numbers of the finished file, dealt out in the order in which objects are met.
private struct Numbers {
  /// By the number that an object had before; zero for those that nothing has led to.
  private var numbers: [Int32]
  /// The numbers before, in their new order; nil for what is not an object of the file.
  private var queue: [Int?] = []

  init(count: Int) { numbers = Array(repeating: 0, count: count) }

  mutating func number(of reference: PDFReference) -> Int32 {
    let old = Int(reference.number)
    if numbers[old] == 0 {
      queue.append(old)
      numbers[old] = Int32(queue.count)
    }
    return numbers[old]
  }

  /// A number for what is not an object of the file: a stream of objects.
  mutating func reserve() -> Int {
    queue.append(nil)
    return queue.count
  }

  var count: Int { queue.count }

  /// The number that an object had before.
  func old(_ number: Int) -> Int? { queue[number - 1] }
}

// MARK: Values

extension PDFValue {
  fileprivate func write(to output: inout [UInt8], _ numbers: inout Numbers) {
    switch self {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .integer(let value): output.append(decimal: Int(value))
    case .real(let value): output += decimal(value).utf8
    case .name(let name): output.append(name: name)
    case .text(let text): writeText(text, to: &output)
    case .verbatim(let text): output += text.utf8
    case .reference(let reference):
      output.append(decimal: Int(numbers.number(of: reference)))
      output += " 0 R".utf8
    case .object: preconditionFailure("an object of libqpdf does not belong into this file")
    case .array(let items):
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(0x20) }
        item.write(to: &output, &numbers)
      }
      output.append(UInt8(ascii: "]"))
    case .dictionary(let entries):
      output += "<<".utf8
      for (key, value) in entries {
        output.append(name: key)
        output.append(0x20)
        value.write(to: &output, &numbers)
      }
      output += ">>".utf8
    }
  }

  /// A text string (7.9.2): ASCII as it is, anything else in UTF-16.
  private func writeText(_ text: String, to output: inout [UInt8]) {
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
      let units = text.utf16.map { hexadecimal(UInt32($0), digits: 4) }
      output += "<FEFF\(units.joined())>".utf8
      return
    }
    output.append(UInt8(ascii: "("))
    for byte in text.utf8 {
      if "()\\".utf8.contains(byte) { output.append(UInt8(ascii: "\\")) }
      output.append(byte)
    }
    output.append(UInt8(ascii: ")"))
  }
}

extension [UInt8] {
  /// Appends a name with its solidus (7.3.5); a MIME type has another in it.
  fileprivate mutating func append(name: String) {
    if name.utf8.dropFirst().allSatisfy(\.isRegular) {
      self += name.utf8
      return
    }
    append(UInt8(ascii: "/"))
    for byte in name.utf8.dropFirst() {
      if byte.isRegular {
        append(byte)
      } else {
        self += "#\(hexadecimal(UInt32(byte), digits: 2))".utf8
      }
    }
  }

  fileprivate mutating func append(decimal value: Int) {
    // Most of the numbers of a file are those of its objects, and small.
    guard (0..<100_000).contains(value) else {
      self += String(value).utf8
      return
    }
    var unit = 10_000
    while unit > 1, value < unit { unit /= 10 }
    while unit > 0 {
      append(UInt8(ascii: "0") + UInt8(value / unit % 10))
      unit /= 10
    }
  }
}

extension UInt8 {
  /// Whether it stands in a name as it is (7.2.2).
  fileprivate var isRegular: Bool {
    switch self {
    case 0...0x20, 0x7F...: false
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "#"):
      false
    default: true
    }
  }
}
