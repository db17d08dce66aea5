import Foundation
import PDFSigning
import TestSupport
import Testing

/// A certification authority that the tests make for themselves, its signers and a timestamping
/// authority; all are valid from 2020 until 2049.
struct TestAuthority {
  static let shared = Task<TestAuthority, any Error> { try await TestAuthority() }

  let folder: URL

  private init() async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "engross-ca-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(Self.configuration(folder.path).utf8).write(to: url("ca.cnf"))
    try Data().write(to: url("index.txt"))
    try await makeKey("root", "rsa_keygen_bits:2048", "RSA")
    try await openssl(
      "req", "-new", "-key", "root.key", "-subj", "/CN=Engross Test Root", "-out", "root.csr")
    try await certify("root", by: nil, extensions: "authority")
    try await issue("office", "Engross Test Office", by: "root", extensions: "authority")
    try await issue("mary", "Mary Moss", by: "office", extensions: "signer")
    try await issue("dana", "Dana Whitcomb", by: "root", extensions: "signer", curve: "P-256")
    try await issue("witness", "Zoë Ångström", by: "root", extensions: "signer", curve: "P-384")
    try await issue("tsa", "Engross Test Clock", by: "root", extensions: "clock")
    try await issue("site", "www.example.com", by: "root", extensions: "site")
    try await openssl(
      "pkcs12", "-export", "-inkey", "mary.key", "-in", "mary.pem", "-certfile", "office.pem",
      "-passout", "pass:open sesame", "-out", "mary.p12")
    try await openssl(
      "pkey", "-in", "dana.key", "-aes256", "-passout", "pass:secret", "-out", "dana-locked.key")
  }

  func url(_ name: String) -> URL { folder.appending(path: name) }

  func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url(name))) }

  /// One of `mary` (RSA, with a chain), `dana` (P-256) and `witness` (P-384).
  func identity(_ name: String) throws -> SigningIdentity {
    let chain = name == "mary" ? try bytes("office.pem") : []
    return try SigningIdentity(
      pemKey: bytes("\(name).key"), certificates: chain + bytes("\(name).pem"), password: nil)
  }

  func roots() throws -> TrustRoots { TrustRoots(Certificate.readPEM(try bytes("root.pem"))) }

  /// For a signer.
  var clock: TimestampSource { { request throws(SigningError) in try stamp(request) } }

  private static let turn = NSLock()

  /// Answers as a timestamping authority does.
  func stamp(_ request: [UInt8]) throws(SigningError) -> [UInt8] {
    let name = UUID().uuidString
    do {
      try Data(request).write(to: url("\(name).tsq"))
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.currentDirectoryURL = folder
      process.standardError = FileHandle.nullDevice
      process.arguments = [
        "openssl", "ts", "-reply", "-config", "ca.cnf", "-section", "clock_service",
        "-queryfile", "\(name).tsq", "-out", "\(name).tsr",
      ]
      // openssl counts its answers in one file, which it does not lock.
      Self.turn.lock()
      defer { Self.turn.unlock() }
      try process.run()
      process.waitUntilExit()
      return try bytes("\(name).tsr")
    } catch {
      throw .timestamp("\(error)")
    }
  }

  private func makeKey(_ name: String, _ option: String, _ algorithm: String) async throws {
    try await openssl(
      "genpkey", "-algorithm", algorithm, "-pkeyopt", option, "-out", "\(name).key")
  }

  private func issue(
    _ name: String, _ commonName: String, by authority: String, extensions: String,
    curve: String? = nil
  ) async throws {
    if let curve {
      try await makeKey(name, "ec_paramgen_curve:\(curve)", "EC")
    } else {
      try await makeKey(name, "rsa_keygen_bits:2048", "RSA")
    }
    try await openssl(
      "req", "-new", "-key", "\(name).key", "-utf8", "-subj", "/CN=\(commonName)", "-out",
      "\(name).csr")
    try await certify(name, by: authority, extensions: extensions)
  }

  private func certify(_ name: String, by authority: String?, extensions: String) async throws {
    let issuer = authority.map { ["-cert", "\($0).pem", "-keyfile", "\($0).key"] }
    try await openssl(
      arguments: [
        "ca", "-batch", "-notext", "-config", "ca.cnf", "-extensions", extensions, "-startdate",
        "20200101000000Z", "-enddate", "20491231000000Z", "-in", "\(name).csr", "-out",
        "\(name).pem",
      ] + (issuer ?? ["-selfsign", "-keyfile", "\(name).key"]))
  }

  private func openssl(_ arguments: String...) async throws {
    try await openssl(arguments: arguments)
  }

  private func openssl(arguments: [String]) async throws {
    let result = try await run("openssl", arguments, directory: folder)
    try #require(result.status == 0, "\(arguments.joined(separator: " ")): \(result.errors)")
  }

  private static func configuration(_ folder: String) -> String {
    """
    [ca]
    default_ca = own
    [own]
    database = \(folder)/index.txt
    new_certs_dir = \(folder)
    rand_serial = yes
    unique_subject = no
    default_md = sha256
    policy = any
    [any]
    commonName = supplied
    [req]
    distinguished_name = asked
    [asked]
    [authority]
    basicConstraints = critical, CA:TRUE
    keyUsage = critical, keyCertSign, cRLSign
    subjectKeyIdentifier = hash
    [signer]
    basicConstraints = critical, CA:FALSE
    keyUsage = critical, digitalSignature, nonRepudiation
    subjectKeyIdentifier = hash
    authorityKeyIdentifier = keyid
    [site]
    basicConstraints = critical, CA:FALSE
    keyUsage = critical, keyEncipherment
    [clock]
    basicConstraints = critical, CA:FALSE
    keyUsage = critical, digitalSignature
    extendedKeyUsage = critical, timeStamping
    subjectKeyIdentifier = hash
    authorityKeyIdentifier = keyid
    # openssl counts in a file that it does not lock: each of those who answer has one.
    [web_clock_service]
    serial = ./web-clock-serial
    \(clock)
    [clock_service]
    serial = ./clock-serial
    \(clock)
    """
  }

  private static let clock = """
    dir = .
    signer_cert = ./tsa.pem
    signer_key = ./tsa.key
    signer_digest = sha256
    default_policy = 1.3.6.1.4.1.13762.3
    digests = sha256, sha384, sha512
    accuracy = secs:1
    ess_cert_id_alg = sha256
    """
}
