public import StrictInput

/// What is supported, and what is not.
public struct Scope: Codable, Sendable, Hashable {
  public var services: [Service]
  public var exclusions: [String]
  public var sites: [Site]
  public var covered: [CoveredUnits]
  public var unitChanges: UnitChanges?
}

extension Scope: StrictRecord {
  public init(from fields: inout FieldReader) {
    services = fields.list("services", "The services, one by one.", atLeast: 1)
    exclusions = fields.list("exclusions", "What no service includes.")
    sites = fields.list("sites", "The places where on-site service is given.")
    covered = fields.list("covered", "The equipment, users or sites that are counted.")
    unitChanges = fields.optional("unitChanges", "What happens when the counted units change.")
    reportUnknownSites(&fields)
  }
}

extension Scope {
  /// Reports names of sites that the scope does not list.
  private func reportUnknownSites(_ fields: inout FieldReader) {
    guard fields.isSound else { return }
    let names = sites.map(\.name)
    for (index, service) in services.enumerated() {
      for (position, name) in service.sites.enumerated() where !names.contains(name) {
        let help =
          name.nearest(in: names).map { "did you mean \"\($0)\"?" } ?? "add it to scope.sites"
        fields.report(
          "\"\(name.shortened)\" is not one of the sites",
          at: "services.\(index).sites.\(position)", help: help)
      }
    }
  }
}

/// One service of the scope.
public struct Service: Codable, Sendable, Hashable {
  public var name: String
  public var kind: Kind
  public var description: String
  public var tasks: [String]
  public var delivery: Delivery
  public var sites: [String]
  public var exclusions: [String]
}

extension Service: StrictRecord {
  public init(from fields: inout FieldReader) {
    name = fields.required("name", "What the service is called.")
    kind = fields.required("kind", "The kind of service, for the checks; it is not printed.")
    description = fields.required("description", "What is done, in a sentence or two.")
    tasks = fields.list("tasks", "The tasks, one by one.")
    delivery = fields.required("delivery", "Where the service is given.")
    sites = fields.list("sites", "The names of the sites where it is given, from scope.sites.")
    exclusions = fields.list("exclusions", "What this service does not include.")
  }
}

extension Service {
  public enum Kind: String, StrictChoice {
    case maintenance, updates, hardwareRepair, emergencyResponse, monitoring, helpdesk, other

    public static var example: Kind { .maintenance }
  }
}

/// A place where on-site service is given.
public struct Site: Codable, Sendable, Hashable {
  public var name: String
  public var address: Address
  public var access: String?
  public var travel: String?
}

extension Site: StrictRecord {
  public init(from fields: inout FieldReader) {
    name = fields.required("name", "What the contract calls the site.")
    address = fields.required("address", "Where it is.")
    access = fields.optional("access", "How and when engineers may enter.")
    travel = fields.optional("travel", "Who pays for travel, and how much.")
  }
}

/// A number of like things that are supported.
public struct CoveredUnits: Codable, Sendable, Hashable {
  public var what: String
  public var count: Int
}

extension CoveredUnits: StrictRecord {
  public init(from fields: inout FieldReader) {
    what = fields.required("what", "What is counted, in the plural, such as workstations.")
    count = fields.requiredCount("count", "How many.")
  }
}

/// How the counted units may change.
public struct UnitChanges: Codable, Sendable, Hashable {
  public var procedure: String
  public var tolerance: Percent?
}

extension UnitChanges: StrictRecord {
  public init(from fields: inout FieldReader) {
    procedure = fields.required("procedure", "How a change is agreed.")
    tolerance = fields.optional("tolerance", "How far the count may change before the fees do.")
  }
}
