import EngrossKit
import Foundation

/// Times signing and verifying, without the network.
///
///     engross-bench sign RUNS FILE.pdf KEY.pem CERT.pem FIELD
enum SigningTimes {
  static func run(_ arguments: [String]) throws {
    guard arguments.count == 5, let runs = Int(arguments[0]), runs > 0 else {
      FileHandle.standardError.write(
        Data("usage: engross-bench sign RUNS FILE.pdf KEY.pem CERT.pem FIELD\n".utf8))
      exit(64)
    }
    let files = try arguments[1...3].map { [UInt8](try Data(contentsOf: URL(filePath: $0))) }
    let identity = try SigningIdentity(
      pemKey: files[1], certificates: files[2], password: nil)
    let signer = try PDFSigner(
      identity: identity, appearanceFont: Assets.builtIn.formFont())
    let verifier = SignatureVerifier(
      roots: TrustRoots(Certificate.readPEM(files[2])), at: .now)
    let request = SignatureRequest(field: arguments[4], date: .now, reason: "I agree")
    let clock = ContinuousClock()
    var signing: [Double] = []
    var verifying: [Double] = []
    for _ in 0..<runs {
      let start = clock.now
      let signed = try signer.sign(files[0], request)
      let made = clock.now
      _ = try verifier.verify(signed)
      signing.append((made - start) / .milliseconds(1))
      verifying.append((clock.now - made) / .milliseconds(1))
    }
    for (name, times) in [("sign", signing), ("verify", verifying)] {
      let sorted = times.sorted()
      print(
        name.padding(toLength: 8, withPad: " ", startingAt: 0)
          + String(format: "median %.1f ms, worst %.1f ms", sorted[runs / 2], sorted[runs - 1]))
    }
  }
}
