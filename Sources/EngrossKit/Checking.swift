public import ContractDrafting
public import ContractModel
internal import DocumentModel
public import StrictInput

/// Checks terms, and the contract that they make in the words of one template.
public struct ContractChecker: Sendable {
  private let drafter: Drafter

  public init(template: Template) { drafter = Drafter(template: template) }

  init(drafter: Drafter) { self.drafter = drafter }

  /// Applies every rule, and then the waivers that the terms hold.
  public func check(_ terms: Located<Contract>) -> CheckResult { checkDrafting(terms).result }

  /// Checks terms, and gives back the contract as it was written out for that, if it could be.
  func checkDrafting(_ terms: Located<Contract>) -> (result: CheckResult, document: Document?) {
    var found = TermsRule.allFindings(in: terms)
    var document: Document?
    do {
      let drafted = try drafter.draft(terms.value)
      document = drafted
      found += drafter.findings(in: drafted, of: terms)
    } catch {
      // What keeps the contract from being written is found, and the rest cannot be.
      found += error.diagnostics
    }
    return (CheckResult(found, waivedBy: terms, isWritten: document != nil), document)
  }
}

/// What the rules have found in a contract.
public struct CheckResult: Sendable, Hashable {
  /// What is not waived, in the order of the files.
  public var findings: [Diagnostic]
  /// Every waiver of the terms, in their order.
  public var waivers: [WaiverUse]

  public init(findings: [Diagnostic], waivers: [WaiverUse] = []) {
    self.findings = Faults(sorting: findings).diagnostics
    self.waivers = waivers
  }

  public func count(_ severity: Diagnostic.Severity) -> Int {
    findings.count { $0.severity == severity }
  }
}

/// A waiver, and the findings that it accepts.
public struct WaiverUse: Sendable, Hashable {
  public var waiver: Waiver
  public var findings: [Diagnostic]
}

// MARK: Waivers

extension CheckResult {
  fileprivate init(_ found: [Diagnostic], waivedBy terms: Located<Contract>, isWritten: Bool) {
    self.init(found, waivedBy: terms.allow, isWritten: isWritten) { terms.place(of: $0) }
  }

  /// Applies waivers; `place` says where a path such as `allow.0.rule` stands.
  init(
    _ found: [Diagnostic], waivedBy allow: [Waiver], isWritten: Bool,
    place: (String) -> SourceLocation
  ) {
    let byRule = Dictionary(grouping: found) { $0.rule ?? "" }
    var own: [Diagnostic] = []
    var uses: [WaiverUse] = []
    for (index, waiver) in allow.enumerated() {
      let place = place("allow.\(index).rule")
      let isRepeated = uses.contains { $0.waiver.rule == waiver.rule }
      let waived = isRepeated ? [] : byRule[waiver.rule] ?? []
      uses.append(WaiverUse(waiver: waiver, findings: waived))
      guard let rule = Rule.named(waiver.rule), rule.canBeWaived else {
        own.append(WaiverRules.unknown(waiver.rule, at: place))
        continue
      }
      let isDecided = isWritten || TermsRule.all.contains { $0.rule == rule }
      if waived.isEmpty, isDecided {
        own.append(
          Diagnostic(
            WaiverRules.unused, at: place,
            "\(rule.id) is waived\(isRepeated ? " twice" : ", but nothing breaks it")"))
      }
    }
    let waivedRules = Set(uses.filter { !$0.findings.isEmpty }.map(\.waiver.rule))
    self.init(
      findings: found.filter { !waivedRules.contains($0.rule ?? "") } + own, waivers: uses)
  }
}

/// ALW: the waivers themselves.
enum WaiverRules {
  static let all = [unknown, unused]

  static let unknown = Rule(
    "ALW001", .error, "A waiver names a rule that there is.",
    because: "A waiver of nothing hides a slip of the pen, and waives nothing.",
    mend: "to see all rules, run: engross rules",
    bad: "allow: [{rule: SCP03, because: the staff are named in a schedule}]",
    good: "allow: [{rule: SCP003, because: the staff are named in a schedule}]")

  static let unused = Rule(
    "ALW002", .warning, "A waiver accepts a finding.",
    because: "A waiver that outlives its finding will hide the next one.",
    mend: "remove the waiver",
    bad: "allow: [{rule: SLA001, because: it was agreed}]", good: "allow: []")

  static func unknown(_ id: String, at place: SourceLocation) -> Diagnostic {
    let near = id.nearest(in: Rule.all.filter(\.canBeWaived).map(\.id))
    return Diagnostic(
      unknown, at: place, "there is no rule \(id.shortened) to waive",
      mend: near.map { "did you mean \($0)?" })
  }
}

extension Rule {
  /// The letters before the numbers: parties, scope, hours, service levels, capacity, backup, security,
  /// liability, term, fees, the document, its style, and waivers.
  public static let families = [
    "PTY", "SCP", "HRS", "SLA", "CAP", "BCK", "SEC", "LIA", "TRM", "FEE", "DOC", "STY", "ALW",
  ]

  /// Every rule, family by family and in the order of their numbers.
  public static let all: [Rule] = {
    let rules =
      TermsRule.all.map(\.rule) + DocumentRule.all.map(\.rule)
      + AgreementRules.all + StyleFindings.all + WaiverRules.all
    return families.flatMap { family in
      rules.filter { $0.family == family }.sorted { $0.id < $1.id }
    }
  }()

  /// The rule of an identifier, such as `SLA001`.
  public static func named(_ id: String) -> Rule? { all.first { $0.id == id } }

  /// Whether terms may accept what it finds: not waivers, styles, nor what keeps a contract unwritten.
  public var canBeWaived: Bool { !["ALW", "STY"].contains(family) && id != "DOC005" }
}
