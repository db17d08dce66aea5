@testable import ContractDrafting
import ContractModel
import Testing

struct StrictMustacheTests {
  @Test(arguments: [
    (
      "{{parties.client.nmae}}",
      "1: error: there is no \"nmae\" in parties.client; "
        + "did you mean \"name\"?"
    ),
    (
      "a {{refrence}}",
      "3: error: there is no \"refrence\" in the terms; "
        + "did you mean \"reference\"?"
    ),
    (
      "{{#term}}{{zzzzzz}}{{/term}}",
      "10: error: there is no \"zzzzzz\" in term; "
        + "known here: effective, end, initial, nonRenewalNoticeBy, renewal, reviewEvery, "
        + "serviceStart"
    ),
    (
      "{{term.renewal.mode.automatik}}",
      "1: error: there is no \"automatik\" in "
        + "term.renewal.mode; did you mean \"automatic\"?"
    ),
    (
      "{{scope.services.name}}",
      "1: error: scope.services is a list, so it has no \"name\"; "
        + "write {{#services}}{{name}}{{/services}}"
    ),
    ("{{uper(reference)}}", "1: error: there is no transform \"uper\"; did you mean upper(…)?"),
    (
      "{{xyz(reference)}}",
      "1: error: there is no transform \"xyz\"; known are and, or, count, "
        + "any, several, words, wordsAndFigures, amount, upper, sentence"
    ),
    (
      "{{words(reference)}}",
      "1: error: words(…) takes a whole number or a length of time, "
        + "and reference is text"
    ),
    (
      "{{and(scope.services)}}",
      "1: error: and(…) takes a list of printed values, "
        + "and scope.services is a list"
    ),
    (
      "{{amount(term.effective)}}",
      "1: error: amount(…) takes a sum of money, "
        + "and term.effective is a date"
    ),
    ("{{>adress}}", "1: error: there is no partials/adress.md; did you mean {{> address}}?"),
    ("{{>zzz}}", "1: error: there is no partials/zzz.md; add the file, or remove the tag"),
    (
      "{{parties}}",
      "1: error: {{parties}} cannot be printed: it is a record; "
        + "print one of its values, such as {{parties.client}}"
    ),
    (
      "{{fees.invoicing.inAdvance}}",
      "1: error: {{fees.invoicing.inAdvance}} cannot be printed: "
        + "it is true or false; "
        + "test it: {{#fees.invoicing.inAdvance}}…{{/fees.invoicing.inAdvance}}"
    ),
    (
      "{{term.renewal.mode}}",
      "1: error: {{term.renewal.mode}} cannot be printed: it is one of "
        + "automatic, byAgreement, none; "
        + "test it: {{#term.renewal.mode.automatic}}…{{/term.renewal.mode.automatic}}"
    ),
    (
      "{{scope.exclusions}}",
      "1: error: {{scope.exclusions}} cannot be printed: it is a list; "
        + "write {{and(scope.exclusions)}}, or {{#scope.exclusions}}…{{/scope.exclusions}}"
    ),
    (
      "{{scope.services}}",
      "1: error: {{scope.services}} cannot be printed: it is a list; "
        + "write {{#scope.services}}…{{/scope.services}}"
    ),
    (
      "{{#term}}{{#last()}}x{{/last()}}{{/term}}",
      "10: error: {{#last()}} does not stand "
        + "directly in the section of a list; close the sections between it and the list"
    ),
    ("{{separator}}", "1: error: there is no \"separator\" in the terms"),
  ])
  func `a name, transform or partial that Mustache would pass over is a fault`(
    _ text: String, _ message: String
  ) {
    #expect(faults(text, partials: ["address": "x"]) == "a.md:1:" + message)
  }

  @Test(arguments: [
    (
      "{{responseDefinition}}",
      "1: error: {{responseDefinition}} prints nothing where the terms "
        + "leave out responseDefinition; "
        + "put it in a section {{#responseDefinition}}…{{/responseDefinition}}"
    ),
    (
      "{{backup.recovery.plan}}",
      "1: error: {{backup.recovery.plan}} prints nothing where the "
        + "terms leave out backup; put it in a section {{#backup}}…{{/backup}}"
    ),
    (
      "{{#backup}}{{recovery.plan}}{{/backup}}",
      "12: error: {{recovery.plan}} prints nothing "
        + "where the terms leave out backup.recovery; "
        + "put it in a section {{#recovery}}…{{/recovery}}"
    ),
    (
      "{{^backup}}{{backup.recovery.plan}}{{/backup}}",
      "12: error: {{backup.recovery.plan}} prints "
        + "nothing where the terms leave out backup; put it in a section {{#backup}}…{{/backup}}"
    ),
    (
      "{{and(scope.exclusions)}}",
      "1: error: {{and(scope.exclusions)}} prints nothing where the "
        + "terms leave out scope.exclusions; "
        + "put it in a section {{#any(scope.exclusions)}}…{{/any(scope.exclusions)}}"
    ),
    (
      "{{serviceLevels.P4.name}}",
      "1: error: {{serviceLevels.P4.name}} prints nothing where the "
        + "terms leave out serviceLevels.P4; "
        + "put it in a section {{#serviceLevels.P4}}…{{/serviceLevels.P4}}"
    ),
  ])
  func `a value that may be absent is printed only where a section has tested it`(
    _ text: String, _ message: String
  ) {
    #expect(faults(text) == "a.md:1:" + message)
  }

  @Test(arguments: [
    "{{#responseDefinition}}{{.}}{{/responseDefinition}}",
    "{{#responseDefinition}}{{responseDefinition}} {{reference}}{{/responseDefinition}}",
    "{{#backup}}{{#recovery}}{{plan}}{{backup.recovery.plan}}{{/recovery}}{{/backup}}",
    "{{#backup.recovery}}{{plan}}{{backup.restoreTest.every}}{{/backup.recovery}}",
    "{{#any(scope.exclusions)}}{{and(scope.exclusions)}}{{/any(scope.exclusions)}}",
    "{{#signing.electronic}}{{#signing.form.deed}}x{{/signing.form.deed}}{{/signing.electronic}}",
    "{{#serviceLevels}}{{priority}} {{name}}{{separator}}{{/serviceLevels}}",
    "{{count(scope.sites)}} {{fees.total}} {{term.end}} {{title}}",
    "{{#scope.sites}}{{#first()}}x{{/first()}}{{#address}}{{separator}}{{/address}}{{/scope.sites}}",
  ])
  func `what a section has tested may be printed in it`(_ text: String) {
    #expect(faults(text) == "")
  }

  @Test(arguments: [
    (
      "{{#backup}}\nx",
      "1:1: error: the section {{#backup}} is not closed; "
        + "end it with {{/backup}} in the same file"
    ),
    ("x\n {{/backup}}", "2:2: error: {{/backup}} closes no section"),
    (
      "{{#term}}{{/trem}}{{/term}}",
      "1:10: error: {{/trem}} closes no section; "
        + "the open section is closed by {{/term}}"
    ),
    (
      "{{#term}}{{^backup}}{{/term}}",
      "1:10: error: the section {{^backup}} is not closed; "
        + "end it with {{/backup}} in the same file"
    ),
    ("x {{reference}", "1:3: error: the tag is not closed; end it with }}"),
    ("{{! a\nb", "1:1: error: the note is not closed; end it with }}"),
    ("x }} y", "1:3: error: }} closes no tag; begin the tag with {{"),
    ("{{}}", "1:1: error: the tag is empty; write a name in it"),
    ("{{upper(reference}}", "1:1: error: the brackets of {{upper(reference}} do not match"),
    (
      "{{{reference}}}",
      "1:1: error: values are always printed as they are; "
        + "write two braces: {{name}}"
    ),
    (
      "{{&reference}}",
      "1:1: error: values are always printed as they are; "
        + "write two braces: {{name}}"
    ),
    ("{{=<% %>=}}", "1:1: error: the dialect has no tag {{=<% %>=}}"),
    ("{{<layout}}", "1:1: error: the dialect has no tag {{<layout}}"),
    (
      "a\u{10FFFD}b",
      "1:2: error: the text has a character for private use; "
        + "remove it; it prints nothing"
    ),
  ])
  func `a tag that is not well formed is a fault`(_ text: String, _ message: String) {
    #expect(faults(text).split(separator: "\n").first ?? "" == "a.md:" + message)
  }

  @Test func `every fault of a template is reported at its place, in partials too`() {
    #expect(
      faults(
        "{{one}}\n\n{{#term}}\n  {{two}}\n{{/term}}\n{{> inner}}\n{{> inner}}\n",
        partials: ["inner": "x\n{{three}}\n", "loop": "{{> loop}}"]
      ).split(separator: "\n").map { $0.prefix { $0 != " " } }
        == ["a.md:1:1:", "a.md:4:3:", "partials/inner.md:2:1:"])
    #expect(
      faults("{{> loop}}", partials: ["loop": "{{> loop}}"])
        == "partials/loop.md:1:1: error: the partial loop contains itself")
  }

  @Test func `lists are joined, counted and tested`() throws {
    let contract = contract {
      $0.scope.exclusions = ["a", "b", "c"]
      $0.precedence = []
      $0.clientDuties = ["x"]
    }
    let text = """
      {{#any(scope.exclusions)}}{{and(scope.exclusions)}}, {{or(scope.exclusions)}}, \
      {{count(scope.exclusions)}}{{/any(scope.exclusions)}}.
      {{#scope.exclusions}}{{#first()}}First {{/first()}}{{.}}{{separator}}{{/scope.exclusions}}.
      {{#any(precedence)}}never{{/any(precedence)}}{{^precedence}}none{{/precedence}}.
      {{#several(clientDuties)}}duties{{/several(clientDuties)}}\
      {{^several(clientDuties)}}duty{{/several(clientDuties)}}.
      """
    #expect(
      try blocks(text, of: contract)
        == "p ‹a, b and c›, ‹a, b or c›, ‹3›. First ‹a›, ‹b› and ‹c›. none. duty.\n")
  }

  @Test(arguments: [(1, "1."), (2, "1; and 2."), (4, "1; 2; 3; and 4.")])
  func `the last item but one of a list is known`(_ count: Int, _ expected: String) throws {
    let text = """
      {{#clientDuties}}{{.}}{{^last()}}; {{/last()}}{{#lastButOne()}}and {{/lastButOne()}}\
      {{#last()}}.{{/last()}}{{/clientDuties}}
      """
    let printed = try blocks(
      text, of: contract { $0.clientDuties = (1...count).map { "\($0)" } })
    #expect(printed.filter { !"‹›".contains($0) } == "p \(expected)\n")
  }

  @Test func `an absent value does not let an outer one of its name through`() throws {
    let text =
      "{{#parties.client}}{{#notices}}{{#address}}{{city}}{{/address}}.{{/notices}}{{/parties.client}}"
    #expect(try blocks(text, of: contract { $0.parties.client.notices.address = nil }) == "p .\n")
  }

  @Test func `tags alone on a line leave no line, and partials keep their indent`() throws {
    #expect(
      try blocks(
        """
        ## Fees

        | Item | Price |
        |---|---|
        {{#fees.lines}} {{! each }}
        | {{item}} | {{price}} |
        {{/fees.lines}}

        1. Address:

           {{> lines}}
        1. End.
        """, partials: ["lines": "1. {{reference}}\n1. second\n"],
        of: contract { $0.fees.lines = Array(repeating: $0.fees.lines[0], count: 2) }) == """
          h1 1. Fees #fees
          table leading leading
            head Item | Price
            row ‹text› | ‹£1,250.00›
            row ‹text› | ‹£1,250.00›
          list clauses 1
            1.1
              p Address:
              list clauses 2
                (a)
                  p ‹text›
                (b)
                  p second
            1.2
              p End.

          """)
  }
}
