internal import COpenSSL

/// A question to a timestamping authority, and the check of its answer (RFC 3161 2.4).
struct TimestampRequest {
  let der: [UInt8]
  private let imprint: [UInt8]
  private let nonce: [UInt8]

  /// - Parameter imprint: The SHA-256 of what is to be stamped.
  init(for imprint: [UInt8]) {
    self.imprint = imprint
    var random = [UInt8](repeating: 0, count: 8)
    let status = RAND_bytes(&random, 8)
    precondition(status == 1, "libcrypto has no random numbers")
    // Positive, and of eight bytes.
    random[0] = random[0] & 0x7F | 0x40
    nonce = random
    der = Self.encode(imprint, nonce: random)
  }

  private static func encode(_ imprint: [UInt8], nonce: [UInt8]) -> [UInt8] {
    let request = TS_REQ_new()
    let message = TS_MSG_IMPRINT_new()
    let algorithm = X509_ALGOR_new()
    let number = BN_bin2bn(nonce, Int32(nonce.count), nil)
    let serial = BN_to_ASN1_INTEGER(number, nil)
    defer {
      ASN1_INTEGER_free(serial)
      BN_free(number)
      X509_ALGOR_free(algorithm)
      TS_MSG_IMPRINT_free(message)
      TS_REQ_free(request)
    }
    var bytes = imprint
    X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nil)
    TS_MSG_IMPRINT_set_algo(message, algorithm)
    TS_MSG_IMPRINT_set_msg(message, &bytes, Int32(bytes.count))
    TS_REQ_set_version(request, 1)
    TS_REQ_set_msg_imprint(request, message)
    TS_REQ_set_nonce(request, serial)
    TS_REQ_set_cert_req(request, 1)
    return derBytes { i2d_TS_REQ(request, $0) }
  }

  /// Returns the token of a response, after a look whether it answers this request.
  func token(in response: [UInt8]) throws(SigningError) -> [UInt8] {
    guard let answer = readDER(response, { d2i_TS_RESP(nil, $0, $1) }) else {
      ERR_clear_error()
      throw .timestamp("the answer is no timestamp response (RFC 3161)")
    }
    defer { TS_RESP_free(answer) }
    let status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(answer)))
    // 0 is granted, 1 is granted with changes.
    guard (0...1).contains(status), let token = TS_RESP_get_token(answer) else {
      throw .timestamp("the authority refused (status \(status))")
    }
    let der = derBytes { i2d_PKCS7(token, $0) }
    guard let stamp = TimestampToken(der), stamp.isIntact, stamp.stamps(imprint) else {
      throw .timestamp("the answer is for something else, or damaged")
    }
    guard stamp.nonce == nonce else { throw .timestamp("the answer is for another request") }
    return der
  }
}
