package import StrictInput

/// A rule that the terms alone decide.
package struct TermsRule: Sendable {
  package let rule: Rule
  private let check: @Sendable (inout TermsReview) -> Void

  /// Makes a rule; its examples are terms to be laid over others that are sound otherwise.
  init(
    _ id: String, _ severity: Diagnostic.Severity, _ statement: String, because reason: String,
    source: String? = nil, mend remedy: String, bad: String, good: String,
    check: @escaping @Sendable (inout TermsReview) -> Void
  ) {
    rule = Rule(
      id, severity, statement, because: reason, source: source, mend: remedy, bad: bad, good: good)
    self.check = check
  }

  /// Every rule, family by family.
  package static let all: [TermsRule] =
    PartyRules.all + ScopeRules.all + HoursRules.all + ServiceLevelRules.all + CreditRules.all
    + AvailabilityRules.all + BackupRules.all + SecurityRules.all + DataProtectionRules.all
    + LiabilityRules.all + TermRules.all + FeeRules.all + CapacityRules.all

  /// What the rule finds in some terms.
  package func findings(in terms: Located<Contract>) -> [Diagnostic] {
    findings(in: terms, Feasibility(terms.value))
  }

  /// What every rule finds in some terms.
  package static func allFindings(in terms: Located<Contract>) -> [Diagnostic] {
    let feasibility = Feasibility(terms.value)
    return all.flatMap { $0.findings(in: terms, feasibility) }
  }

  private func findings(
    in terms: Located<Contract>, _ feasibility: Feasibility?
  ) -> [Diagnostic] {
    var review = TermsReview(terms: terms, feasibility: feasibility, rule: rule)
    check(&review)
    return review.findings
  }
}

/// The terms under a rule's eye, and what it has found in them.
@dynamicMemberLookup
struct TermsReview {
  let terms: Located<Contract>
  /// What can be kept of the response times, if the terms give the capacity.
  let feasibility: Feasibility?
  let rule: Rule
  private(set) var findings: [Diagnostic] = []

  init(terms: Located<Contract>, feasibility: Feasibility?, rule: Rule) {
    self.terms = terms
    self.feasibility = feasibility
    self.rule = rule
  }

  var contract: Contract { terms.value }

  subscript<Member>(dynamicMember member: KeyPath<Contract, Member>) -> Member {
    terms.value[keyPath: member]
  }

  /// Reports a finding at the value of a path, or where it would stand if it is not there; the
  /// other places explain it, each with what stands there.
  mutating func report(
    _ message: String, at path: String, mend remedy: String? = nil,
    see others: KeyValuePairs<String, String> = [:]
  ) {
    let related = others.map {
      Diagnostic.Related(location: terms.place(of: $0.key), message: $0.value)
    }
    findings.append(
      Diagnostic(rule, at: terms.place(of: path), message, mend: remedy, related: related))
  }

  /// Reports a finding at each value that equals an earlier one of its list.
  mutating func reportRepeated(
    _ values: [String], under list: String, key: String?, _ message: (String) -> String
  ) {
    func path(_ index: Int) -> String { "\(list).\(index)" + (key.map { ".\($0)" } ?? "") }
    var first: [String: Int] = [:]
    for (index, value) in values.enumerated() {
      if let earlier = first[value.lowercased()] {
        report(message(value), at: path(index), see: [path(earlier): "it is first given here"])
      } else {
        first[value.lowercased()] = index
      }
    }
  }
}

extension Located {
  /// Where the value at a path stands; for a value that is not in the file, where the key of the
  /// innermost record around it stands.
  package func place(of path: String) -> SourceLocation {
    if source[path: path] != nil { return location(of: path) }
    var steps = path.split(separator: ".")
    while !steps.isEmpty {
      steps.removeLast()
      let outer = steps.joined(separator: ".")
      if let key = keyLocation(of: outer) { return key }
      if source[path: outer] != nil { return location(of: outer) }
    }
    return source.location
  }
}
