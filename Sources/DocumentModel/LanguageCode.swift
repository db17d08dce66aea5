/// The codes under which words that a program writes of its own accord are kept.
package enum LanguageCode {
  /// Chinese in traditional characters.
  package static let traditional = "zh-Hant"

  /// `pt` of `pt-BR`; for Chinese `zh`, or `zh-Hant` where the script or the region says so.
  package static func ofWords(_ tag: String) -> String {
    let parts = tag.split { $0 == "-" || $0 == "_" }
    let base = parts.first.map(String.init) ?? ""
    let isTraditional = parts.contains { ["Hant", "TW", "HK", "MO"].contains($0) }
    return base == "zh" && isTraditional ? traditional : base
  }
}
