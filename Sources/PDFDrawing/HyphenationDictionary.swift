internal import CHyphen
internal import Foundation

/// Hyphenation by language, each dictionary read when it is first needed.
final class HyphenationDictionaries {
  private let paths: [String: String]
  private var opened: [String: HyphenationDictionary?] = [:]

  init(paths: [String: String]) { self.paths = paths }

  func points(of word: String, language: String) -> [Int] {
    dictionary(for: language)?.points(of: word) ?? []
  }

  /// The dictionary of the very language, or of another land that speaks it.
  private func dictionary(for language: String) -> HyphenationDictionary? {
    if let known = opened[language] { return known }
    let base = language.prefix { $0 != "-" }
    let near = paths.keys.filter { $0.prefix { $0 != "-" } == base }.sorted()
    // English outside America divides as Britain does.
    let preferred = near.first { $0 == "en-GB" } ?? near.first
    let found = [paths[language], preferred.flatMap { paths[$0] }]
      .compactMap { $0 }.first.flatMap(HyphenationDictionary.init(path:))
    opened[language] = .some(found)
    return found
  }
}

/// One of libhyphen's dictionaries: Liang's patterns, as in TeX.
final class HyphenationDictionary {
  private let dictionary: UnsafeMutablePointer<HyphenDict>
  private static let leftMinimum: Int32 = 2
  private static let rightMinimum: Int32 = 3

  init?(path: String) {
    guard let dictionary = hnj_hyphen_load(path) else { return nil }
    self.dictionary = dictionary
  }

  deinit { hnj_hyphen_free(dictionary) }

  /// Where `word` may be divided, as offsets in UTF-8.
  func points(of word: String) -> [Int] {
    let lower = word.lowercased()
    let scalars = Array(lower.unicodeScalars)
    // A word whose length changes with its case keeps no offsets.
    guard lower.utf8.count == word.utf8.count, scalars.count < 100 else { return [] }
    let count = lower.utf8.count
    var hyphens = [CChar](repeating: 0, count: count + 5)
    var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    var positions: UnsafeMutablePointer<Int32>?
    var cuts: UnsafeMutablePointer<Int32>?
    let status = hnj_hyphen_hyphenate3(
      dictionary, lower, Int32(count), &hyphens, nil, &replacements, &positions, &cuts,
      Self.leftMinimum, Self.rightMinimum, Self.leftMinimum, Self.rightMinimum)
    defer {
      if let replacements {
        for index in 0..<count { free(replacements[index]) }
        free(replacements)
      }
      free(positions)
      free(cuts)
    }
    guard status == 0 else { return [] }
    var points: [Int] = []
    var offset = 0
    for (index, scalar) in scalars.enumerated() {
      offset += UTF8.width(scalar)
      // Divisions that change the spelling are left out.
      let changes = replacements.map { $0[index] != nil } ?? false
      if hyphens[index] & 1 == 1, !changes, offset < count { points.append(offset) }
    }
    return points
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int { encode(scalar)?.count ?? 0 }
}
