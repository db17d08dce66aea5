import Foundation

/// A law that some rules rest on.
enum Jurisdiction {
  /// England and Wales, or Northern Ireland; not Scotland.
  case england
  case newYork
  /// A member state of the European Union.
  case europeanUnion
}

extension Contract {
  /// Whether the contract says that it is under a law.
  func isUnder(_ jurisdiction: Jurisdiction) -> Bool {
    let law = governingLaw.law
    return switch jurisdiction {
    case .england: law.contains("England") || law.contains("Northern Ireland")
    case .newYork: law.contains("New York")
    case .europeanUnion:
      !isUnder(.england) && countries(Countries.union).contains { law.contains($0) }
    }
  }

  /// Whether a text names a country of the European Economic Area, or the United Kingdom.
  func namesEuropeanCountry(_ text: String) -> Bool {
    let known = countries(Countries.union + Countries.area) + Countries.otherNames
    return known.contains { text.contains($0) }
  }

  /// Whether a country is the United Kingdom, by any of its names.
  func isBritish(_ country: String) -> Bool {
    (countries(["GB"]) + ["UK", "England", "Scotland", "Wales", "Northern Ireland"])
      .contains(country)
  }

  /// Whether a country is a member of the European Union.
  func isOfUnion(_ country: String) -> Bool { countries(Countries.union).contains(country) }

  /// The names of countries in English and in the language of the contract.
  private func countries(_ codes: [String]) -> [String] {
    let locales = [Locale(identifier: "en"), Locale(identifier: language.identifier)]
    return locales.flatMap { locale in
      codes.compactMap { locale.localizedString(forRegionCode: $0) }
    }
  }

  /// Whether the contract is in English, so that rules may read its words.
  var isInEnglish: Bool { language.identifier.hasPrefix("en") }
}

private enum Countries {
  static let union = [
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT",
    "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
  ]
  static let area = ["IS", "LI", "NO", "GB"]
  static let otherNames = [
    "European Union", "European Economic Area", "EEA", "EU", "UK", "England", "Scotland", "Wales",
    "Northern Ireland", "Great Britain", "Czech Republic",
  ]
}
