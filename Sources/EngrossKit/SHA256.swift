package import Foundation
internal import PDFObjects

/// Returns the SHA-256 of some bytes in lower-case hexadecimal.
package func sha256(_ data: Data) -> String {
  data.withUnsafeBytes(sha256).map { hexadecimal(UInt32($0), digits: 2) }.joined().lowercased()
}
