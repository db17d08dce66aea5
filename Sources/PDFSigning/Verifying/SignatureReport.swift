public import Foundation

/// What can be said of one signature.
public struct SignatureReport: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case approval
    /// The author's; with what he left to others.
    case certification(allowsFilling: Bool)
    /// Of an authority, over the whole file (PAdES B-LTA).
    case documentTimestamp
  }

  /// Whether the bytes are those that were signed, by the key of the certificate.
  public enum Integrity: Sendable, Hashable {
    case intact
    case broken(Breach)
  }

  public enum Breach: Sendable, Hashable {
    /// `/ByteRange` leaves out more than the signature, or does not fit the file.
    case byteRange(String)
    case unreadable
    case unsupportedKind(String)
    case contentChanged
    case signatureWrong
    case certificateMissing
    /// The signature does not say for which certificate it was made, or says another.
    case certificateNotNamed
    case weakDigest(String)
  }

  /// Whether the certificate leads to one that the reader trusts.
  public enum Trust: Sendable, Hashable {
    case trusted(root: String)
    case untrusted(String)
    /// No roots were given.
    case unchecked
  }

  public struct Timestamp: Sendable, Hashable {
    public var date: Date
    /// Who stamped it.
    public var authority: String
    /// Whether it is for this signature, and unchanged.
    public var isIntact: Bool
    public var trust: Trust
  }

  public var field: String
  public var kind: Kind
  /// Nil where the signature cannot be read.
  public var signer: Certificate?
  /// What the signature claims; a timestamp proves it.
  public var claimedDate: Date?
  public var reason: String?
  public var location: String?
  public var integrity: Integrity
  public var trust: Trust
  public var timestamp: Timestamp?
  public var lock: FieldLock?
  /// How many of the file's bytes were there when it was signed.
  public var coveredBytes: Int
  public var fileBytes: Int
  /// What later revisions did, in the order of the file.
  public var changes: [RevisionChange]

  /// The fields that should have been signed before, and were not.
  public var overtaken: [String] = []

  /// Whether nothing followed the signature.
  public var coversWholeFile: Bool { coveredBytes == fileBytes }

  /// Whether the signature holds: nothing was changed that may not be, and whoever signed is
  /// trusted, if roots were given.
  public var isSound: Bool {
    guard integrity == .intact, changes.allSatisfy(\.isAllowed) else { return false }
    if case .untrusted = trust { return false }
    return timestamp?.isIntact ?? true
  }
}

/// What a later revision did to a file that was signed.
public struct RevisionChange: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// A field was signed.
    case signed(field: String)
    case filled(field: String)
    /// A field without a look was added, as timestamps of the document need.
    case addedInvisibleField(String)
    /// Title, dates and such: `/Info` and the XMP packet.
    case describedAnew
    /// Certificates and revocation lists, for years to come.
    case addedValidationData
    /// A field that the signature closes.
    case changedClosedField(String)
    case removedField(String)
    case addedField(String)
    case changed(Part)
    /// The bytes behind it are not a revision that can be read.
    case unreadable(String)
  }

  /// A part of the document, as its reader knows it.
  public enum Part: Sendable, Hashable {
    case catalog
    case pageList
    case page(Int)
    case pageText(Int)
    case pageResources(Int)
    case annotations(page: Int)
    case field(String)
    case form
    case attachments
    /// What is found by name: attachments, destinations, scripts.
    case names
    case structure
    case bookmarks
    case outputIntent
    case other(String)
  }

  public var kind: Kind

  /// Whether whoever signed left it to others.
  public var isAllowed: Bool {
    switch kind {
    case .signed, .filled, .addedInvisibleField, .describedAnew, .addedValidationData: true
    default: false
    }
  }
}
