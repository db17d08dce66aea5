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
    let path = paths[language] ?? preferred.flatMap { paths[$0] }
    let found = path.flatMap { HyphenationDictionary(path: $0, language: String(base)) }
    opened[language] = .some(found)
    return found
  }
}

/// One of libhyphen's dictionaries: Liang's patterns, as in TeX.
///
/// Divisions that change the spelling (as in Dutch *auto-otje*) are left out.
final class HyphenationDictionary {
  private let dictionary: UnsafeMutablePointer<HyphenDict>
  private let encoding: Encoding
  private let minima: Minima

  /// `language` is its first subtag, such as `de`.
  init?(path: String, language: String) {
    guard let dictionary = hnj_hyphen_load(path) else { return nil }
    guard let encoding = Encoding(of: dictionary.pointee) else {
      hnj_hyphen_free(dictionary)
      return nil
    }
    self.dictionary = dictionary
    self.encoding = encoding
    minima = Minima(language: language)
  }

  deinit { hnj_hyphen_free(dictionary) }

  /// Where `word` may be divided, as offsets in UTF-8.
  func points(of word: String) -> [Int] {
    let lower = word.lowercased()
    let scalars = Array(lower.unicodeScalars)
    // A word whose length changes with its case keeps no offsets.
    guard lower.utf8.count == word.utf8.count, scalars.count < Self.longest,
      var bytes = encoding.encode(lower)
    else { return [] }
    let count = bytes.count
    bytes.append(0)
    var hyphens = [CChar](repeating: 0, count: count + 5)
    var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    var positions: UnsafeMutablePointer<Int32>?
    var cuts: UnsafeMutablePointer<Int32>?
    let status = hnj_hyphen_hyphenate3(
      dictionary, bytes, Int32(count), &hyphens, nil, &replacements, &positions, &cuts,
      minima.left, minima.right, minima.left, minima.right)
    defer {
      if let replacements {
        for index in 0..<count { free(replacements[index]) }
        free(replacements)
      }
      free(positions)
      free(cuts)
    }
    guard status == 0 else { return [] }
    // One mark a character, whatever the encoding; odd where the word may be divided.
    var points: [Int] = []
    var offset = 0
    for (index, scalar) in scalars.enumerated() {
      offset += UTF8.width(scalar)
      let changesSpelling = replacements.map { $0[index] != nil } ?? false
      let isFarEnough =
        index + 1 >= Int(minima.left) && scalars.count - index - 1 >= Int(minima.right)
      if hyphens[index] & 1 == 1, !changesSpelling, isFarEnough { points.append(offset) }
    }
    return points
  }

  /// libhyphen's own limit.
  private static let longest = 100

  /// The fewest letters before and after a division, as is the custom of a language's printers;
  /// a dictionary may ask for more.
  private struct Minima {
    var left: Int32 = 2
    var right: Int32 = 3

    init(language: String) {
      // Languages with many endings of two letters.
      if ["da", "de", "es", "it", "nl", "pl", "sv"].contains(language) { right = 2 }
    }
  }

  /// How a dictionary's letters are written; its first line says.
  private enum Encoding {
    case utf8
    /// One byte a letter: each byte of a letter outside ASCII.
    case byte([Unicode.Scalar: UInt8])

    init?(of dictionary: HyphenDict) {
      if dictionary.utf8 != 0 {
        self = .utf8
        return
      }
      let name = withUnsafeBytes(of: dictionary.cset) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let encodings: [String: String.Encoding] = [
        "ISO8859-1": .isoLatin1, "ISO8859-2": .isoLatin2, "microsoft-cp1251": .windowsCP1251,
      ]
      guard let encoding = encodings[name] else { return nil }
      var table: [Unicode.Scalar: UInt8] = [:]
      for byte in UInt8(0x80)...0xFF {
        let letter = String(data: Data([byte]), encoding: encoding)?.unicodeScalars.first
        if let letter { table[letter] = byte }
      }
      self = .byte(table)
    }

    /// The bytes of `word`; nil if it has a letter that the dictionary cannot know.
    func encode(_ word: String) -> [CChar]? {
      switch self {
      case .utf8: return word.utf8.map(CChar.init(bitPattern:))
      case .byte(let table):
        var bytes: [CChar] = []
        for scalar in word.unicodeScalars {
          guard let byte = scalar.isASCII ? UInt8(scalar.value) : table[scalar] else { return nil }
          bytes.append(CChar(bitPattern: byte))
        }
        return bytes
      }
    }
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int { encode(scalar)?.count ?? 0 }
}
