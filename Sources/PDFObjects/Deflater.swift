internal import CDeflate

/// Owner of a compressor and a decompressor for zlib's format (RFC 1950), kept for a whole file.
package final class Deflater {
  private let compressor: OpaquePointer?
  private let decompressor: OpaquePointer?

  /// The level at which files stop getting much smaller.
  private static let level: Int32 = 6

  package init() {
    compressor = libdeflate_alloc_compressor(Self.level)
    decompressor = libdeflate_alloc_decompressor()
    precondition(compressor != nil && decompressor != nil, "libdeflate has no memory")
  }

  deinit {
    libdeflate_free_compressor(compressor)
    libdeflate_free_decompressor(decompressor)
  }

  package func deflate(_ plain: [UInt8]) -> [UInt8] {
    let bound = libdeflate_zlib_compress_bound(compressor, plain.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = libdeflate_zlib_compress(
        compressor, plain, plain.count, buffer.baseAddress, buffer.count)
    }
  }

  /// Returns nil for what is damaged, or unpacks to more than `limit` bytes.
  package func inflate(_ deflated: ArraySlice<UInt8>, limit: Int = 1 << 26) -> [UInt8]? {
    var room = max(1024, 5 * deflated.count)
    while true {
      var result = LIBDEFLATE_BAD_DATA
      let plain = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        result = deflated.withUnsafeBytes { source in
          libdeflate_zlib_decompress(
            decompressor, source.baseAddress, source.count, buffer.baseAddress, buffer.count,
            &count)
        }
        if result != LIBDEFLATE_SUCCESS { count = 0 }
      }
      if result == LIBDEFLATE_SUCCESS { return plain }
      guard result == LIBDEFLATE_INSUFFICIENT_SPACE, room < limit else { return nil }
      room *= 3
    }
  }
}
