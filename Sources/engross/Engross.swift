import ArgumentParser

@main
struct Engross: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engross", abstract: "Typesets IT-support contracts, ready to be signed.")
}
