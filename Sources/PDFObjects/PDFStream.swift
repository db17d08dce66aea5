/// The bytes of a stream, ready to be written.
package struct PDFStream: Sendable, Hashable {
  package let bytes: [UInt8]
  package let isDeflated: Bool

  package init(plain bytes: [UInt8]) {
    self.bytes = bytes
    isDeflated = false
  }

  /// Takes what is compressed for `/FlateDecode` already.
  package init(deflated bytes: [UInt8]) {
    self.bytes = bytes
    isDeflated = true
  }

  /// Compresses for `/FlateDecode`, or leaves as it is what would not become shorter.
  package init(deflating plain: [UInt8], by deflater: Deflater = Deflater()) {
    let shorter = deflater.deflate(plain)
    isDeflated = shorter.count < plain.count
    bytes = isDeflated ? shorter : plain
  }
}
