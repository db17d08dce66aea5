@testable import ContractDrafting
import ContractModel
import DocumentModel
import Testing

/// Holds the built-in template to any choice of optional parts.
struct BuiltInTemplateTests {
  private static let parts: [(String, @Sendable (inout Contract) -> Void)] = [
    ("title", { $0.title = nil }),
    ("disputeSteps", { $0.governingLaw.disputeSteps = [] }),
    ("registration", { $0.parties.client.registration = nil }),
    ("notices.address", { $0.parties.client.notices.address = nil }),
    ("securityContact", { $0.parties.client.securityContact = nil }),
    (
      "renewal",
      {
        $0.term.renewal.mode = .byAgreement
        $0.term.renewal.period = nil
        $0.term.renewal.notice = nil
      }
    ),
    ("reviewEvery", { $0.term.reviewEvery = nil }),
    ("scope.exclusions", { $0.scope.exclusions = [] }),
    ("scope.sites", { $0.scope.sites = [] }),
    ("scope.covered", { $0.scope.covered = [] }),
    ("scope.unitChanges", { $0.scope.unitChanges = nil }),
    ("quality", { $0.quality = nil }),
    ("staff", { $0.staff = nil }),
    ("holidays", { $0.support.holidays = nil }),
    ("afterHours", { $0.support.afterHours = nil }),
    ("support.hours", { $0.support.hours = .always }),
    ("onsite", { $0.support.onsite = nil }),
    ("remote", { $0.support.remote = nil }),
    ("responseDefinition", { $0.responseDefinition = nil }),
    ("availability", { $0.availability = [] }),
    ("maintenanceWindow", { $0.maintenanceWindow = nil }),
    ("serviceCredits", { $0.serviceCredits = nil }),
    ("monitoring", { $0.monitoring = nil }),
    ("reporting", { $0.reporting = nil }),
    ("dataProtection", { $0.dataProtection = nil }),
    ("hipaa", { $0.dataProtection?.hipaa = nil }),
    ("subprocessors", { $0.dataProtection?.subprocessors = [] }),
    ("backup", { $0.backup = nil }),
    ("recovery", { $0.backup?.recovery = nil }),
    ("insurance", { $0.liability.insurance = [] }),
    ("increasedCaps", { $0.liability.increasedCaps = [] }),
    ("oneOff", { $0.fees.oneOff = [] }),
    ("late", { $0.fees.late = nil }),
    ("increase", { $0.fees.increase = nil }),
    ("changeControl", { $0.changeControl = nil }),
    ("clientDuties", { $0.clientDuties = [] }),
    ("convenience", { $0.termination.convenience = nil }),
    ("subcontracting", { $0.subcontracting = nil }),
    ("precedence", { $0.precedence = [] }),
    ("signing", { $0.signing = nil }),
  ]

  private func faults(_ contract: Contract) throws -> String {
    let drafter = try Drafter(template: .builtIn())
    do {
      _ = try drafter.draft(contract)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func `a contract with every part can be drafted`() throws {
    #expect(try faults(contract()) == "")
  }

  @Test(arguments: parts.map(\.0)) func `any part may be left out`(_ part: String) throws {
    let change = try #require(Self.parts.first { $0.0 == part }).1
    #expect(try faults(contract(change)) == "")
  }

  @Test func `every clause that may survive is named by its number`() throws {
    let drafter = try Drafter(template: .builtIn())
    let document = try drafter.draft(
      contract { $0.termination.survival = SurvivingClause.allCases })
    let text = document.description.replacing(/\[([0-9]+) → #[a-z-]+\]/) { $0.1 }
    #expect(
      text.contains(
        "Clauses 10, 11, 12, 13, 14, 15, 16, 17, 19 and 21, with the schedules"))
  }

  @Test func `all parts that may be left out may be left out together`() throws {
    #expect(try faults(contract { contract in Self.parts.forEach { $0.1(&contract) } }) == "")
  }

  @Test func `any choice of parts may be left out together`() throws {
    let drafter = try Drafter(template: .builtIn())
    let complete = contract()
    // A fixed sequence of choices, each of about half of the parts (Lehmer 1951).
    var state: UInt64 = 1
    for _ in 0..<40 {
      var contract = complete
      var left: [String] = []
      for (name, leaveOut) in Self.parts {
        state = state * 48_271 % 0x7FFF_FFFF
        if state.isMultiple(of: 2) {
          leaveOut(&contract)
          left.append(name)
        }
      }
      #expect(throws: Never.self, "\(left)") { try drafter.draft(contract) }
    }
  }
}
