internal import COpenSSL
internal import Foundation

/// The certificates that a reader trusts, and whom they vouch for.
public struct TrustRoots: Sendable {
  private let certificates: [Certificate]

  public init(_ certificates: [Certificate]) { self.certificates = certificates }

  public var isEmpty: Bool { certificates.isEmpty }

  enum Purpose { case signing, timestamping }

  /// Builds the chain of a certificate and says whether it ends in one that is trusted.
  ///
  /// Revocation is not looked up.
  func trust(
    _ leaf: X509Owner, among others: [X509Owner], at date: Date, for purpose: Purpose
  ) -> SignatureReport.Trust {
    guard !isEmpty else { return .unchecked }
    defer { ERR_clear_error() }
    let store = X509_STORE_new()
    defer { X509_STORE_free(store) }
    let roots = certificates.compactMap { X509Owner(der: $0.der) }
    for root in roots { X509_STORE_add_cert(store, root.handle) }
    // A certificate that the reader trusts need not be self-signed.
    X509_STORE_set_flags(store, UInt(X509_V_FLAG_PARTIAL_CHAIN))
    let untrusted = CertificateStack(others)
    let context = X509_STORE_CTX_new()
    defer { X509_STORE_CTX_free(context) }
    guard X509_STORE_CTX_init(context, store, leaf.handle, untrusted.handle) == 1 else {
      return .untrusted(takeOpenSSLComplaint())
    }
    // Level 1: no key below 1024 bits of RSA, and no certificate signed with SHA-1.
    X509_VERIFY_PARAM_set_auth_level(X509_STORE_CTX_get0_param(context), 1)
    X509_STORE_CTX_set_time(context, 0, time_t(date.timeIntervalSince1970))
    if purpose == .timestamping {
      X509_STORE_CTX_set_purpose(context, X509_PURPOSE_TIMESTAMP_SIGN)
    }
    guard X509_verify_cert(context) == 1 else {
      let code = Int(X509_STORE_CTX_get_error(context))
      return .untrusted(String(cString: X509_verify_cert_error_string(code)))
    }
    if purpose == .signing {
      // All bits are set where the certificate does not say.
      let usage = X509_get_key_usage(leaf.handle)
      guard usage & UInt32(KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION) != 0 else {
        return .untrusted("the certificate is not for signatures")
      }
    }
    let anchor = items(of: X509_STORE_CTX_get0_chain(context)).last
    return .trusted(root: anchor.map { Certificate(X509Owner(sharing: $0)).name } ?? "")
  }
}
