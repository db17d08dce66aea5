internal import COpenSSL
internal import PDFObjects

/// Asks an authority for a timestamp: takes a request and gives the response, both in DER
/// (RFC 3161 2.4).
public typealias TimestampSource =
  @Sendable (_ request: [UInt8]) async throws(SigningError) -> [UInt8]

/// The CMS message of a PAdES signature, level B-B, or B-T once it has a timestamp
/// (ETSI EN 319 142-1, EN 319 122-1).
///
/// OpenSSL's PKCS7 functions write it, because its CMS functions always add the signing time, which
/// PAdES forbids (EN 319 142-1 6.3): that stands in the `/M` of the signature dictionary.
struct PAdESMessage: ~Copyable {
  private let message: UnsafeMutablePointer<PKCS7>
  /// Belongs to the message.
  private let signer: UnsafeMutablePointer<PKCS7_SIGNER_INFO>

  init(over digest: [UInt8], by identity: SigningIdentity) throws(SigningError) {
    guard let message = PKCS7_new() else { throw .cryptography(takeOpenSSLComplaint()) }
    // DER wants a set in the order of its encodings, and PKCS7 writes it in that of insertion.
    guard PKCS7_set_type(message, NID_pkcs7_signed) == 1,
      PKCS7_content_new(message, NID_pkcs7_data) == 1,
      PKCS7_ctrl(message, PKCS7_OP_SET_DETACHED_SIGNATURE, 1, nil) == 1,
      let signer = PKCS7_add_signature(
        message, identity.signer.handle, identity.key, EVP_sha256()),
      PKCS7_add_attrib_content_type(signer, nil) == 1,
      PKCS7_add1_attrib_digest(signer, digest, Int32(digest.count)) == 1,
      addAttribute(
        NID_id_smime_aa_signingCertificateV2, signingCertificate(identity.signer),
        { PKCS7_add_signed_attribute(signer, $0, V_ASN1_SEQUENCE, $1) }),
      PKCS7_SIGNER_INFO_sign(signer) == 1
    else {
      defer { PKCS7_free(message) }
      throw .cryptography(takeOpenSSLComplaint())
    }
    for certificate in [identity.signer] + identity.chain {
      PKCS7_add_certificate(message, certificate.handle)
    }
    self.message = message
    self.signer = signer
  }

  deinit { PKCS7_free(message) }

  /// What an authority stamps.
  var signature: [UInt8] {
    let value = signer.pointee.enc_digest
    return Array(
      UnsafeBufferPointer(
        start: ASN1_STRING_get0_data(value), count: Int(ASN1_STRING_length(value))))
  }

  func add(timestamp token: [UInt8]) throws(SigningError) {
    guard
      addAttribute(
        NID_id_smime_aa_timeStampToken, token,
        { PKCS7_add_attribute(signer, $0, V_ASN1_SEQUENCE, $1) })
    else { throw .cryptography(takeOpenSSLComplaint()) }
  }

  var der: [UInt8] { derBytes { i2d_PKCS7(message, $0) } }
}

/// The attribute that ties the signature to its certificate (RFC 5035).
private func signingCertificate(_ certificate: X509Owner) -> [UInt8] {
  let attribute = OSSL_ESS_signing_cert_v2_new_init(EVP_sha256(), certificate.handle, nil, 1)
  defer { ESS_SIGNING_CERT_V2_free(attribute) }
  return derBytes { i2d_ESS_SIGNING_CERT_V2(attribute, $0) }
}

private func addAttribute(
  _ identifier: Int32, _ der: [UInt8], _ add: (Int32, UnsafeMutableRawPointer) -> Int32
) -> Bool {
  guard !der.isEmpty, let value = ASN1_STRING_new() else { return false }
  guard ASN1_STRING_set(value, der, Int32(der.count)) == 1, add(identifier, value) == 1 else {
    ASN1_STRING_free(value)
    return false
  }
  return true
}
