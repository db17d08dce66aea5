internal import COpenSSL
public import Foundation

/// An X.509 certificate, as far as a reader wants to know it.
public struct Certificate: Sendable, Hashable {
  /// The common name of whom it was issued to, or all of the distinguished name without one.
  public let name: String
  /// The same of whoever issued it.
  public let issuer: String
  public let validFrom: Date
  public let validUntil: Date
  public let der: [UInt8]

  /// Returns nil for what is not the DER of a certificate.
  public init?(der: [UInt8]) {
    guard let owner = X509Owner(der: der) else {
      ERR_clear_error()
      return nil
    }
    self.init(owner)
  }

  init(_ owner: X509Owner) {
    name = displayName(X509_get_subject_name(owner.handle))
    issuer = displayName(X509_get_issuer_name(owner.handle))
    validFrom = Date(asn1: X509_get0_notBefore(owner.handle)) ?? .distantFuture
    validUntil = Date(asn1: X509_get0_notAfter(owner.handle)) ?? .distantPast
    der = owner.der
  }

  /// Reads all certificates of a PEM file, in their order; empty where it has none.
  public static func readPEM(_ bytes: [UInt8]) -> [Certificate] {
    readOwners(pem: bytes).map { Certificate($0) }
  }

  static func readOwners(pem bytes: [UInt8]) -> [X509Owner] {
    defer { ERR_clear_error() }
    return withSource(bytes) { source in
      var owners: [X509Owner] = []
      while let next = PEM_read_bio_X509(source, nil, nil, nil) {
        owners.append(X509Owner(taking: next))
      }
      return owners
    }
  }
}

private func displayName(_ name: OpaquePointer?) -> String {
  let last = X509_NAME_get_index_by_NID(name, NID_commonName, -1)
  if last >= 0 {
    let entry = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, last))
    var utf8: UnsafeMutablePointer<UInt8>?
    let count = ASN1_STRING_to_UTF8(&utf8, entry)
    defer { CRYPTO_free(utf8, nil, 0) }
    if count > 0 {
      return visible(
        String(decoding: UnsafeBufferPointer(start: utf8, count: Int(count)), as: UTF8.self))
    }
  }
  let line = X509_NAME_oneline(name, nil, 0)
  defer { CRYPTO_free(line, nil, 0) }
  return line.map { visible(String(cString: $0)) } ?? ""
}

extension Date {
  /// Nil where the time is malformed.
  init?(asn1 time: UnsafePointer<ASN1_TIME>?) {
    var parts = tm()
    guard let time, ASN1_TIME_to_tm(time, &parts) == 1 else { return nil }
    self.init(timeIntervalSince1970: Double(timegm(&parts)))
  }
}
