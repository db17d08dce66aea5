internal import Foundation

/// Why a file could not be read, as the operating system numbers it.
struct ReadFailure: Error {
  var number: Int32
}

/// Reads a range of a file; nil where there is not so much of it.
func readBytes(_ range: Range<Int>, of file: Int32) -> [UInt8]? {
  guard let bytes = try? readPiece(range, of: file), bytes.count == range.count else { return nil }
  return bytes
}

/// Reads what there is of a file in a range.
private func readPiece(_ range: Range<Int>, of file: Int32) throws(ReadFailure) -> [UInt8] {
  var failure: ReadFailure?
  let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
    let read = pread(file, buffer.baseAddress, range.count, off_t(range.lowerBound))
    if read < 0 { failure = ReadFailure(number: errno) }
    count = max(0, read)
  }
  if let failure { throw failure }
  return bytes
}

/// Hands out the lines of a file in their order, each with its place and without holding the others
/// in memory; returns where the last whole line ends.
@discardableResult func forEachLine(
  of file: Int32, _ body: (_ line: ArraySlice<UInt8>, _ place: Range<Int>) -> Void
) throws(ReadFailure) -> Int {
  var rest: [UInt8] = []
  var offset = 0
  while true {
    let next = offset + rest.count
    let piece = try readPiece(next..<(next + (1 << 18)), of: file)
    if piece.isEmpty { return offset }
    rest += piece
    var start = 0
    while let end = rest[start...].firstIndex(of: .newline) {
      body(rest[start...end], (offset + start)..<(offset + end + 1))
      start = end + 1
    }
    rest.removeFirst(start)
    offset += start
  }
}
