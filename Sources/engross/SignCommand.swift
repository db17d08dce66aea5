import ArgumentParser
import EngrossKit
import Foundation

struct SignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Signs a contract with your certificate (PAdES), beside those who signed before.",
    discussion: """
      engross sign acme.pdf --field eSignSignHere_client_1 --p12 mary.p12
      engross sign acme.pdf --key mary.key --cert mary.pem -o acme-signed.pdf
      engross sign acme.pdf --p12 dana.p12 --certify --timestamp http://tsa.example.com

      The signature is appended: no byte of the file changes, and what others signed stays \
      valid. Without --output the file itself gets the signature. --field may be left out where \
      only one field is unsigned; 'engross inspect' lists them.

      If the key has a password, it is asked for, or taken from the variable \
      ENGROSS_KEY_PASSWORD or from --password-file; never from the command line, where others \
      could see it.
      """)

  @Argument(help: "The PDF to sign.", completion: .file(extensions: ["pdf"]))
  var file: String

  @Option(help: ArgumentHelp("The signature field.", valueName: "name"))
  var field: String?

  @Option(
    name: .customLong("p12"),
    help: ArgumentHelp("Your key and certificates in one file (PKCS#12).", valueName: "file"),
    completion: .file(extensions: ["p12", "pfx"]))
  var identity: String?

  @Option(
    help: ArgumentHelp("Your private key (PEM); with --cert.", valueName: "file"),
    completion: .file(extensions: ["key", "pem"]))
  var key: String?

  @Option(
    help: ArgumentHelp("Your certificate and its chain (PEM); with --key.", valueName: "file"),
    completion: .file(extensions: ["pem", "crt"]))
  var cert: String?

  @Option(
    help: ArgumentHelp("A file whose first line is the password.", valueName: "file"),
    completion: .file())
  var passwordFile: String?

  @Option(
    help: ArgumentHelp(
      "A timestamping authority (RFC 3161), which proves when you signed.", valueName: "url"),
    transform: { text in
      guard let url = URL(string: text), ["http", "https"].contains(url.scheme?.lowercased()),
        url.host() != nil
      else { throw ValidationError("give an address such as http://tsa.example.com") }
      return url
    })
  var timestamp: URL?

  @Flag(help: "Certify: be the first to sign; afterwards only fields may be filled in and signed.")
  var certify = false

  @Flag(help: "Close all fields: nobody may fill in or sign after you.")
  var lock = false

  @Option(help: "The name to show; that of the certificate unless given.")
  var name: String?

  @Option(
    help: ArgumentHelp(
      "Your initials, for the foot of each page where the contract wants them; else those of the "
        + "name.", valueName: "letters"))
  var initials: String?

  @Option(
    help: ArgumentHelp(
      "What to write into a field of yours, such as eSignText_client_1_witness=\"3 High Street\"; may "
        + "be repeated.", valueName: "field=words"))
  var fill: [String] = []

  @Option(help: ArgumentHelp("Why you sign; shown under the name.", valueName: "words"))
  var reason: String?

  @Option(help: ArgumentHelp("Where you sign.", valueName: "place"))
  var location: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The file to write.", valueName: "file"),
    completion: .file(extensions: ["pdf"]))
  var output: String?

  @OptionGroup var fonts: FontOptions

  func validate() throws {
    guard (identity != nil) != (key != nil || cert != nil) else {
      throw ValidationError("say with what to sign: --p12, or --key and --cert")
    }
    guard (key != nil) == (cert != nil) else {
      throw ValidationError("--key and --cert go together")
    }
    if file == "-" { throw ValidationError("sign a file: a password may be asked for") }
  }

  func run() async throws {
    do throws(Failure) {
      let pdf = try PDFInput(file).bytes
      let inspection = try orFail(signing: file) { () throws(SigningError) in
        try PDFInspection(of: pdf)
      }
      let field = try chosenField(of: inspection)
      let signer = try makeSigner(font: inspection.formFont)
      let request = SignatureRequest(
        field: field, date: .now, name: name, initials: initials, values: try filledIn(),
        reason: reason, location: location, lock: lock ? .all : nil, certifies: certify)
      let signed = try await sign(pdf, request, by: signer)
      try orFail { () throws(WriteFailure) in try AtomicWrite.write(signed, to: output ?? file) }
      tell("signed \(field) in \(output ?? file)\n")
    } catch {
      tell(Report().text(of: error.diagnostics, outcome: "nothing was signed"))
      throw error.code
    }
  }

  private func sign(
    _ pdf: [UInt8], _ request: SignatureRequest, by signer: PDFSigner
  ) async throws(Failure) -> [UInt8] {
    do {
      guard let timestamp else { return try signer.sign(pdf, request) }
      return try await signer.sign(
        pdf, request, timestamp: TimestampServer(timestamp).source)
    } catch {
      throw Failure(signing: file, error)
    }
  }

  private func filledIn() throws(Failure) -> [String: String] {
    var values: [String: String] = [:]
    for entry in fill {
      let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw Failure(.misuse, "--fill \(entry) says nothing", help: "write --fill field=words")
      }
      values[parts[0]] = parts[1]
    }
    return values
  }

  /// The field that was asked for, or the only one that there is to sign.
  private func chosenField(of inspection: PDFInspection) throws(Failure) -> String {
    if let field { return field }
    let unsigned = inspection.fields.filter { $0.kind == .signature(isSigned: false) }
    if unsigned.count == 1 { return unsigned[0].name }
    throw Failure(
      unsigned.isEmpty ? .badData : .misuse,
      unsigned.isEmpty
        ? "\(file): there is no field left to sign"
        : "\(file): say which field with --field: \(unsigned.map(\.name).joined(separator: ", "))")
  }

  private func makeSigner(font name: String?) throws(Failure) -> PDFSigner {
    let identity = try readIdentity()
    let assets = try fonts.assets()
    let font = try orFail(.badData) { () throws(Faults) in try assets.formFont(named: name) }
    return try orFail(signing: file) { () throws(SigningError) in
      try PDFSigner(identity: identity, appearanceFont: font)
    }
  }

  /// Opens the key; asks for its password where it needs one that was not given.
  private func readIdentity() throws(Failure) -> SigningIdentity {
    let source = identity ?? key ?? ""
    let secret = try PDFInput.read(source)
    let certificates = try cert.map { path throws(Failure) in try PDFInput.read(path) }
    func open(_ password: String?) throws(SigningError) -> SigningIdentity {
      guard let certificates else {
        return try SigningIdentity(pkcs12: secret, password: password)
      }
      return try SigningIdentity(
        pemKey: secret, certificates: certificates, password: password)
    }
    var password = try KeyPassword.given(file: passwordFile)
    if password == nil, isatty(STDIN_FILENO) == 1 {
      do {
        return try open(nil)
      } catch {
        if error == .needsPassword { password = KeyPassword.ask(for: source) }
      }
    }
    let given = password
    return try orFail(signing: source) { () throws(SigningError) in try open(given) }
  }
}

/// Where the password of a private key comes from; never the command line.
enum KeyPassword {
  /// From the file, or from the environment; nil where neither has one.
  static func given(file: String?) throws(Failure) -> String? {
    guard let file else { return ProcessInfo.processInfo.environment["ENGROSS_KEY_PASSWORD"] }
    let text = String(decoding: try PDFInput.read(file), as: UTF8.self)
    return String(text.prefix { !$0.isNewline })
  }

  /// Asks the terminal, without showing what is typed.
  static func ask(for file: String) -> String? {
    getpass("Password of \(file): ").map { String(cString: $0) }
  }
}
