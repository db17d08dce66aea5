internal import COpenSSL

/// A private key and the certificates that say whose it is.
public final class SigningIdentity {
  let key: OpaquePointer
  let signer: X509Owner
  let chain: [X509Owner]

  /// Whose signatures these will be.
  public var certificate: Certificate { Certificate(signer) }

  /// Reads a PKCS#12 file (RFC 7292), such as `id.p12`.
  ///
  /// - Throws: `SigningError.needsPassword`, `.wrongPassword`, `.badIdentity`.
  public convenience init(pkcs12 bytes: [UInt8], password: String?) throws(SigningError) {
    guard let file = readDER(bytes, { d2i_PKCS12(nil, $0, $1) }) else {
      ERR_clear_error()
      throw .badIdentity("it is not a PKCS#12 file")
    }
    defer { PKCS12_free(file) }
    var key: OpaquePointer?
    var certificate: OpaquePointer?
    var others: OpaquePointer?
    guard PKCS12_parse(file, password ?? "", &key, &certificate, &others) == 1 else {
      let isMAC = ERR_GET_REASON(ERR_peek_error()) == PKCS12_R_MAC_VERIFY_FAILURE
      let complaint = takeOpenSSLComplaint()
      if isMAC { throw password == nil ? .needsPassword : .wrongPassword }
      throw .badIdentity(
        complaint == "unsupported"
          ? "its encryption is out of date; export it anew, or convert it with: openssl pkcs12"
          : complaint)
    }
    let chain = items(of: others).map { X509Owner(taking: $0) }
    OPENSSL_sk_free(others)
    let signer = certificate.map { X509Owner(taking: $0) }
    guard let key else { throw .badIdentity("it holds no private key") }
    try self.init(taking: key, signer: signer, chain: chain)
  }

  /// Reads a private key and its certificates in PEM; the signer's certificate may stand anywhere.
  ///
  /// - Throws: `SigningError.needsPassword`, `.wrongPassword`, `.badIdentity`.
  public convenience init(
    pemKey: [UInt8], certificates: [UInt8], password: String?
  ) throws(SigningError) {
    // Without a password of any kind OpenSSL would ask the terminal.
    var passphrase = Array((password ?? "").utf8CString)
    let key = withSource(pemKey) { source in
      PEM_read_bio_PrivateKey(source, nil, nil, &passphrase)
    }
    guard let key else {
      ERR_clear_error()
      let text = String(decoding: pemKey, as: UTF8.self)
      guard text.contains("PRIVATE KEY-----") else {
        throw .badIdentity("it holds no private key in PEM")
      }
      guard text.contains("ENCRYPTED") else { throw .badIdentity("its private key is damaged") }
      throw password == nil ? .needsPassword : .wrongPassword
    }
    let owners = Certificate.readOwners(pem: certificates)
    let signer = owners.first { X509_check_private_key($0.handle, key) == 1 }
    ERR_clear_error()
    try self.init(taking: key, signer: signer, chain: owners.filter { $0 !== signer })
  }

  private init(
    taking key: OpaquePointer, signer: X509Owner?, chain: [X509Owner]
  ) throws(SigningError) {
    let isKnown = EVP_PKEY_is_a(key, "RSA") == 1 || EVP_PKEY_is_a(key, "EC") == 1
    guard let signer, isKnown else {
      EVP_PKEY_free(key)
      throw .badIdentity(
        isKnown
          ? "it holds no certificate that belongs to the private key"
          : "its key is neither RSA nor ECDSA, which are the kinds that PDF readers know")
    }
    self.key = key
    self.signer = signer
    self.chain = chain
  }

  deinit { EVP_PKEY_free(key) }

  /// How many bytes a signature needs at most, without a timestamp.
  var signatureSize: Int {
    let certificates = ([signer] + chain).reduce(0) { $0 + $1.der.count }
    // The attributes and the framing take some 400 bytes and the issuer's name twice.
    return certificates + signer.der.count + Int(EVP_PKEY_get_size(key)) + 1024
  }
}
