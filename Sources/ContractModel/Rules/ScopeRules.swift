import Foundation
import StrictInput

/// SCP: what is supported, where, by whom, and how much of it.
enum ScopeRules {
  static let all = [
    exclusionsListed, placeOfVisits, qualifiedStaff, countedUnits, namesOnce, sitesInUse,
    travelStated, timeForDefects, yearsOfExperience,
  ]

  static let exclusionsListed = TermsRule(
    "SCP001", .error, "The scope says what it leaves out.",
    because: "What nobody excluded is argued about when it breaks.",
    source: "Business in a Box, notes on the IT service agreement",
    mend: "list what no service includes, such as software development",
    bad: "scope: {exclusions: ~}", good: "scope: {exclusions: [software development]}"
  ) { review in
    if review.scope.exclusions.isEmpty {
      review.report("the scope excludes nothing", at: "scope.exclusions")
    }
  }

  static let placeOfVisits = TermsRule(
    "SCP002", .error, "A service that is given on site names the sites.",
    because: "Without an address nobody knows where an engineer must go, or what it costs.",
    mend: "list its sites, by their names in scope.sites",
    bad: """
      scope:
        services:
          - {name: Repair, kind: hardwareRepair, description: Repair of servers., delivery: onsite}
      """,
    good: """
      scope:
        services:
          - name: Repair
            kind: hardwareRepair
            description: Repair of servers.
            delivery: onsite
            sites: [Main works]
      """
  ) { review in
    for (index, service) in review.scope.services.enumerated()
    where service.delivery != .remote && service.sites.isEmpty {
      review.report(
        "\(service.name) is delivered \(service.delivery == .onsite ? "on site" : "on site, too,")"
          + " but names no site",
        at: "scope.services.\(index).delivery")
    }
    for (index, service) in review.scope.services.enumerated()
    where service.delivery == .remote && !service.sites.isEmpty {
      review.report(
        "\(service.name) is delivered remotely, but names sites",
        at: "scope.services.\(index).delivery",
        mend: "set the delivery to both, or remove the sites",
        see: ["scope.services.\(index).sites": "the sites are here"])
    }
  }

  static let qualifiedStaff = TermsRule(
    "SCP003", .warning, "The qualification of the staff is stated.",
    because: "The client pays for skill, and can hold nobody to a skill that is not written down.",
    mend: "give the experience or the certifications of each role",
    bad: "staff: ~",
    good: """
      staff:
        roles: [{role: Service desk engineer, experience: 2 years, certifications: [CompTIA A+]}]
      """
  ) { review in
    guard let staff = review.staff, !staff.roles.isEmpty else {
      review.report(
        "no role states the qualification of the staff", at: "staff.roles",
        mend: "add staff.roles with the experience and certifications of each")
      return
    }
    for (index, role) in staff.roles.enumerated()
    where role.experience == nil && role.certifications.isEmpty {
      review.report(
        "the role \(role.role) asks for neither experience nor certifications",
        at: "staff.roles.\(index).role")
    }
  }

  static let countedUnits = TermsRule(
    "SCP004", .warning, "What is supported is counted, and the count can change.",
    because: "A fee for an unknown number of devices is a quarrel in the first year.",
    mend: "add scope.covered and scope.unitChanges",
    bad: "scope: {covered: ~, unitChanges: ~}",
    good: """
      scope:
        covered: [{what: workstations, count: 240}]
        unitChanges: {procedure: by change request}
      """
  ) { review in
    if review.scope.covered.isEmpty {
      review.report("nothing that is supported is counted", at: "scope.covered")
    } else if review.scope.unitChanges == nil {
      review.report(
        "the counted units have no procedure for change", at: "scope.unitChanges",
        mend: "add scope.unitChanges with a procedure", see: ["scope.covered": "they are here"])
    }
    if let tolerance = review.scope.unitChanges?.tolerance, tolerance.value > 50 {
      review.report(
        "the units may change by \(tolerance.written) before the fees do",
        at: "scope.unitChanges.tolerance", mend: "allow 50 % at most")
    }
    for (index, units) in review.scope.covered.enumerated() where units.count == 0 {
      review.report(
        "the number of \(units.what) is 0", at: "scope.covered.\(index).count",
        mend: "count them, or leave them out")
    }
  }

  static let namesOnce = TermsRule(
    "SCP005", .error, "Services, sites and counted units are named once.",
    because: "Of two entries with one name, nobody knows which one is meant.",
    mend: "give one of them another name, or join them",
    bad: """
      scope:
        covered: [{what: workstations, count: 240}, {what: Workstations, count: 12}]
      """,
    good: "scope: {covered: [{what: workstations, count: 240}, {what: servers, count: 12}]}"
  ) { review in
    review.reportRepeated(
      review.scope.services.map(\.name), under: "scope.services", key: "name"
    ) { "there are two services called \($0)" }
    review.reportRepeated(review.scope.sites.map(\.name), under: "scope.sites", key: "name") {
      "there are two sites called \($0)"
    }
    review.reportRepeated(review.scope.covered.map(\.what), under: "scope.covered", key: "what") {
      "\($0) are counted twice"
    }
  }

  static let sitesInUse = TermsRule(
    "SCP006", .warning, "Every site that is listed is served.",
    because: "A site that no service names looks covered and is not.",
    mend: "add it to the sites of a service, or remove it",
    bad: """
      scope:
        services:
          - {name: Help desk, kind: helpdesk, description: Answers., delivery: remote}
      support: {delivery: remote, onsite: ~}
      """,
    good: """
      scope:
        services:
          - name: Help desk
            kind: helpdesk
            description: Answers.
            delivery: both
            sites: [Main works]
      """
  ) { review in
    let services = review.scope.services
    guard services.allSatisfy({ $0.delivery == .remote || !$0.sites.isEmpty }) else { return }
    let served = Set(services.flatMap(\.sites))
    for (index, site) in review.scope.sites.enumerated() where !served.contains(site.name) {
      review.report("no service is given at \(site.name)", at: "scope.sites.\(index).name")
    }
  }

  static let travelStated = TermsRule(
    "SCP007", .error, "It is stated who pays for travel to a site.",
    because: "The first invoice for mileage is too late to agree on it.",
    mend: "add support.onsite.travel, or the travel of each site",
    bad: "{support: {onsite: {travel: ~}}, scope: {sites: [\(site)]}}",
    good: "{support: {onsite: {travel: included}}, scope: {sites: [\(site)]}}"
  ) { review in
    guard review.support.onsite?.travel == nil else { return }
    let served = Set(review.scope.services.flatMap(\.sites))
    for (index, site) in review.scope.sites.enumerated()
    where site.travel == nil && served.contains(site.name) {
      review.report("nothing says who pays for travel to \(site.name)", at: "scope.sites.\(index)")
    }
  }

  static let timeForDefects = TermsRule(
    "SCP008", .warning, "Defective work may be reported for a week or longer.",
    because: "A defect shows when the system is used, not when the engineer leaves.",
    mend: "lengthen quality.workmanship.remedyPeriod, or correct its unit",
    bad: "quality: {workmanship: {remedyPeriod: 30 h}}",
    good: "quality: {workmanship: {remedyPeriod: 30 days}}"
  ) { review in
    guard let period = review.quality?.workmanship?.remedyPeriod,
      review.contract.isShorter(period, than: TimeSpan(7, .day)) == true
        || review.contract.isLonger(period, than: TimeSpan(24, .month))
    else { return }
    review.report(
      "defective work may be reported within \(period.written)",
      at: "quality.workmanship.remedyPeriod")
  }

  static let yearsOfExperience = TermsRule(
    "SCP009", .warning, "Experience is a year or more, and no more than people have.",
    because: "Five months are no qualification, and nobody has served for fifty years.",
    mend: "correct the unit of the experience",
    bad: "staff: {roles: [{role: Service desk engineer, experience: 5 months}]}",
    good: "staff: {roles: [{role: Service desk engineer, experience: 5 years}]}"
  ) { review in
    for (index, role) in (review.staff?.roles ?? []).enumerated() {
      guard let experience = role.experience,
        review.contract.isShorter(experience, than: TimeSpan(1, .year)) == true
          || review.contract.isLonger(experience, than: TimeSpan(25, .year))
      else { continue }
      review.report(
        "each \(role.role) has \(experience.written) of experience",
        at: "staff.roles.\(index).experience")
    }
  }

  /// A site without terms of travel.
  private static let site =
    "{name: Main works, address: {lines: [Foundry Lane], city: Sheffield, postcode: S9 2TL, "
    + "country: United Kingdom}}"
}
