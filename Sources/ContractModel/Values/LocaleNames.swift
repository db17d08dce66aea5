import Foundation
public import StrictInput

/// A time zone by its name in the IANA database, such as `Europe/London`.
public struct TimeZoneName: Sendable, Hashable {
  public let identifier: String
}

extension TimeZoneName: StrictScalar {
  public init(written text: String) throws(Misfit) {
    // Foundation also takes abbreviations and offsets, whose meaning changes with the season.
    let isName = text == "UTC" || text.contains("/")
    guard isName, TimeZone(identifier: text) != nil else {
      let near = text.nearest(in: TimeZone.knownTimeZoneIdentifiers)
      throw Misfit(
        "\"\(text.shortened)\" is not a time zone",
        help: near.map { "did you mean \($0)?" }
          ?? "use a name of the IANA database such as Europe/London")
    }
    identifier = text
  }

  public var written: String { identifier }
  public static var expectation: String { "a time zone such as Europe/London" }
  public static var example: TimeZoneName { TimeZoneName(identifier: "Europe/London") }
}

/// A language and region by BCP 47, such as `en-GB`, in which words, dates and sums are written.
public struct LanguageTag: Sendable, Hashable {
  public let identifier: String
}

extension LanguageTag: StrictScalar {
  /// Reads a language of two or three letters with an optional script and region.
  public init(written text: String) throws(Misfit) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    var rest = parts.dropFirst()
    let isLanguage = (2...3).contains(parts[0].count) && parts[0].allSatisfy(\.isLowercase)
    if let script = rest.first, script.count == 4, script.allSatisfy(\.isLetter) {
      rest = rest.dropFirst()
    }
    if let region = rest.first,
      region.count == 2 && region.allSatisfy(\.isUppercase)
        || region.count == 3 && region.allSatisfy(\.isNumber)
    {
      rest = rest.dropFirst()
    }
    guard isASCII, isLanguage, rest.isEmpty else {
      let help: String? =
        text.contains("_") ? "write it with a hyphen, such as en-GB" : nil
      throw Misfit(help: help)
    }
    guard Locale.LanguageCode(String(parts[0])).isISOLanguage else {
      throw Misfit(
        "there is no language \"\(parts[0])\"", help: "write its code of ISO 639, such as en or de")
    }
    if let region = parts.dropFirst().last, region.count == 2,
      !Locale.Region(String(region)).isISORegion
    {
      throw Misfit(
        "there is no region \"\(region)\"",
        help: "write its code of ISO 3166, such as \(parts[0])-GB, or leave it out")
    }
    identifier = text
  }

  public var written: String { identifier }
  public static var expectation: String { "a language such as en-GB" }
  public static var example: LanguageTag { LanguageTag(identifier: "en-GB") }
}
