public import StrictInput

/// Everything that the parties agree, as read from the terms.
///
/// Optional parts may be absent: their clause then drops out of the document.
public struct Contract: Codable, Sendable, Hashable {
  public var reference: String
  public var title: String?
  public var language: LanguageTag
  public var governingLaw: GoverningLaw
  public var parties: Parties
  public var term: Term
  public var scope: Scope
  public var quality: Quality?
  public var staff: Staff?
  public var support: Support
  public var serviceLevels: ByPriority<ServiceLevel>
  public var responseDefinition: String?
  public var availability: [Availability]
  public var maintenanceWindow: MaintenanceWindow?
  public var serviceCredits: ServiceCredits?
  public var monitoring: Monitoring?
  public var reporting: Reporting?
  public var confidentiality: Confidentiality
  public var security: Security
  public var dataProtection: DataProtection?
  public var backup: Backup?
  public var liability: Liability
  public var incidents: Incidents
  public var fees: Fees
  public var changeControl: ChangeControl?
  public var clientDuties: [String]
  public var termination: Termination
  public var subcontracting: Subcontracting?
  public var precedence: [String]
  public var signing: Signing?
  public var capacity: Capacity?
  public var allow: [Waiver]
}

extension Contract: StrictRecord {
  public init(from fields: inout FieldReader) {
    reference = fields.required("reference", "The number of the contract in the provider's books.")
    title = fields.optional("title", "The title, if not the template's own.")
    language = fields.required(
      "language", "The language and country in which words, dates and sums are written.")
    governingLaw = fields.required("governingLaw", "Which law decides, and where.")
    parties = fields.required("parties", "Who is bound.")
    term = fields.required("term", "When it begins, how long it lasts, and how it is renewed.")
    scope = fields.required("scope", "What is supported, and what is not.")
    quality = fields.optional("quality", "The standard of the work.")
    staff = fields.optional("staff", "Who does the work.")
    support = fields.required("support", "When and how support is reached.")
    serviceLevels = fields.required("serviceLevels", "What is promised for each priority.")
    responseDefinition = fields.optional(
      "responseDefinition", "What counts as a response, if not the template's own words.")
    availability = fields.list("availability", "The promised uptime of systems.")
    maintenanceWindow = fields.optional(
      "maintenanceWindow", "When planned work may interrupt the service.")
    serviceCredits = fields.optional(
      "serviceCredits", "What the client gets back when a service level is missed.")
    monitoring = fields.optional("monitoring", "How the service is measured.")
    reporting = fields.optional("reporting", "What the client is told, and when.")
    confidentiality = fields.required("confidentiality", "How secrets are kept.")
    security = fields.required("security", "How systems and data are protected.")
    dataProtection = fields.optional("dataProtection", "How personal data are handled.")
    backup = fields.optional("backup", "How data are saved and brought back.")
    liability = fields.required("liability", "Who pays for what, and how much at most.")
    incidents = fields.required("incidents", "What is done about a security incident.")
    fees = fields.required("fees", "What the client pays.")
    changeControl = fields.optional("changeControl", "How the services are changed.")
    clientDuties = fields.list(
      "clientDuties", "What the client does so that the provider can work.")
    termination = fields.required("termination", "How the contract ends.")
    subcontracting = fields.optional("subcontracting", "Whether others may do the work.")
    precedence = fields.list("precedence", "Which document prevails, the strongest first.")
    signing = fields.optional("signing", "How the contract is signed.")
    capacity = fields.optional(
      "capacity", "What the provider can do, held against what is promised.")
    allow = fields.list("allow", "Findings of the checks that are accepted.")
    reportSurvivalOfNothing(&fields)
    reportUncalledWitnesses(&fields)
  }

  /// Reports witnesses who are named, where none sign.
  private func reportUncalledWitnesses(_ fields: inout FieldReader) {
    guard fields.isSound, signing?.witnesses != true else { return }
    for (role, party) in parties.both {
      for (index, signatory) in party.signatories.enumerated() where signatory.witness != nil {
        fields.reportUncalledWitness(at: "parties.\(role).signatories.\(index).witness")
      }
    }
  }

  /// Reports clauses that are to outlive the contract and have no part in it.
  private func reportSurvivalOfNothing(_ fields: inout FieldReader) {
    guard fields.isSound else { return }
    for (index, clause) in termination.survival.enumerated() {
      let part: String? =
        switch clause {
        case .dataProtection where dataProtection == nil: "dataProtection"
        case .backup where backup == nil: "backup"
        default: nil
        }
      guard let part else { continue }
      fields.report(
        "\(clause.rawValue) is to survive, but the terms have no part \"\(part)\"",
        at: "termination.survival.\(index)",
        help: "add the part, or take \(clause.rawValue) off the list")
    }
  }
}
