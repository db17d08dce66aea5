internal import Foundation
public import PDFSigning

/// Why no conformed copy can be made.
public enum ConformFailure: Error {
  /// It is a draft, or a conformed copy itself.
  case noOriginal(ContractCopy)
  case notProven(ProofFailure)
  /// It shows other words than it was made from.
  case otherWords
  case unsound([SignatureReport])
  case unsigned(fields: [String])
  case unreadable(SigningError)
}

extension ConformFailure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noOriginal(let copy): "this is \(copy), which nobody signs"
    case .notProven(let failure): "the words are not proven: \(failure)"
    case .otherWords: "it does not say what it was made from"
    case .unsound(let reports):
      "these signatures do not hold: \(reports.map(\.field).joined(separator: ", "))"
    case .unsigned(let fields): "not all have signed; missing: \(fields.joined(separator: ", "))"
    case .unreadable(let error): "\(error)"
    }
  }
}

extension WordsProver {
  /// Makes a copy that shows, in place of the fields of a signed PDF, who signed and what was filled
  /// in, and says on each page that it is a copy.
  public func conform(
    _ file: [UInt8], verifier: SignatureVerifier
  ) throws(ConformFailure) -> TypesetDocument {
    var source = try provenSource(of: file)
    let copy = source.record.copy
    guard !copy.isDraft, copy.conformed == nil else { throw .noOriginal(copy) }
    source.record.copy.esign = .none
    source.record.copy.conformed = .init(
      original: sha256(Data(file)), fields: try fields(of: file, verifier))
    source.record.engine = Engrosser.version
    do {
      return try remake(source)
    } catch {
      throw .notProven(error)
    }
  }

  private func provenSource(of file: [UInt8]) throws(ConformFailure) -> ContractSource {
    let proof: WordsProof
    do {
      proof = try prove(file)
    } catch {
      throw .notProven(error)
    }
    guard proof.isProven else { throw .otherWords }
    return proof.source
  }

  /// What stands in each field, if all have signed and every signature holds.
  private func fields(
    of file: [UInt8], _ verifier: SignatureVerifier
  ) throws(ConformFailure) -> [String: String] {
    let (reports, inspection): ([SignatureReport], PDFInspection)
    do {
      (reports, inspection) = (try verifier.verify(file), try PDFInspection(of: file))
    } catch {
      throw .unreadable(error)
    }
    let unsound = reports.filter { !$0.isSound }
    guard unsound.isEmpty else { throw .unsound(unsound) }
    let unsigned = inspection.fields.filter { $0.kind == .signature(isSigned: false) }
    guard unsigned.isEmpty, !reports.isEmpty else { throw .unsigned(fields: unsigned.map(\.name)) }

    var values: [String: String] = [:]
    for field in inspection.fields {
      if case .text(let value) = field.kind, !value.isEmpty { values[field.name] = value }
    }
    for report in reports {
      values[report.field] = "/s/ \(report.signer?.name ?? "")"
      // Other programs leave the date to the signature.
      let date = "eSignDateSigned" + report.field.drop { $0 != "_" }
      let time = report.timestamp?.date ?? report.claimedDate
      if values[date] == nil, inspection.fields.contains(where: { $0.name == date }), let time {
        values[date] = String(time.formatted(.iso8601).prefix(10))
      }
    }
    return values
  }
}
