import Foundation
import TestSupport
import Testing

@Suite final class CheckRulesTests: CommandTest {
  @Test func `every rule is listed on a line of its own, and explained`() async throws {
    let list = try await engross("rules")
    #expect(list.status == 0)
    let lines = list.output.split(separator: "\n")
    #expect(lines.count >= 50)
    #expect(
      lines.first
        == "PTY001  error    The contract names each party as it signs, with its legal form.")
    // Each run is a process of its own, so every seventh stands for all.
    for line in lines.enumerated().filter({ $0.offset.isMultiple(of: 7) }).map(\.element) {
      let explained = try await engross("explain", String(line.prefix(6)))
      #expect(explained.status == 0)
      #expect(explained.output.hasPrefix("\(line.prefix(6)) ("))
    }
  }

  @Test func `one family can be listed`() async throws {
    let list = try await engross("rules", "PTY")
    #expect(
      list.output == """
        PTY001  error    The contract names each party as it signs, with its legal form.
        PTY002  error    Each party has a place to sign, with name, title and date.
        PTY003  error    The services begin no earlier than the contract binds the parties.
        PTY004  warning  Each party can be reached with notices and about security incidents.
        PTY005  warning  A deed has two signatories for each party, or a witness.
        PTY006  error    The provider and the client are two different persons.
        PTY007  warning  Nobody signs twice.

        """)
  }

  @Test func `a rule is explained with its source and examples`() async throws {
    let result = try await engross("explain", "sla009")
    #expect(
      result.output == """
        SLA009 (warning): Where credits are the only remedy, repeated failure ends the contract.

        Why: Otherwise the client must go on paying for a service that always fails.

        Source: Common Paper SLA 3.4 and 3.5 (2 of 3 months)

        What to do: add serviceCredits.chronicFailure, such as {months: 2, within: 3}.

        Broken by:

            serviceCredits: {exclusiveRemedy: true, chronicFailure: ~}

        Kept by:

            serviceCredits: {exclusiveRemedy: true, chronicFailure: {months: 2, within: 3}}

        In an example, ~ stands for a key that is left out.

        To accept it, say so in the terms: allow: [{rule: SLA009, because: ...}]

        """)
  }

  @Test(arguments: [
    (["explain", "SLA099"], "error: there is no rule SLA099; did you mean SLA009?\n"),
    (
      ["explain", "everything"],
      "error: there is no rule everything; to see all rules, run: engross rules\n"
    ),
    (
      ["rules", "XYZ"],
      "error: there is no family XYZ; there are PTY, SCP, HRS, SLA, CAP, BCK, SEC, LIA, TRM, FEE, DOC, STY, ALW\n"
    ),
  ])
  func `a rule that there is not is misuse`(
    _ arguments: [String], _ message: String
  ) async throws {
    let result = try await engross(arguments)
    #expect(result.status == 64)
    #expect(result.errors.hasPrefix(message))
  }

  @Test(arguments: ["terms", "style"])
  func `the schema is JSON that names its draft`(_ subject: String) async throws {
    let result = try await engross("schema", subject)
    #expect(result.status == 0)
    let json = try #require(
      try JSONSerialization.jsonObject(with: result.standardOutput) as? [String: Any])
    #expect(json["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(json["additionalProperties"] as? Bool == false)
  }
}
