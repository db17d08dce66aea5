public import StrictInput

/// What the client gets back when a service level is missed.
public struct ServiceCredits: Codable, Sendable, Hashable {
  public var period: Period
  public var tiers: [CreditTier]
  public var cap: Percent
  public var claimWithin: TimeSpan
  public var exclusiveRemedy: Bool
  public var chronicFailure: ChronicFailure?
}

extension ServiceCredits: StrictRecord {
  public init(from fields: inout FieldReader) {
    period = fields.required("period", "Over what time attainment is measured.")
    tiers = fields.list("tiers", "The credits by attainment.", atLeast: 1)
    cap = fields.required("cap", "The most that is credited, of the fees of the period.")
    claimWithin = fields.required(
      "claimWithin", "How long after the period a credit may be claimed.")
    exclusiveRemedy = fields.required(
      "exclusiveRemedy", "Whether credits are the only remedy for a missed service level.")
    chronicFailure = fields.optional(
      "chronicFailure", "When repeated failure lets the client terminate.")
  }
}

/// One step of the scale of credits.
public struct CreditTier: Codable, Sendable, Hashable {
  public var below: Percent
  public var credit: Percent
}

extension CreditTier: StrictRecord {
  public init(from fields: inout FieldReader) {
    below = fields.required("below", "The attainment below which the credit is due.")
    credit = fields.required("credit", "The credit, of the fees of the period.")
  }
}

/// Repeated failure: missed in so many months within so many.
public struct ChronicFailure: Codable, Sendable, Hashable {
  public var months: Int
  public var within: Int
}

extension ChronicFailure: StrictRecord {
  public init(from fields: inout FieldReader) {
    months = fields.requiredCount("months", "How many months of failure.")
    within = fields.requiredCount("within", "Within how many months in a row.")
  }
}
