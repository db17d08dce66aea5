import ArgumentParser
import EngrossKit

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints a JSON Schema, from which editors complete and check files.",
    discussion: """
      engross schema terms > terms.schema.json
      engross schema style > style.schema.json
      engross schema agreement          the front matter of a Markdown agreement

      Then begin the terms with the line:

        # yaml-language-server: $schema=terms.schema.json
      """)

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case terms, style, agreement
  }

  @Argument(help: "The kind of file.")
  var subject: Subject

  func run() {
    switch subject {
    case .terms:
      print(
        Contract.schema.jsonSchema(title: "The terms of an IT support contract"), terminator: "")
    case .style:
      print(StyleSheet.schema.jsonSchema(title: "A style sheet of Engross"), terminator: "")
    case .agreement:
      print(
        AgreementFrontMatter.schema.jsonSchema(title: "The front matter of an agreement"),
        terminator: "")
    }
  }
}
