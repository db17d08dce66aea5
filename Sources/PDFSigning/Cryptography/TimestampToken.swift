internal import COpenSSL
internal import Foundation

/// A timestamp of an authority (RFC 3161 2.4.2), read to be verified.
struct TimestampToken {
  let message: SignedMessage
  let isIntact: Bool
  let date: Date
  let nonce: [UInt8]
  private let imprint: [UInt8]
  private let algorithm: Int32

  /// Returns nil for what is no token.
  init?(_ der: [UInt8]) {
    defer { ERR_clear_error() }
    guard let message = SignedMessage(der), message.contentType == NID_id_smime_ct_TSTInfo,
      let info = readDER(message.content, { d2i_TS_TST_INFO(nil, $0, $1) })
    else { return nil }
    defer { TS_TST_INFO_free(info) }
    guard let date = Date(asn1: TS_TST_INFO_get_time(info)) else { return nil }
    self.message = message
    self.date = date
    isIntact = message.check(detached: nil) == .intact && message.namesItsCertificate == true
    let stamped = TS_TST_INFO_get_msg_imprint(info)
    let digest = TS_MSG_IMPRINT_get_msg(stamped)
    imprint = Array(
      UnsafeBufferPointer(
        start: ASN1_STRING_get0_data(digest), count: Int(ASN1_STRING_length(digest))))
    algorithm = OBJ_obj2nid(TS_MSG_IMPRINT_get_algo(stamped)?.pointee.algorithm)
    let number = ASN1_INTEGER_to_BN(TS_TST_INFO_get_nonce(info), nil)
    defer { BN_free(number) }
    var bytes = [UInt8](repeating: 0, count: number == nil ? 0 : (Int(BN_num_bits(number)) + 7) / 8)
    if number != nil { BN_bn2bin(number, &bytes) }
    nonce = bytes
  }

  func stamps(_ sha256: [UInt8]) -> Bool { algorithm == NID_sha256 && imprint == sha256 }

  /// Whether the token is for these bytes, by whatever digest it uses; none weaker than SHA-256.
  func stamps(content: [UInt8]) -> Bool {
    guard [NID_sha256, NID_sha384, NID_sha512].contains(algorithm) else { return false }
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    let method = EVP_get_digestbyname(OBJ_nid2sn(algorithm))
    guard EVP_Digest(content, content.count, &digest, &count, method, nil) == 1 else {
      return false
    }
    return imprint == Array(digest.prefix(Int(count)))
  }
}
