import Foundation
import TestSupport
import Testing

@Suite final class HelpTests: CommandTest {
  @Test func `the help teaches how to begin`() async throws {
    let result = try await engross("--help")
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(try await engross().output == result.output)
    #expect(
      result.output == """
        OVERVIEW: Typesets IT-support contracts as PDFs that are ready to be signed.

        Begin with terms to fill in, then render them:

          engross init acme
          engross render acme/terms.yaml

        The first command writes acme/terms.yaml, every key of it explained, and the
        words of the contract, clause by clause. The second writes acme/terms.pdf. To
        change the words, edit the clauses and add: --template acme

        Exit codes: 0 done; 1 the terms have faults; 64 the command was misused; 65 a
        file cannot be read for what it should be: the terms are not YAML or JSON, or
        the template, the style or a font is unfit; 66 a file is missing; 69 a
        timestamping authority does not answer; 70 a fault of Engross itself; 73 the
        output cannot be written. No file is written unless the code is 0.

        For completions of your shell: engross --generate-completion-script zsh

        USAGE: engross <subcommand>

        OPTIONS:
          --version               Show the version.
          -h, --help              Show help information.

        SUBCOMMANDS:
          render                  Writes a contract out from its terms, as a PDF ready
                                  to be signed.
          watch                   Renders a contract again whenever its terms, words or
                                  looks are saved.
          batch                   Writes a contract for each client of a list.
          check                   Says what a careful reader would ask to change before
                                  signing.
          rules                   Lists the rules by which contracts are checked.
          explain                 Explains a rule: why it is asked, how to mend what
                                  breaks it, with examples.
          init                    Writes terms to fill in, and the words of the
                                  contract to change.
          sign                    Signs a contract with your certificate (PAdES),
                                  beside those who signed before.
          verify                  Checks the words of a contract, its signatures, and
                                  what was done to it since.
          conform                 Makes a conformed copy of a signed contract: /s/ and
                                  the names of who signed.
          inspect                 Shows the terms, fields, signatures, standards and
                                  attachments of a PDF.
          styles                  Shows the styles that come with Engross, and helps to
                                  make one of your own.
          fonts                   Lists the fonts that a style may use, with their
                                  licences and what they cover.
          schema                  Prints a JSON Schema, from which editors complete and
                                  check files.
          manifest                Works with the manifests of batches.
          doctor                  Says what Engross has on this machine, what is
                                  missing, and what cures it.

          See 'engross help <subcommand>' for detailed help.

        """)
  }

  @Test func `the help of render shows what can be asked for`() async throws {
    let result = try await engross("render", "--help")
    #expect(result.status == 0)
    #expect(
      result.output == """
        OVERVIEW: Writes a contract out from its terms, as a PDF ready to be signed.

        engross render acme.yaml                      writes acme.pdf
        engross render acme.yaml -o out/acme.pdf      writes it elsewhere
        engross render acme.yaml --final              without DRAFT across each page
        engross render acme.yaml --template acme      in the words of the folder acme
        engross render acme.yaml --style acme.yaml    in the looks of another style
        engross render acme.yaml --format png         acme-01.png, acme-02.png, ...
        engross render acme.yaml -o a.png --pages 1   one page as one picture
        engross render acme.yaml --explain-breaks     says why each page ends
        engross render - < acme.yaml > acme.pdf       within a pipe
        engross render - --agreement < nda.md > nda.pdf
        engross render nda.md                         an agreement of your own

        The same terms, template and style give the same bytes, wherever and whenever
        they are rendered: the date of the PDF is the day on which the contract takes
        effect, or that of --creation-timestamp, or that of the variable
        SOURCE_DATE_EPOCH.

        USAGE: engross render <terms> [--output <file>] [<options>]

        ARGUMENTS:
          <terms>                 The terms of the contract (YAML or JSON), or - for
                                  standard input; or an agreement (.md).

        OPTIONS:
          --agreement             Take the input for an agreement in Markdown, whatever
                                  its name; for standard input.
          -o, --output <file>     The file to write, or - for standard output; else it
                                  stands beside the terms.
          --style <name|file.yaml>
                                  A style that comes with Engross, or a file of your
                                  own; else house.
          --font-path <folder>    A folder in which fonts are looked for first; may be
                                  repeated. Then come the folders of the variable
                                  ENGROSS_FONTS.
          --unlocked-fonts        Take fonts that Engross does not know to the byte;
                                  what is made with them says so.
          --template <folder>     The folder of a template of your own, as 'engross
                                  init' makes it.
          --final                 Leave out the word DRAFT; refused while 'engross
                                  check' finds errors.
          --line-numbers          Number the lines of a draft in the outer margin, as
                                  lineNumbers of the style says.
          --strict                Refuse a style whose text is hard to see or whose
                                  pictures are coarse.
          --format <format>       What to write; else the ending of --output tells, and
                                  without one it is a PDF. (values: pdf, png, svg)
          --pages <range>         The pages to picture, such as 3 or 1-3; PNG and SVG.
          --ppi <ppi>             The dots an inch of pictures, 144 unless given; PNG
                                  only.
          --pdf-standard <pdf-standard>
                                  The standards of the PDF: archival and accessible, or
                                  none, and then it is untagged. (values: a-3a,ua-1,
                                  none; default: a-3a,ua-1)
          --esign <none|docusign|adobe|dropbox|pandadoc>
                                  The service that will send it to be signed: its tags
                                  are written into the fields, unseen.
          --counterparts <number> Write so many originals, acme-01.pdf and on, each
                                  marked with its number.
          --creation-timestamp <seconds>
                                  The date of the PDF, in seconds since 1970-01-01 in
                                  UTC.
          --explain-breaks        Say why each page ends where it does, and what the
                                  best other places would cost: points as in
                                  pageBreaking of the style, and the square of the
                                  percentage that stays empty.
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }

  @Test func `the version is told`() async throws {
    #expect(try await engross("--version").output == "0.2.0\n")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `a shell can complete the command`(_ shell: String) async throws {
    let result = try await engross("--generate-completion-script", shell)
    #expect(result.status == 0)
    #expect(result.output.contains("render"))
  }

  @Test func `the styles are listed, and their keys explained`() async throws {
    let list = try await engross("styles")
    #expect(list.status == 0)
    #expect(
      list.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
        == ["counsel", "house", "ledger", "northwind"])
    let key = try await engross("styles", "explain", "page.margins.top")
    #expect(key.output.hasPrefix("page.margins.top: "))
    let unknown = try await engross("styles", "explain", "page.margin")
    #expect(unknown.status == 64)
    #expect(
      unknown.errors == """
        error: style sheets have no key "page.margin"; did you mean "page.margins"?
        1 error; nothing was explained

        """)
  }

  @Test func `the fonts that may be used are listed`() async throws {
    let result = try await engross("fonts", "--verify")
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output.hasPrefix("Linux Libertine O          serif      installed\n"))
    #expect(result.output.hasSuffix("\nevery file that was found is known\n"))
  }

  @Test(arguments: [
    (["render"], "Missing expected argument '<terms>'"),
    (["rendr"], "Unexpected argument 'rendr'"),
    (["render", "a.yaml", "b.yaml"], "Unexpected argument 'b.yaml'"),
    (["render", "a.yaml", "--colour"], "Unknown option '--colour'"),
    (
      ["render", "a.yaml", "--format", "docx"],
      "The value 'docx' is invalid for '--format <format>'. Please provide one of 'pdf', 'png' "
        + "or 'svg'."
    ),
    (
      ["render", "a.yaml", "-o", "out/a.docx"],
      "out/a.docx ends in .docx; what can be written is .pdf, .png and .svg"
    ),
    (
      ["render", "a.yaml", "-o", "a.pdf", "--format", "png"],
      "--format png and a.pdf do not go together; change one"
    ),
    (["render", "a.yaml", "--pages", "2"], "--pages is for pictures: a contract is signed whole"),
    (["render", "a.yaml", "--ppi", "72"], "--ppi is for pictures of dots: add --format png"),
    (
      ["render", "a.yaml", "-o", "a.png", "--ppi", "7"],
      "--ppi is 7; give a number from 18 to 1200"
    ),
    (
      ["render", "a.yaml", "-o", "a.png", "--pages", "3-1"],
      "The value '3-1' is invalid for '--pages <range>': write a page as 3, or pages as 1-3"
    ),
    (
      ["render", "a.yaml", "-o", "-", "--format", "png"],
      "standard output takes one picture: add --pages 1"
    ),
    (
      ["render", "a.yaml", "-o", "-", "--explain-breaks"],
      "--explain-breaks prints to standard output: add -o and a file"
    ),
    (["render", "a.pdf"], "a.pdf would be written over its own terms"),
    (
      ["render", "a.yaml", "-o", "./a.yaml"],
      "./a.yaml ends in .yaml; what can be written is .pdf, .png and .svg"
    ),
    (
      ["render", "a.yaml", "--creation-timestamp", "today"],
      """
      The value 'today' is invalid for '--creation-timestamp <seconds>': \
      give whole seconds since 1970-01-01 in UTC, such as 1796083200
      """
    ),
    (["init"], "Missing expected argument '<folder>'"),
  ])
  func `misuse is explained`(_ arguments: [String], _ message: String) async throws {
    let result = try await engross(arguments)
    #expect(result.status == 64)
    #expect(result.errors.split(separator: "\n").first == "Error: \(message)")
    #expect(try files == [])
  }

  @Test func `a date in the environment that is none is misuse`() async throws {
    let result = try await engross(
      "render", "a.yaml", environment: ["SOURCE_DATE_EPOCH": "yesterday"])
    #expect(result.status == 64)
    #expect(
      result.errors.split(separator: "\n").first == """
        Error: SOURCE_DATE_EPOCH is 'yesterday': \
        give whole seconds since 1970-01-01 in UTC, such as 1796083200
        """)
  }

  @Test func `a PDF is not sent to the screen`() async throws {
    let result = try await shell(
      "script --quiet --return --command '$engross render a.yaml -o -' /dev/null")
    #expect(result.status == 64)
    #expect(result.output.hasPrefix("Error: a PDF is not for the screen: add -o and a file"))
  }
}
