public import StrictInput

/// How data are saved and brought back.
public struct Backup: Codable, Sendable, Hashable {
  public var sets: [BackupSet]
  public var restoration: [String]
  public var restoreTest: RestoreTest
  public var recovery: DisasterRecovery?
  public var deletionAfterExit: TimeSpan?
}

extension Backup: StrictRecord {
  public init(from fields: inout FieldReader) {
    sets = fields.list("sets", "What is backed up, one by one.", atLeast: 1)
    restoration = fields.list("restoration", "The steps of a restore, in order.", atLeast: 1)
    restoreTest = fields.required("restoreTest", "How often a restore is tested.")
    recovery = fields.optional("recovery", "What is done after a disaster.")
    deletionAfterExit = fields.optional(
      "deletionAfterExit", "When backups are deleted after the contract ends.")
  }
}

/// One set of backups.
public struct BackupSet: Codable, Sendable, Hashable {
  public var system: String
  public var procedure: String
  public var method: String?
  public var frequency: TimeSpan
  public var retention: TimeSpan
  public var rpo: TimeSpan
  public var rto: TimeSpan
  public var location: String
  public var offsite: Bool
  public var immutable: Bool
}

extension BackupSet: StrictRecord {
  public init(from fields: inout FieldReader) {
    system = fields.required("system", "The system or data.")
    procedure = fields.required("procedure", "What is done.")
    method = fields.optional("method", "The method, such as incremental.")
    frequency = fields.required("frequency", "How often a backup is made.")
    retention = fields.required("retention", "How long a backup is kept.")
    rpo = fields.required("rpo", "The most data that may be lost (recovery point objective).")
    rto = fields.required(
      "rto", "The longest time until the system works again (recovery time objective).")
    location = fields.required("location", "Where backups are kept.")
    offsite = fields.required("offsite", "Whether a copy is kept at another place.")
    immutable = fields.required("immutable", "Whether a copy cannot be changed or deleted.")
  }
}

/// A rehearsal of a restore.
public struct RestoreTest: Codable, Sendable, Hashable {
  public var every: TimeSpan
  public var evidence: String?
}

extension RestoreTest: StrictRecord {
  public init(from fields: inout FieldReader) {
    every = fields.required("every", "How often.")
    evidence = fields.optional("evidence", "What proves it.")
  }
}

/// What is done after a disaster.
public struct DisasterRecovery: Codable, Sendable, Hashable {
  public var plan: String
  public var declarationBy: String
  public var order: [String]
  public var exercise: TimeSpan
}

extension DisasterRecovery: StrictRecord {
  public init(from fields: inout FieldReader) {
    plan = fields.required("plan", "Which plan is followed.")
    declarationBy = fields.required("declarationBy", "Who declares a disaster.")
    order = fields.list("order", "What is recovered first, in order.", atLeast: 1)
    exercise = fields.required("exercise", "How often the plan is rehearsed.")
  }
}
