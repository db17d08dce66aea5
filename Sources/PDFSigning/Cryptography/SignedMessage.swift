internal import COpenSSL

/// Owner of a CMS message with one signer (RFC 5652), read to be verified.
final class SignedMessage {
  private let message: OpaquePointer
  private let signerInfo: OpaquePointer

  /// Returns nil for what is no signed message, or one without exactly one signer.
  ///
  /// Zeros after the message, with which a PDF pads it, are ignored.
  init?(_ der: [UInt8]) {
    defer { ERR_clear_error() }
    guard let message = readDER(der, { d2i_CMS_ContentInfo(nil, $0, $1) }) else { return nil }
    let signers = items(of: CMS_get0_SignerInfos(message))
    guard OBJ_obj2nid(CMS_get0_type(message)) == NID_pkcs7_signed, signers.count == 1,
      let signer = signers.first
    else {
      CMS_ContentInfo_free(message)
      return nil
    }
    self.message = message
    signerInfo = signer
  }

  deinit { CMS_ContentInfo_free(message) }

  enum Check: Equatable {
    case intact
    /// The content is not what was signed.
    case contentChanged
    /// The signature is not one of the certificate's key.
    case signatureWrong
    case certificateMissing
  }

  /// Verifies digest and signature, over content that is within the message or `detached`; whose
  /// the certificate is, is another question.
  func check(detached content: [UInt8]?) -> Check {
    defer { ERR_clear_error() }
    let common = UInt32(CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY)
    func isVerified(_ flags: Int32) -> Bool {
      guard let content else {
        return CMS_verify(message, nil, nil, nil, nil, common | UInt32(flags)) == 1
      }
      return withSource(content) {
        CMS_verify(message, nil, nil, $0, nil, common | UInt32(flags)) == 1
      }
    }
    // Without attributes nothing says what kind of content was signed.
    guard CMS_signed_get_attr_count(signerInfo) > 0 else { return .signatureWrong }
    if isVerified(0) { return .intact }
    guard signer != nil else { return .certificateMissing }
    return isVerified(CMS_NO_CONTENT_VERIFY) ? .contentChanged : .signatureWrong
  }

  /// The certificate of the signer, if the message carries it; known after the check.
  var signer: X509Owner? {
    var certificate: OpaquePointer?
    CMS_SignerInfo_get0_algs(signerInfo, nil, &certificate, nil, nil)
    return certificate.map { X509Owner(sharing: $0) }
  }

  var certificates: [X509Owner] {
    let stack = CMS_get1_certs(message)
    defer { OPENSSL_sk_free(stack) }
    return items(of: stack).map { X509Owner(taking: $0) }
  }

  /// Such as `SHA256`.
  var digestName: String {
    var algorithm: UnsafeMutablePointer<X509_ALGOR>?
    CMS_SignerInfo_get0_algs(signerInfo, nil, nil, &algorithm, nil)
    let name = algorithm.flatMap { OBJ_nid2sn(OBJ_obj2nid($0.pointee.algorithm)) }
    return name.map { String(cString: $0) } ?? "unknown"
  }

  /// The signature value.
  var signature: [UInt8] { bytes(of: CMS_SignerInfo_get0_signature(signerInfo)) }

  /// The content that the message carries; empty where it is detached.
  var content: [UInt8] { bytes(of: CMS_get0_content(message)?.pointee) }

  var contentType: Int32 { OBJ_obj2nid(CMS_get0_eContentType(message)) }

  /// The timestamp over the signature value (EN 319 122-1 5.3).
  var timestamp: [UInt8]? {
    let object = OBJ_nid2obj(NID_id_smime_aa_timeStampToken)
    let value = CMS_unsigned_get0_data_by_OBJ(signerInfo, object, -3, V_ASN1_SEQUENCE)
    return value.map { bytes(of: $0.assumingMemoryBound(to: ASN1_STRING.self)) }
  }

  /// Whether the signing certificate is the one that the signed attributes name (RFC 5035); nil
  /// where they name none.
  var namesItsCertificate: Bool? {
    defer { ERR_clear_error() }
    let first = OBJ_nid2obj(NID_id_smime_aa_signingCertificate)
    let second = OBJ_nid2obj(NID_id_smime_aa_signingCertificateV2)
    let values = [first, second].map { object in
      CMS_signed_get0_data_by_OBJ(signerInfo, object, -3, V_ASN1_SEQUENCE).map {
        bytes(of: $0.assumingMemoryBound(to: ASN1_STRING.self))
      }
    }
    guard values.contains(where: { $0 != nil }) else { return nil }
    guard let signer else { return false }
    let old = values[0].flatMap { readDER($0) { d2i_ESS_SIGNING_CERT(nil, $0, $1) } }
    let new = values[1].flatMap { readDER($0) { d2i_ESS_SIGNING_CERT_V2(nil, $0, $1) } }
    defer {
      ESS_SIGNING_CERT_free(old)
      ESS_SIGNING_CERT_V2_free(new)
    }
    let others = certificates.filter { X509_cmp($0.handle, signer.handle) != 0 }
    let chain = CertificateStack([signer] + others)
    return OSSL_ESS_check_signing_certs(old, new, chain.handle, 1) > 0
  }

  private func bytes(of string: UnsafePointer<ASN1_STRING>?) -> [UInt8] {
    guard let string else { return [] }
    return Array(
      UnsafeBufferPointer(
        start: ASN1_STRING_get0_data(string), count: Int(ASN1_STRING_length(string))))
  }
}
