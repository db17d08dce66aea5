public import StrictInput

/// Who pays for what, and how much at most.
public struct Liability: Codable, Sendable, Hashable {
  public var cap: LiabilityCap
  public var increasedCaps: [IncreasedCap]
  public var downtime: String
  public var dataBreach: String
  public var hardwareFailure: String
  public var excluded: [String]
  public var unlimited: [String]
  public var insurance: [Insurance]
}

extension Liability: StrictRecord {
  public init(from fields: inout FieldReader) {
    cap = fields.required("cap", "The general limit.")
    increasedCaps = fields.list("increasedCaps", "Higher limits for some claims.")
    downtime = fields.required("downtime", "Liability for downtime.")
    dataBreach = fields.required("dataBreach", "Liability for a data breach.")
    hardwareFailure = fields.required("hardwareFailure", "Liability for hardware failure.")
    excluded = fields.list("excluded", "Losses that nobody pays for.")
    unlimited = fields.list("unlimited", "Liabilities that no limit touches.", atLeast: 1)
    insurance = fields.list("insurance", "The insurance the provider keeps.")
  }
}

/// A limit in money, in fees, or the greater of the two.
public struct LiabilityCap: Codable, Sendable, Hashable {
  public var amount: Money?
  public var feesMultiple: Percent?
  public var period: TimeSpan?
}

extension LiabilityCap: StrictRecord {
  public init(from fields: inout FieldReader) {
    amount = fields.optional("amount", "The limit as a sum.")
    feesMultiple = fields.optional("feesMultiple", "The limit as a share of the fees of a period.")
    period = fields.optional("period", "The period of those fees.")
    guard fields.isSound else { return }
    if amount == nil, feesMultiple == nil {
      fields.report("the cap gives no limit", help: "give amount, or feesMultiple and period")
    }
    if (feesMultiple == nil) != (period == nil) {
      fields.report(
        feesMultiple == nil ? "period has no feesMultiple" : "feesMultiple has no period",
        at: feesMultiple == nil ? "period" : "feesMultiple",
        help: "give both, such as feesMultiple: 150 % and period: 12 months")
    }
  }
}

/// A higher limit for one kind of claim.
public struct IncreasedCap: Codable, Sendable, Hashable {
  public var `for`: Claim
  public var amount: Money
}

extension IncreasedCap: StrictRecord {
  public init(from fields: inout FieldReader) {
    `for` = fields.required("for", "The kind of claim.")
    amount = fields.required("amount", "The limit.")
  }
}

/// What a claim is about.
public enum Claim: String, StrictChoice {
  case dataBreach, confidentiality, downtime, hardwareFailure, propertyDamage

  public static var example: Claim { .dataBreach }
}

/// A policy that the provider keeps.
public struct Insurance: Codable, Sendable, Hashable {
  public var kind: String
  public var amount: Money
}

extension Insurance: StrictRecord {
  public init(from fields: inout FieldReader) {
    kind = fields.required("kind", "The kind of insurance.")
    amount = fields.required("amount", "The least sum insured.")
  }
}
