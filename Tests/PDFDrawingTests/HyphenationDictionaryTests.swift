import Foundation
import Testing

@testable import PDFDrawing

/// Debian's dictionaries, of packages such as `hyphen-de`.
@Suite struct HyphenationDictionaryTests {
  @Test func `words are divided as their language divides them`() throws {
    let expected = [
      "en-GB": "agree-ment con-fid-en-ti-al-ity", "en-US": "agree-ment con-fi-den-tial-ity",
      "de": "Ver-trags-än-de-rung VER-TRAGS-ÄN-DE-RUNG Kün-di-gungs-frist",
      "fr": "ré-si-lia-tion", "es": "fac-tu-ra-ción", "it": "re-spon-sa-bi-li-tà",
      "nl": "over-een-komst", "pt": "ma-nu-ten-ção", "sv": "över-ens-kom-mel-se",
      "da": "for-tro-lig-hed", "pl": "wy-po-wie-dze-nie świad-czeń",
    ]
    for (language, words) in expected {
      let whole = words.replacing("-", with: "").split(separator: " ").map(String.init)
      let found = try divide(whole, language)
      #expect(found == words)
    }
  }

  @Test func `divisions that change the spelling are left out`() throws {
    // Dutch writes auto-otje for autootje with one o less.
    #expect(try !divide("omaatje", "nl").contains("oma-"))
  }

  @Test func `English leaves two letters before a hyphen and three behind it`() throws {
    #expect(try divide("only", "en-GB") == "only")
    #expect(try divide("money", "en-US") == "money")
  }

  @Test func `English of other lands is divided as in Britain`() throws {
    #expect(try divide("agreement", "en-NZ") == "agree-ment")
  }

  @Test func `a letter that a dictionary does not know keeps its word whole`() throws {
    #expect(try divide("överenskommelsğ", "sv") == "överenskommelsğ")
  }

  @Test func `a language without a dictionary divides nothing`() throws {
    #expect(try divide("samkomulag", "is") == "samkomulag")
    let none = HyphenationDictionaries(paths: ["en": "no/such/file.dic"])
    #expect(none.points(of: "agreement", language: "en") == [])
  }

  private func divide(_ word: String, _ language: String) throws -> String {
    try divide([word], language)
  }

  private func divide(_ words: [String], _ language: String) throws -> String {
    let folder = "/usr/share/hyphen"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let paths = files.filter { $0.hasSuffix(".dic") }.map { file in
      (file.dropFirst("hyph_".count).dropLast(4).replacing("_", with: "-"), "\(folder)/\(file)")
    }
    let dictionaries = HyphenationDictionaries(
      paths: Dictionary(uniqueKeysWithValues: paths.map { (String($0), $1) }))
    return words.map { word in
      var bytes = Array(word.utf8)
      for point in dictionaries.points(of: word, language: language).reversed() {
        bytes.insert(UInt8(ascii: "-"), at: point)
      }
      return String(decoding: bytes, as: UTF8.self)
    }.joined(separator: " ")
  }
}
