public import ArgumentParser
public import EngrossKit
import Foundation

extension ClientList.Format: ExpressibleByArgument {}
extension ListEncoding: ExpressibleByArgument {}

/// How a client list is written, where it does not say so itself.
struct ListOptions: ParsableArguments {
  @Option(help: "The form of the list; else the ending of its name tells, or its first character.")
  var listFormat: ClientList.Format?

  @Option(help: "The encoding of the list, where no byte order mark tells: UTF-8 unless given.")
  var encoding: ListEncoding?

  @Option(
    help: ArgumentHelp(
      "What stands between cells: a character, or tab; else the first line tells.",
      valueName: "character"),
    transform: { text in
      if ["tab", "\\t"].contains(text) { return UInt8(ascii: "\t") }
      let bytes = Array(text.utf8)
      guard bytes.count == 1, bytes[0] >= 0x20, bytes[0] != UInt8(ascii: "\"") else {
        throw ValidationError("give one character such as ; or the word tab")
      }
      return bytes[0]
    })
  var delimiter: UInt8?

  @Option(
    help: ArgumentHelp(
      "The language and country in which the cells of a table have numbers and dates, such as "
        + "de-DE for 1.250,00; else they are as in the terms.", valueName: "locale"),
    transform: { text in
      guard let locale = ListLocale(text) else {
        throw ValidationError("\(text) is not a locale; give one such as de-DE")
      }
      return locale
    })
  var locale: ListLocale?

  var options: ClientList.Options {
    .init(format: listFormat, encoding: encoding, delimiter: delimiter, locale: locale)
  }

  /// The bytes of a file, or of standard input for `-`.
  func bytes(of name: String) throws(Failure) -> [UInt8] {
    guard name == "-" || FileManager.default.fileExists(atPath: name) else {
      throw Failure(.noInput, "there is no file \(name)")
    }
    do {
      let handle =
        name == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(filePath: name))
      var bytes: [UInt8] = []
      // Piece by piece, so that a long list is in memory once.
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { bytes += piece }
      return bytes
    } catch {
      throw Failure(.noInput, "\(name) cannot be read", help: "give a file that you may read")
    }
  }
}

/// How a batch is run.
struct RunOptions: ParsableArguments {
  @Option(
    name: [.short, .long], help: "How many contracts to draw at once; else one for each processor.")
  var jobs: Int?

  @Flag(help: "Go on with the batch that is in the folder: do only what is not done yet.")
  var resume = false

  @Flag(
    name: .customLong("final"),
    help: "Leave out the word DRAFT; contracts with errors are not written, with it or without.")
  var isFinal = false

  @Flag(help: "Stop at the first row with faults, instead of leaving it out.")
  var failFast = false

  @Flag(help: "Leave out rows with faults and go on; so it is unless --fail-fast is given.")
  var keepGoing = false

  @Flag(help: "Do everything but draw and write.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Where to write the failed rows, to be mended and run again.", valueName: "file"),
    completion: .file())
  var errors: String?

  @Option(help: "How to tell how far it is; auto is a line that moves on a terminal, else plain.")
  var progress = BatchProgress.Style.auto

  @Option(
    help: ArgumentHelp(
      "The share of the rows to draw, such as 0/4, counted from 0.", valueName: "index/count"))
  var shard: String?

  @Option(
    help: ArgumentHelp(
      "The number of shards, where the scheduler tells only the index.", valueName: "count"))
  var shards: Int?

  @Option(
    help: ArgumentHelp(
      "With - for the file, what became of each row goes to standard output and to no file.",
      valueName: "-"))
  var manifest: String?

  @Option(
    help: ArgumentHelp(
      "When all rows are done, put all contracts in this ZIP file as well.", valueName: "file.zip"),
    completion: .file(extensions: ["zip"]))
  var zip: String?

  @Option(
    help: ArgumentHelp(
      "When all rows are done, join all contracts in this PDF as well, for a printer: one bookmark "
        + "each, and nothing to fill in, to sign or to be read out.", valueName: "file.pdf"),
    completion: .file(extensions: ["pdf"]))
  var merge: String?

  func validate() throws {
    if zip ?? merge != nil, dryRun || manifest == "-" {
      throw ValidationError(
        "--zip and --merge need the contracts and their manifest: leave out "
          + (dryRun ? "--dry-run" : "--manifest -"))
    }
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs is \(jobs); give a number from 1 to 256")
    }
    if failFast, keepGoing { throw ValidationError("give --fail-fast or --keep-going, not both") }
    if let manifest, manifest != "-" {
      throw ValidationError("the manifest is in the folder; --manifest takes only -")
    }
    if let shard, Shard(shard) == nil {
      throw ValidationError("--shard is \(shard); write it as 0/4, counted from 0")
    }
    if let shards, shards < 1 { throw ValidationError("--shards is \(shards); give 1 or more") }
  }

  func chosenShard() throws(Faults) -> Shard? {
    if let shard { return Shard(shard) }
    return try Shard.fromEnvironment(ProcessInfo.processInfo.environment, count: shards)
  }
}
