internal import Foundation

extension SignatureReport: CustomStringConvertible {
  /// Several lines: whether the signature holds, and all that speaks for and against it.
  public var description: String {
    var lines = ["\(field): \(isSound ? "holds" : "DOES NOT HOLD") (\(kind))"]
    lines.append("signed by \(signer?.name ?? "an unknown signer")" + claim)
    if let signer { lines.append("certificate issued by \(signer.issuer)") }
    lines.append("\(integrity)")
    lines.append("\(trust)")
    lines.append(timestamp.map { "\($0)" } ?? "without a timestamp: the time is the signer's word")
    if !overtaken.isEmpty {
      lines.append("OUT OF TURN: before \(overtaken.joined(separator: ", "))")
    }
    if case .broken = integrity { return lines.joined(separator: "\n  ") }
    lines.append(
      coversWholeFile
        ? "covers the whole file"
        : "covers the first \(coveredBytes) of \(fileBytes) bytes; what came later:")
    if !coversWholeFile, changes.isEmpty { lines.append("  nothing that shows") }
    lines += changes.map { "  \($0)" }
    return lines.joined(separator: "\n  ")
  }

  private var claim: String {
    let details = [
      claimedDate.map { "on \($0.formatted(.iso8601))" }, location.map { "in \($0)" },
      reason.map { "for: \($0)" },
    ]
    return details.compactMap(\.self).map { ", \($0)" }.joined()
  }
}

extension SignatureReport.Kind: CustomStringConvertible {
  public var description: String {
    switch self {
    case .approval: "approval"
    case .certification(true): "certification: only filling in and signing may follow"
    case .certification(false): "certification: nothing may follow"
    case .documentTimestamp: "timestamp of the document"
    }
  }
}

extension SignatureReport.Integrity: CustomStringConvertible {
  public var description: String {
    switch self {
    case .intact: "unchanged since it was signed"
    case .broken(let breach): "BROKEN: \(breach)"
    }
  }
}

extension SignatureReport.Breach: CustomStringConvertible {
  public var description: String {
    switch self {
    case .byteRange(let fault): "the range of bytes that was signed is not sound: \(fault)"
    case .unreadable: "the signature itself cannot be read"
    case .unsupportedKind(let kind): "signatures of the kind \(kind) are not known here"
    case .contentChanged: "the bytes that were signed have been changed"
    case .signatureWrong: "the signature was not made by the key of its certificate"
    case .certificateMissing: "the signature does not carry its certificate"
    case .certificateNotNamed: "the signature was made for another certificate, or names none"
    case .weakDigest(let name): "it rests on \(name), which can be forged"
    }
  }
}

extension SignatureReport.Trust: CustomStringConvertible {
  public var description: String {
    switch self {
    case .trusted(let root): "trusted through \(root)"
    case .untrusted(let reason): "NOT TRUSTED: \(reason)"
    case .unchecked: "whether the certificate can be trusted was not checked: no roots were given"
    }
  }
}

extension SignatureReport.Timestamp: CustomStringConvertible {
  public var description: String {
    let stamp = "stamped on \(date.formatted(.iso8601)) by \(authority)"
    return isIntact ? "\(stamp), \(trust)" : "\(stamp), BROKEN: it is not for this signature"
  }
}

extension RevisionChange: CustomStringConvertible {
  public var description: String {
    switch kind {
    case .signed(let field): "the field \(field) was signed"
    case .filled(let field): "the field \(field) was filled in"
    case .addedInvisibleField(let field): "the invisible field \(field) was added"
    case .describedAnew: "title, dates or other descriptions of the file were changed"
    case .addedValidationData: "data for later validation were added"
    case .changedClosedField(let field):
      "NOT ALLOWED: the field \(field) was changed, which the signature closes"
    case .removedField(let field): "NOT ALLOWED: the field \(field) was removed"
    case .addedField(let field): "NOT ALLOWED: the field \(field) was added"
    case .changed(let part): "NOT ALLOWED: \(part)"
    case .unreadable(let fault): "NOT ALLOWED: what was appended cannot be read: \(fault)"
    }
  }
}

extension RevisionChange.Part: CustomStringConvertible {
  public var description: String {
    switch self {
    case .catalog: "the catalog of the document was changed"
    case .pageList: "pages were added, removed or put in another order"
    case .page(let page): "page \(page) was changed"
    case .pageText(let page): "what page \(page) shows was changed"
    case .pageResources(let page): "fonts or pictures of page \(page) were changed"
    case .annotations(let page): "annotations of page \(page) were added, removed or changed"
    case .field(let field): "the field \(field) was changed in more than its value"
    case .form: "the form was changed"
    case .attachments: "attachments were added, removed or changed"
    case .names: "attachments, destinations or scripts were added, removed or changed"
    case .structure: "the structure that is read aloud was changed"
    case .bookmarks: "the bookmarks were changed"
    case .outputIntent: "the meaning of colours was changed"
    case .other(let key): "the part \(key) of the document was changed"
    }
  }
}
