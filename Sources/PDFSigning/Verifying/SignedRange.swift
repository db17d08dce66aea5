internal import PDFObjects

/// The bytes that a signature covers: all up to an end, but for the signature itself.
struct SignedRange {
  /// How many bytes of the file the signed revision has.
  let end: Int
  private let gap: Range<Int>

  /// Reads `/ByteRange` (ISO 32000-1 12.8.1), and sees to it that nothing hides in its gap: there
  /// must stand the hexadecimal string of `/Contents` and not a byte more.
  ///
  /// - Throws: `RangeFault`.
  init(of signature: PDFObject, in file: [UInt8]) throws(RangeFault) {
    let range = signature["/ByteRange"].elements.map { $0.integer ?? -1 }
    guard range.count == 4, range[0] == 0, range.allSatisfy({ $0 >= 0 && $0 <= file.count }),
      range[1] < range[2], range[2] + range[3] <= file.count
    else { throw RangeFault(reason: "it is not two pieces of the file, from its first byte") }
    gap = range[1]..<range[2]
    end = range[2] + range[3]
    let string = file[gap]
    guard string.first == UInt8(ascii: "<"), string.last == UInt8(ascii: ">"),
      let contents = Self.decode(string.dropFirst().dropLast()),
      contents == signature["/Contents"].bytes
    else { throw RangeFault(reason: "it leaves out more than the signature, or something else") }
    let tail = file[..<end].suffix(16)
    guard tail.lastRange(of: Array("%%EOF".utf8)) != nil else {
      throw RangeFault(reason: "it ends within a revision")
    }
  }

  /// The bytes that were signed, in one piece.
  func content(of file: [UInt8]) -> [UInt8] {
    Array(file[..<gap.lowerBound]) + file[gap.upperBound..<end]
  }

  private static func decode(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    var high: UInt8?
    for digit in digits {
      guard let value = Character(Unicode.Scalar(digit)).hexDigitValue.map(UInt8.init) else {
        return nil
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return high == nil ? bytes : nil
  }
}

struct RangeFault: Error {
  let reason: String
}
