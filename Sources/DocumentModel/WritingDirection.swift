extension DocumentInformation {
  /// The words run from right to left, and so does everything on the page.
  public var isRightToLeft: Bool { WritingDirection.isRightToLeft(language) }
}

/// The side at which the lines of a language begin.
enum WritingDirection {
  /// Written in scripts that run from right to left, where the tag names no other.
  private static let languages: Set<Substring> = [
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "ps", "sd", "syr", "ug", "ur",
    "yi",
  ]
  private static let scripts: Set<Substring> = [
    "Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa",
  ]

  /// Whether a language (BCP 47) is written from right to left: its script says, if it has one.
  static func isRightToLeft(_ language: String) -> Bool {
    let parts = language.split { $0 == "-" || $0 == "_" }
    if let script = parts.dropFirst().first(where: { $0.count == 4 && $0.allSatisfy(\.isLetter) }) {
      return scripts.contains(script)
    }
    return parts.first.map(languages.contains) ?? false
  }
}
