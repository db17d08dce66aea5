public import Foundation
internal import PDFObjects

/// Checks the signatures of a PDF: integrity, trust, coverage, and what came after each.
public struct SignatureVerifier: Sendable {
  /// Each takes the time of reading the file anew.
  private static let mostSignatures = 100

  private let roots: TrustRoots
  private let date: Date

  /// - Parameters:
  ///   - roots: Whom the reader trusts; with none, trust is left open.
  ///   - date: The time at which certificates must be valid, unless a timestamp that can be
  ///     trusted says when the signature was made.
  public init(roots: TrustRoots, at date: Date) {
    self.roots = roots
    self.date = date
  }

  /// Reports on each signature, in the order in which they were made.
  ///
  /// - Throws: `SigningError.notAPDF` and `.encrypted`.
  public func verify(_ file: [UInt8]) throws(SigningError) -> [SignatureReport] {
    let pdf = try QPDFDocument.open(file)
    let form = FormTree(of: pdf)
    let signed = form.signed
    guard signed.count <= Self.mostSignatures else {
      throw .notAPDF("it has more than \(Self.mostSignatures) signatures")
    }
    let reports = signed.map { field, signature in
      report(on: signature, of: field, in: file)
    }
    return reports.sorted { $0.coveredBytes < $1.coveredBytes }.withOrder(in: form)
  }

  private func report(
    on signature: PDFObject, of field: FormTree.Field, in file: [UInt8]
  ) -> SignatureReport {
    let permission = DocumentPermission(certifiedBy: signature)
    var report = SignatureReport(
      field: field.name, kind: .approval, signer: nil,
      claimedDate: signature.text(of: "/M").flatMap { Date(pdf: $0) },
      reason: signature.text(of: "/Reason"), location: signature.text(of: "/Location"),
      integrity: .intact, trust: .unchecked, timestamp: nil,
      lock: FieldLock(closedBy: signature), coveredBytes: 0, fileBytes: file.count, changes: [])
    if let permission { report.kind = .certification(allowsFilling: permission != .nothing) }

    let range: SignedRange
    do {
      range = try SignedRange(of: signature, in: file)
    } catch {
      report.integrity = .broken(.byteRange(error.reason))
      return report
    }
    report.coveredBytes = range.end
    checkMessage(of: signature, over: range.content(of: file), &report)
    guard report.integrity == .intact, range.end < file.count else { return report }
    report.changes = changes(
      in: file, since: range.end, lock: report.lock, permission: permission ?? .filling,
      signature: field)
    return report
  }

  /// Checks the message of a signature: that it is for these bytes, and by whom it is.
  private func checkMessage(
    of signature: PDFObject, over content: [UInt8], _ report: inout SignatureReport
  ) {
    let subFilter = signature["/SubFilter"].name
    let contents = signature["/Contents"].bytes
    switch subFilter {
    case "/ETSI.CAdES.detached", "/adbe.pkcs7.detached":
      guard let message = SignedMessage(contents) else {
        report.integrity = .broken(.unreadable)
        return
      }
      let check = message.check(detached: content)
      report.integrity = integrity(
        check, of: message, mustName: subFilter == "/ETSI.CAdES.detached")
      report.timestamp = message.timestamp.map { timestamp($0, over: message.signature) }
      guard let signer = message.signer else { return }
      report.signer = Certificate(signer)
      report.trust = roots.trust(
        signer, among: message.certificates, at: provenDate(report.timestamp), for: .signing)
    case "/ETSI.RFC3161":
      report.kind = .documentTimestamp
      guard let token = TimestampToken(contents) else {
        report.integrity = .broken(.unreadable)
        return
      }
      if !token.isIntact { report.integrity = .broken(.signatureWrong) }
      if !token.stamps(content: content) { report.integrity = .broken(.contentChanged) }
      report.claimedDate = token.date
      report.signer = token.message.signer.map { Certificate($0) }
      report.trust = trust(in: token)
    default:
      report.integrity = .broken(.unsupportedKind(String(visible(subFilter).dropFirst())))
    }
  }

  private func integrity(
    _ check: SignedMessage.Check, of message: SignedMessage, mustName: Bool
  ) -> SignatureReport.Integrity {
    switch check {
    case .contentChanged: return .broken(.contentChanged)
    case .signatureWrong: return .broken(.signatureWrong)
    case .certificateMissing: return .broken(.certificateMissing)
    case .intact: break
    }
    let digest = message.digestName
    guard !["MD5", "SHA1", "MD4", "RIPEMD160"].contains(digest) else {
      return .broken(.weakDigest(digest))
    }
    let isNamed = message.namesItsCertificate ?? !mustName
    return isNamed ? .intact : .broken(.certificateNotNamed)
  }

  private func timestamp(
    _ der: [UInt8], over signature: [UInt8]
  ) -> SignatureReport.Timestamp {
    guard let token = TimestampToken(der) else {
      return SignatureReport.Timestamp(
        date: .distantPast, authority: "nobody", isIntact: false, trust: .unchecked)
    }
    return SignatureReport.Timestamp(
      date: token.date, authority: token.message.signer.map { Certificate($0).name } ?? "nobody",
      isIntact: token.isIntact && token.stamps(content: signature), trust: trust(in: token))
  }

  private func trust(in token: TimestampToken) -> SignatureReport.Trust {
    guard let authority = token.message.signer else { return .untrusted("nobody signed it") }
    return roots.trust(
      authority, among: token.message.certificates, at: token.date, for: .timestamping)
  }

  private func provenDate(_ timestamp: SignatureReport.Timestamp?) -> Date {
    guard let timestamp, timestamp.isIntact, case .trusted = timestamp.trust else { return date }
    return timestamp.date
  }

  private func changes(
    in file: [UInt8], since end: Int, lock: FieldLock?, permission: DocumentPermission,
    signature: FormTree.Field
  ) -> [RevisionChange] {
    do {
      // A document of its own: the comparison takes away what may differ.
      let comparison = RevisionComparison(
        from: try QPDFDocument.open(Array(file[..<end])), size: end,
        to: try QPDFDocument.open(file),
        lock: lock, permission: permission)
      return comparison.changes(after: signature.name)
    } catch {
      return [RevisionChange(kind: .unreadable("\(error)"))]
    }
  }
}

extension [SignatureReport] {
  /// Says of each signature, in the order in which they were made, whose turn was before.
  fileprivate func withOrder(in form: FormTree) -> [SignatureReport] {
    var signed: Set<String> = []
    return map { report in
      signed.insert(report.field)
      var report = report
      report.overtaken =
        form.field(named: report.field).map { field in
          form.predecessors(of: field).map(\.name).filter { !signed.contains($0) }
        } ?? []
      return report
    }
  }
}

extension PDFObject {
  fileprivate func text(of key: String) -> String? {
    let value = self[key]
    return value.isString ? visible(value.text) : nil
  }
}

extension Date {
  /// Reads a date such as `D:20261201093000+01'00'` (ISO 32000-1 7.9.4); nil where it is none.
  init?(pdf text: String) {
    guard text.hasPrefix("D:") else { return nil }
    let digits = Array(text.dropFirst(2).prefix { $0.isASCII && $0.isNumber })
    let rest = text.dropFirst(2 + digits.count)
    guard [4, 6, 8, 10, 12, 14].contains(digits.count) else { return nil }
    let full = digits + "00000101000000".dropFirst(digits.count)
    func part(_ range: Range<Int>) -> String { String(full[range]) }
    let zone = rest.filter { $0.isNumber }.prefix(4)
    let offset =
      zone.count == 4 && !rest.hasPrefix("Z")
      ? "\(rest.prefix(1))\(zone.prefix(2)):\(zone.suffix(2))" : "Z"
    let iso = """
      \(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\
      \(part(8..<10)):\(part(10..<12)):\(part(12..<14))\(offset)
      """
    guard let date = try? Date(iso, strategy: .iso8601) else { return nil }
    self = date
  }
}
