internal import COpenSSL

/// The items of a stack; `STACK_OF` is a macro, of which Swift sees nothing.
func items(of stack: OpaquePointer?) -> [OpaquePointer] {
  (0..<max(0, OPENSSL_sk_num(stack))).compactMap { index in
    OPENSSL_sk_value(stack, index).map { OpaquePointer($0) }
  }
}

/// What OpenSSL last complained of on this thread, in its words; forgets all complaints.
func takeOpenSSLComplaint() -> String {
  let reason = ERR_reason_error_string(ERR_peek_last_error()).map { String(cString: $0) }
  ERR_clear_error()
  return reason ?? "OpenSSL gives no reason"
}

/// Calls a function that writes DER, and returns what it wrote; empty where it could not.
func derBytes(_ encode: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>) -> Int32) -> [UInt8] {
  var bytes: UnsafeMutablePointer<UInt8>?
  let count = encode(&bytes)
  defer { CRYPTO_free(bytes, nil, 0) }
  return Array(UnsafeBufferPointer(start: bytes, count: Int(max(0, bytes == nil ? 0 : count))))
}

/// Hands bytes to a function that reads DER and moves a pointer over them.
func readDER<Value>(
  _ bytes: [UInt8], _ decode: (UnsafeMutablePointer<UnsafePointer<UInt8>?>, Int) -> Value
) -> Value {
  bytes.withUnsafeBufferPointer { buffer in
    var position = buffer.baseAddress
    return decode(&position, buffer.count)
  }
}

/// Hands bytes to a function as a source (BIO).
func withSource<Value>(_ bytes: [UInt8], _ read: (OpaquePointer?) -> Value) -> Value {
  bytes.withUnsafeBytes { buffer in
    let source = BIO_new_mem_buf(buffer.baseAddress, Int32(clamping: buffer.count))
    defer { BIO_free(source) }
    return read(source)
  }
}

/// Owner of one reference to a certificate in OpenSSL.
final class X509Owner {
  let handle: OpaquePointer

  init(taking handle: OpaquePointer) { self.handle = handle }

  init(sharing handle: OpaquePointer) {
    X509_up_ref(handle)
    self.handle = handle
  }

  init?(der: [UInt8]) {
    guard let handle = readDER(der, { d2i_X509(nil, $0, $1) }) else { return nil }
    self.handle = handle
  }

  deinit { X509_free(handle) }

  var der: [UInt8] { derBytes { i2d_X509(handle, $0) } }
}

/// Owner of a stack of certificates.
final class CertificateStack {
  let handle = OPENSSL_sk_new_null()

  init(_ certificates: [X509Owner]) {
    for certificate in certificates {
      X509_up_ref(certificate.handle)
      OPENSSL_sk_push(handle, UnsafeRawPointer(certificate.handle))
    }
  }

  deinit { OPENSSL_sk_pop_free(handle) { X509_free($0.map { OpaquePointer($0) }) } }
}
