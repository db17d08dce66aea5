public import Foundation

/// What a signer asks for.
public struct SignatureRequest: Sendable, Hashable {
  /// The full name of a signature field that is there and unsigned.
  public var field: String
  /// What the signature says of its time, and what the certificate is held against; never the
  /// clock.
  public var date: Date
  /// Whose name is shown; that of the certificate when nil.
  public var name: String?
  /// What is written in the foot of each page where the contract wants it; those of the name when
  /// nil.
  public var initials: String?
  /// What the signer writes into his own fields, by their names; the date, a name and initials
  /// follow of themselves where they are empty.
  public var values: [String: String]
  public var reason: String?
  public var location: String?
  /// What nobody may fill in afterwards, besides what the field itself locks.
  public var lock: FieldLock?
  /// Whether this is the author's signature, after which only fields may be filled in and signed
  /// (DocMDP, P = 2: ISO 32000-1 12.8.2.2).
  public var certifies: Bool

  public init(
    field: String, date: Date, name: String? = nil, initials: String? = nil,
    values: [String: String] = [:], reason: String? = nil, location: String? = nil,
    lock: FieldLock? = nil, certifies: Bool = false
  ) {
    self.field = field
    self.date = date
    self.name = name
    self.initials = initials
    self.values = values
    self.reason = reason
    self.location = location
    self.lock = lock
    self.certifies = certifies
  }
}

/// The fields that a signature closes (FieldMDP, ISO 32000-1 12.8.2.4).
public enum FieldLock: Sendable, Hashable {
  case all
  case only([String])
  case allExcept([String])

  /// Whether a field is closed; a name stands for what is below it, too.
  public func closes(_ field: String) -> Bool {
    func isAmong(_ names: [String]) -> Bool {
      names.contains { field == $0 || field.hasPrefix($0 + ".") }
    }
    return switch self {
    case .all: true
    case .only(let names): isAmong(names)
    case .allExcept(let names): !isAmong(names)
    }
  }
}
