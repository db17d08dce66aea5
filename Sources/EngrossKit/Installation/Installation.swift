internal import ContractDrafting
internal import Foundation
internal import PDFDrawing
internal import PDFObjects
internal import StrictInput

/// What Engross has on the machine that it runs on, and what is wrong with it.
public struct Installation: Sendable, Hashable, Codable {
  public struct Library: Sendable, Hashable, Codable {
    public var name: String
    public var version: String
  }

  public struct Font: Sendable, Hashable, Codable {
    public var family: String
    /// Whether contracts are set without it, but for texts in its scripts.
    public var isOptional: Bool
    public var isInstalled: Bool
    /// Where its files are.
    public var folders: [String]
  }

  public struct Dictionary: Sendable, Hashable, Codable {
    /// Such as `en-GB`.
    public var language: String
    public var isInstalled: Bool
  }

  public struct Finding: Sendable, Hashable, Codable {
    public enum Severity: String, Sendable, Hashable, Codable {
      /// Contracts cannot be made, or not as they should be.
      case error
      /// Something was not tried, or is wanted by some contracts alone.
      case warning
    }

    public var severity: Severity
    public var message: String
    /// The one command that puts it right; nil where there is none.
    public var cure: String?
  }

  /// The version of Engross.
  public var engine: String
  /// As the system names itself.
  public var system: String
  /// The folder that holds fonts.lock, and its neighbours.
  public var assets: String
  public var libraries: [Library]
  public var fonts: [Font]
  public var dictionaries: [Dictionary]
  public var findings: [Finding]

  /// Whether contracts can be made as they should be.
  public var isSound: Bool { findings.allSatisfy { $0.severity != .error } }

  /// Looks at the machine as it is now.
  public init(assets: Assets = .builtIn) {
    engine = Engrosser.version
    system = Self.systemName
    self.assets = assets.fonts.deletingLastPathComponent().path(percentEncoded: false)
    libraries = (DrawingLibraries.versions + FileLibraries.versions)
      .map { Library(name: $0.name, version: $0.version) }
    let installed = assets.dictionaries().keys
    dictionaries = Self.languages.map { language in
      Dictionary(
        language: language,
        isInstalled: installed.contains { $0 == language || $0.hasPrefix("\(language)-") })
    }
    (fonts, findings) = Self.fonts(of: assets)
    findings = Self.missingAssets(assets) + findings
    findings += dictionaries.filter { !$0.isInstalled }.map { dictionary in
      Finding(
        severity: .error,
        message: "there is no hyphenation dictionary for \(dictionary.language), so that lines of "
          + "contracts in it end elsewhere",
        cure: "apt-get install hyphen-\(dictionary.language.lowercased())")
    }
    findings += libraries.compactMap(\.finding)
  }

  /// Of the contracts that Engross knows the words for, those that are hyphenated.
  private static let languages = [
    "da", "de", "en-GB", "en-US", "es", "fr", "it", "nl", "pl", "pt-BR", "pt-PT", "sv",
  ]

  private static var systemName: String {
    let release = (try? String(contentsOfFile: "/etc/os-release", encoding: .utf8)) ?? ""
    let line = release.split(separator: "\n").first { $0.hasPrefix("PRETTY_NAME=") }
    return line.map { String($0.dropFirst("PRETTY_NAME=".count)).trimming("\"") }
      ?? ProcessInfo.processInfo.operatingSystemVersionString
  }

  private static func missingAssets(_ assets: Assets) -> [Finding] {
    var files = ["fonts.lock", "fonts.conf"].map { assets.fonts.appending(path: $0) }
    files.append(assets.styles.appending(path: "house.yaml"))
    files.append(assets.templateFolder().appending(path: "template.yaml"))
    return files.filter { !FileManager.default.fileExists(atPath: $0.path(percentEncoded: false)) }
      .map { file in
        let fault = Diagnostic.missingAsset(file)
        return Finding(
          severity: .error, message: fault.message, cure: "apt-get install --reinstall engross")
      }
  }

  private static func fonts(of assets: Assets) -> ([Font], [Finding]) {
    guard let families = try? assets.findFonts() else { return ([], []) }
    let fonts = families.map { found in
      Font(
        family: found.family.name, isOptional: found.family.isOptional,
        isInstalled: found.missing.isEmpty, folders: found.folders)
    }
    let findings = families.flatMap { found -> [Finding] in
      let package = found.family.package
      let unlocked = found.unlockedFaults.map {
        Finding(
          severity: .error, message: $0.message, cure: "apt-get install --reinstall \(package)")
      }
      // Half a family is an error even where it is optional.
      guard let missing = found.missingFault, !found.family.isOptional || !found.faces.isEmpty
      else { return unlocked }
      return unlocked + [
        Finding(severity: .error, message: missing.message, cure: "apt-get install \(package)")
      ]
    }
    return (fonts, findings)
  }
}

extension Installation.Library {
  /// The first and the last version, by as many numbers as tell releases apart, with which the
  /// tests pass.
  private static let tried: [String: (first: [Int], last: [Int])] = [
    "Cairo": ([1, 16], [1, 18]), "Pango": ([1, 50], [1, 56]), "HarfBuzz": ([6], [10]),
    "qpdf": ([11], [12]), "OpenSSL": ([3, 0], [3, 5]),
  ]

  /// Says that a version was not tried.
  fileprivate var finding: Installation.Finding? {
    guard let (first, last) = Self.tried[name] else { return nil }
    let numbers = version.split(separator: ".").prefix(first.count).map { Int($0) ?? 0 }
    guard numbers.lexicographicallyPrecedes(first) || last.lexicographicallyPrecedes(numbers) else {
      return nil
    }
    func written(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ".") }
    return Installation.Finding(
      severity: .warning,
      message:
        "\(name) \(version) was not tried; versions \(written(first)) to \(written(last)) were",
      cure: nil)
  }
}

extension String {
  fileprivate func trimming(_ character: Character) -> String {
    String(drop { $0 == character }.reversed().drop { $0 == character }.reversed())
  }
}
