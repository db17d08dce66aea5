public import StrictInput

/// How the contract ends.
public struct Termination: Codable, Sendable, Hashable {
  public var convenience: ConvenienceTermination?
  public var cause: CauseTermination
  public var exit: ExitAssistance
  public var survival: [SurvivingClause]
}

extension Termination: StrictRecord {
  public init(from fields: inout FieldReader) {
    convenience = fields.optional("convenience", "Ending it without a reason.")
    cause = fields.required("cause", "Ending it for a breach.")
    exit = fields.required("exit", "What is done at the end.")
    survival = fields.list(
      "survival", "The clauses that outlive the contract, in their order.", atLeast: 1)
    guard fields.isSound else { return }
    for (index, clause) in survival.enumerated() where survival[..<index].contains(clause) {
      fields.report(
        "\(clause.rawValue) is named twice", at: "survival.\(index)", help: "remove one")
    }
  }
}

/// A clause that may outlive the contract.
public enum SurvivingClause: String, StrictChoice {
  case fees, confidentiality, security, dataProtection, backup, incidents, rightsInData
  case liability, exit, governingLaw

  public static var example: SurvivingClause { .confidentiality }
}

/// Termination without a reason.
public struct ConvenienceTermination: Codable, Sendable, Hashable {
  public var notice: TimeSpan
  public var earliest: CalendarDate?
}

extension ConvenienceTermination: StrictRecord {
  public init(from fields: inout FieldReader) {
    notice = fields.required("notice", "The notice.")
    earliest = fields.optional("earliest", "The earliest day on which it may take effect.")
  }
}

/// Termination for a breach.
public struct CauseTermination: Codable, Sendable, Hashable {
  public var curePeriod: TimeSpan
  public var events: [String]
}

extension CauseTermination: StrictRecord {
  public init(from fields: inout FieldReader) {
    curePeriod = fields.required("curePeriod", "How long a breach may be cured.")
    events = fields.list("events", "What else entitles a party to terminate at once.")
  }
}

/// The hand-over at the end.
public struct ExitAssistance: Codable, Sendable, Hashable {
  public var assistance: TimeSpan
  public var dataReturn: TimeSpan
  public var dataFormat: String
  public var credentials: String
  public var fee: String?
}

extension ExitAssistance: StrictRecord {
  public init(from fields: inout FieldReader) {
    assistance = fields.required("assistance", "How long the provider helps.")
    dataReturn = fields.required("dataReturn", "How soon the data are returned.")
    dataFormat = fields.required("dataFormat", "In what form.")
    credentials = fields.required("credentials", "How passwords and keys are handed over.")
    fee = fields.optional("fee", "What the help costs.")
  }
}
