internal import PDFObjects

/// A PDF with room for a signature, and everything else as it will be.
struct UnsealedPDF {
  struct Gap {
    /// Three numbers of ten digits, and `0`.
    static let rangeWidth = 34

    /// Where the numbers of `/ByteRange` go.
    let range: Int
    /// The string of `/Contents` with its angles.
    let contents: Range<Int>
  }

  private(set) var bytes: [UInt8]
  private let gap: Gap

  init(bytes: [UInt8], gap: Gap) {
    self.bytes = bytes
    self.gap = gap
    let (start, end) = (gap.contents.lowerBound, gap.contents.upperBound)
    let range = Array("0 \(start) \(end) \(bytes.count - end)".utf8)
    self.bytes.replaceSubrange(gap.range..<gap.range + range.count, with: range)
  }

  /// The SHA-256 of all but the gap.
  var digest: [UInt8] {
    sha256([bytes[..<gap.contents.lowerBound], bytes[gap.contents.upperBound...]])
  }

  /// Fills the gap; nil where the message is larger.
  func sealed(with message: [UInt8]) -> [UInt8]? {
    guard 2 * message.count + 2 <= gap.contents.count else { return nil }
    let digits = Array("0123456789abcdef".utf8)
    let hex = message.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    let start = gap.contents.lowerBound + 1
    var sealed = bytes
    sealed.replaceSubrange(start..<start + hex.count, with: hex)
    return sealed
  }
}
