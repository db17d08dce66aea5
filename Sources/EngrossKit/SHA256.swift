internal import COpenSSL
package import Foundation

/// Returns the SHA-256 of some bytes (FIPS 180-4) in lower-case hexadecimal.
package func sha256(_ data: Data) -> String {
  var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
  var length: UInt32 = 0
  let status = data.withUnsafeBytes {
    EVP_Digest($0.baseAddress, $0.count, &digest, &length, EVP_sha256(), nil)
  }
  precondition(status == 1, "libcrypto has no SHA-256")
  let hex = Array("0123456789abcdef".utf8)
  let digits = digest.prefix(Int(length)).flatMap { [hex[Int($0 >> 4)], hex[Int($0 & 15)]] }
  return String(decoding: digits, as: UTF8.self)
}
