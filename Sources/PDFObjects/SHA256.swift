internal import COpenSSL

/// Keeps OpenSSL from clearing up when the process exits: another thread may be in the middle of a
/// digest then.
private let isReady = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil) == 1

/// Returns the SHA-256 (FIPS 180-4) of bytes where they are.
package func sha256(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
  precondition(isReady, "libcrypto cannot begin")
  var digest = [UInt8](repeating: 0, count: 32)
  let isDone = EVP_Digest(bytes.baseAddress, bytes.count, &digest, nil, EVP_sha256(), nil) == 1
  precondition(isDone, "libcrypto has no SHA-256")
  return digest
}

/// Returns the SHA-256 (FIPS 180-4) of some pieces, one after the other.
package func sha256(_ pieces: [ArraySlice<UInt8>]) -> [UInt8] {
  precondition(isReady, "libcrypto cannot begin")
  let context = EVP_MD_CTX_new()
  defer { EVP_MD_CTX_free(context) }
  var digest = [UInt8](repeating: 0, count: 32)
  var isDone = EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
  for piece in pieces {
    isDone =
      piece.withUnsafeBytes {
        EVP_DigestUpdate(context, $0.baseAddress, $0.count) == 1
      } && isDone
  }
  isDone = EVP_DigestFinal_ex(context, &digest, nil) == 1 && isDone
  precondition(isDone, "libcrypto has no SHA-256")
  return digest
}
