internal import ContractModel
public import Foundation
internal import StrictInput

extension CheckResult {
  /// The findings, the waivers and the numbers of each severity as JSON.
  public func json() throws -> Data {
    struct Finding: Encodable {
      var waiver: String?
      var finding: Diagnostic

      func encode(to encoder: any Encoder) throws {
        try finding.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encodeIfPresent(waiver, forKey: .waivedBecause)
      }

      enum Key: CodingKey { case waivedBecause }
    }
    struct Output: Encodable {
      var errors: Int
      var warnings: Int
      var notes: Int
      var waived: Int
      var findings: [Finding]
    }
    let waived = waivers.flatMap { use in
      use.findings.map { Finding(waiver: use.waiver.because, finding: $0) }
    }
    return try Self.encoder.encode(
      Output(
        errors: count(.error), warnings: count(.warning), notes: count(.note),
        waived: waived.count, findings: findings.map { Finding(finding: $0) } + waived))
  }

  /// The findings in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS), which
  /// code hosts show beside the lines; what is waived is there, too, as suppressed.
  public func sarif(version: String) throws -> Data {
    let rules = Rule.all
    let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
    let results =
      findings.map { SARIF.Result($0, indices) }
      + waivers.flatMap { use in
        use.findings.map { finding in
          var result = SARIF.Result(finding, indices)
          result.suppressions = [SARIF.Suppression(justification: use.waiver.because)]
          return result
        }
      }
    let driver = SARIF.Driver(version: version, rules: rules.map(SARIF.Descriptor.init))
    return try Self.encoder.encode(
      SARIF(runs: [SARIF.Run(tool: SARIF.Tool(driver: driver), results: results)]))
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}

/// As much of a SARIF log as findings need; the names are those of the standard.
private struct SARIF: Encodable {
  var schema = "https://json.schemastore.org/sarif-2.1.0.json"
  var version = "2.1.0"
  var runs: [Run]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  struct Run: Encodable {
    var columnKind = "unicodeCodePoints"
    var tool: Tool
    var results: [Result]
  }

  struct Tool: Encodable {
    var driver: Driver
  }

  struct Driver: Encodable {
    var name = "engross"
    var version: String
    var rules: [Descriptor]
  }

  struct Descriptor: Encodable {
    var id: String
    var shortDescription: Message
    var fullDescription: Message
    var help: Message
    var defaultConfiguration: Configuration

    init(_ rule: Rule) {
      id = rule.id
      shortDescription = Message(text: rule.statement)
      fullDescription = Message(text: rule.reason)
      help = Message(text: rule.remedy)
      defaultConfiguration = Configuration(level: rule.severity.rawValue)
    }
  }

  struct Configuration: Encodable {
    var level: String
  }

  struct Message: Encodable {
    var text: String
  }

  struct Result: Encodable {
    var ruleId: String?
    var ruleIndex: Int?
    var level: String
    var message: Message
    var locations: [Location]
    var relatedLocations: [Location]?
    var suppressions: [Suppression]?

    init(_ finding: Diagnostic, _ indices: [String: Int]) {
      ruleId = finding.rule
      ruleIndex = finding.rule.flatMap { indices[$0] }
      level = finding.severity.rawValue
      message = Message(text: finding.message + (finding.help.map { "; \($0)" } ?? ""))
      locations = finding.location.map { [Location($0)] } ?? []
      let related = finding.related.enumerated().map { Location($1.location, id: $0, $1.message) }
      relatedLocations = related.isEmpty ? nil : related
    }
  }

  struct Suppression: Encodable {
    var kind = "inSource"
    var justification: String
  }

  struct Location: Encodable {
    var id: Int?
    var physicalLocation: PhysicalLocation
    var message: Message?

    init(_ location: SourceLocation, id: Int? = nil, _ message: String? = nil) {
      self.id = id
      self.message = message.map(Message.init)
      let path = location.file == "-" ? "stdin" : location.file
      let uri =
        path.hasPrefix("/")
        ? URL(filePath: path).absoluteString
        : path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
      physicalLocation = PhysicalLocation(
        artifactLocation: Artifact(uri: uri),
        region: Region(startLine: location.line, startColumn: location.column))
    }
  }

  struct PhysicalLocation: Encodable {
    var artifactLocation: Artifact
    var region: Region
  }

  struct Artifact: Encodable {
    var uri: String
  }

  struct Region: Encodable {
    var startLine: Int
    var startColumn: Int
  }
}
