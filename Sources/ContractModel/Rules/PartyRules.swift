import StrictInput

/// PTY: who is bound, who signs, and where each is reached.
enum PartyRules {
  static let all = [
    startAfterEffect, noticesAndSecurityContacts, witnessedDeed, twoParties, twoPersons,
  ]

  static let startAfterEffect = TermsRule(
    "PTY003", .error, "The services begin no earlier than the contract binds the parties.",
    because: "Work before the effective date has no terms that govern it.",
    mend: "move serviceStart to the effective date or later",
    bad: "term: {effective: 2026-12-20, serviceStart: 2026-12-14}",
    good: "term: {effective: 2026-12-14, serviceStart: 2026-12-20}"
  ) { review in
    let term = review.term
    guard term.serviceStart < term.effective else { return }
    review.report(
      "the services begin on \(term.serviceStart.written), before the contract takes effect on "
        + term.effective.written,
      at: "term.serviceStart", see: ["term.effective": "the effective date is here"])
  }

  static let noticesAndSecurityContacts = TermsRule(
    "PTY004", .warning, "Each party can be reached with notices and about security incidents.",
    because: "A breach at night is told to a person, not to a registered office.",
    source: "Common Paper Professional Services Agreement 12.8 (notices)",
    mend: "name a contact with an email address and a telephone number",
    bad: "parties: {client: {securityContact: ~}}",
    good: """
      parties:
        client: {securityContact: {name: Ruth Lindqvist, phone: +44 114 496 0180}}
      """
  ) { review in
    for (role, party) in review.parties.both {
      if party.notices.email == nil, party.notices.attention == nil {
        review.report(
          "notices to the \(role) have no addressee", at: "parties.\(role).notices",
          mend: "add an attention or an email address")
      }
      if let contact = party.securityContact {
        if contact.email == nil, contact.phone == nil {
          review.report(
            "the \(role)'s security contact has neither a telephone number nor an email address",
            at: "parties.\(role).securityContact")
        }
      } else {
        review.report(
          "the \(role) has no security contact", at: "parties.\(role).securityContact",
          mend: "add a securityContact with an email address and a telephone number")
      }
    }
  }

  static let witnessedDeed = TermsRule(
    "PTY005", .warning, "A deed has two signatories for each party, or a witness.",
    because: "A deed that one person signs unseen may not bind the company.",
    source: "Companies Act 2006 s. 44(2) (companies in England, Wales and Northern Ireland)",
    mend: "name a second signatory, or set signing.witnesses to true",
    bad: "signing: {form: deed, witnesses: false}",
    good: "signing: {form: deed, witnesses: true}"
  ) { review in
    guard review.contract.isUnder(.england), let signing = review.signing, signing.form == .deed,
      !signing.witnesses
    else { return }
    for (role, party) in review.parties.both where party.signatories.count == 1 {
      review.report(
        "the deed is signed for the \(role) by one person and without a witness",
        at: "parties.\(role).signatories", see: ["signing.form": "the deed is here"])
    }
  }

  static let twoParties = TermsRule(
    "PTY006", .error, "The provider and the client are two different persons.",
    because: "Nobody can contract with themselves.",
    mend: "correct the name or the registration number of one party",
    bad: "parties: {client: {name: Harbour Light IT Ltd}}",
    good: "parties: {client: {name: Fenwick Castings plc}}"
  ) { review in
    let (provider, client) = (review.parties.provider, review.parties.client)
    if provider.name.lowercased() == client.name.lowercased() {
      review.report(
        "both parties are called \(client.name)", at: "parties.client.name",
        see: ["parties.provider.name": "the provider is named here"])
    } else if let one = provider.registration, let other = client.registration, one == other {
      review.report(
        "both parties have the registration number \(other.number)",
        at: "parties.client.registration.number",
        see: ["parties.provider.registration.number": "the provider's is here"])
    } else if let short = client.shortName, short == provider.shortName {
      review.report(
        "both parties have the short name \(short)", at: "parties.client.shortName",
        see: ["parties.provider.shortName": "the provider's is here"])
    }
  }

  static let twoPersons = TermsRule(
    "PTY007", .warning, "Nobody signs twice.",
    because: "A person who signs for both sides, or twice for one, invites doubt about authority.",
    mend: "name another signatory",
    bad: "parties: {client: {signatories: [{name: Eleanor Marsh, title: Director}]}}",
    good: "parties: {client: {signatories: [{name: Daniel Okafor, title: Director}]}}"
  ) { review in
    var first: [String: String] = [:]
    for (role, party) in review.parties.both {
      for (index, signatory) in party.signatories.enumerated() {
        let path = "parties.\(role).signatories.\(index).name"
        if let earlier = first[signatory.name.lowercased()] {
          review.report(
            "\(signatory.name) signs twice", at: path, see: [earlier: "the other place is here"])
        } else {
          first[signatory.name.lowercased()] = path
        }
      }
    }
  }
}
