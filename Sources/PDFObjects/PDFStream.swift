internal import CZlib

/// The bytes of a stream, ready to be written: libqpdf copies what is deflated as it is.
package struct PDFStream: Sendable {
  package let bytes: [UInt8]
  package let isDeflated: Bool

  package init(plain bytes: [UInt8]) {
    self.bytes = bytes
    isDeflated = false
  }

  /// Compresses for `/FlateDecode`.
  package init(deflating plain: [UInt8]) {
    isDeflated = true
    bytes = [UInt8](unsafeUninitializedCapacity: Int(compressBound(uLong(plain.count)))) {
      buffer, count in
      var size = uLongf(buffer.count)
      // Cannot fail: the buffer holds the bound, and Z_MEM_ERROR is beyond repair.
      let status = compress2(
        buffer.baseAddress, &size, plain, uLong(plain.count), Z_DEFAULT_COMPRESSION)
      precondition(status == Z_OK, "zlib has no memory")
      count = Int(size)
    }
  }
}
