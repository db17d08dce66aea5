@testable import ContractDrafting
import DocumentModel
import Foundation
import StrictInput
import Testing

/// Agreements in languages other than English: their references, numbers and words.
struct AgreementLanguagesTests {
  private func draft(_ words: String, _ language: String) throws -> Agreement.Draft {
    try Agreement(
      text: "---\ntitle: Paper\nlanguage: \(language)\ncontents: 1\n---\n" + words, file: "a.md"
    ).draft()
  }

  /// The links among the words of an agreement: what they say and where they lead.
  private func links(_ words: String, _ language: String) throws -> [String] {
    try draft(words, language).document.description.split(separator: "[").dropFirst()
      .compactMap { $0.split(separator: "]").first.map(String.init) }
  }

  @Test(arguments: [
    ("pt", "Índice"), ("sv", "Innehåll"), ("da-DK", "Indhold"), ("pl", "Spis treści"),
    ("zh-CN", "目录"), ("zh-TW", "目錄"), ("ja", "目次"),
  ])
  func `the contents have their title in the language`(_ language: String, _ title: String) throws {
    let blocks = try draft("## 1. A\n\nB\n", language).document.blocks
    guard case .tableOfContents(let found, _) = blocks[1].content else {
      Issue.record("no contents")
      return
    }
    #expect(found == title)
  }

  @Test(arguments: [
    (
      "pt", "Anexo A", "Anexo A, cláusula 4 e cláusulas 4.1 e 4.2; artigo 4 do Código Civil",
      ["Anexo A", "cláusula 4", "cláusulas 4.1", "4.2"]
    ),
    (
      "sv", "Bilaga A", "punkterna 4.1 och 4.2 i detta avtal, Bilaga A; punkt 4 i Dataskyddslagen",
      ["punkterna 4.1", "4.2", "Bilaga A"]
    ),
    (
      "da", "Bilag A", "jf. Bilag A, pkt. 4.1 og punkt 4",
      ["Bilag A", "pkt. 4.1", "punkt 4"]
    ),
    (
      "pl", "Załącznik A",
      "§ 4 ust. 1 pkt 4 oraz punktach 4.1 i 4.2, w Załączniku A; art. 4 Kodeksu cywilnego",
      ["§ 4", "punktach 4.1", "4.2", "Załączniku A"]
    ),
  ])
  func `references are found as the language writes them`(
    _ language: String, _ schedule: String, _ text: String, _ expected: [String]
  ) throws {
    let words = "## 4. A\n\n4.1 \(text).\n\n4.2 B.\n\n# \(schedule): C\n\nD\n"
    #expect(try links(words, language).map { $0.components(separatedBy: " →")[0] } == expected)
  }

  @Test func `Chinese and Japanese numbers hang, and references to them are links`() throws {
    let words = """
      ## 第四条　费用

      第4.1条　依照第四条第二款和附件B。

      （一）甲；

      （二）乙。

      ## 第十二条　期限

      依第4.1条、第十三条办理。

      # 附件B：范围

      一、丙
      """
    let draft = try draft(words, "zh-CN")
    #expect(
      Document(
        information: .init(title: ""), blocks: Array(draft.document.blocks.dropFirst(2))
      ).description.split(separator: "\n").dropFirst(2).joined(separator: "\n") == """
        h1 第四条 费用 #费用
        list clauses 1
          第4.1条 #typed-4.1
            p 依照[第四条 → #费用]第二款和[附件B → #范围]。
            list clauses 2
              （一）
                p 甲；
              （二）
                p 乙。
        h1 第十二条 期限 #期限
        p 依[第4.1条 → #typed-4.1]、第十三条办理。
        h1 schedule 附件~B 范围 #范围
        list clauses 1
          一、
            p 丙
        """)
    #expect(
      draft.findings.map(\.description) == [
        "a.md:16:1: warning: nothing has the number of \"第十三条\"; correct the number [DOC015]"
      ])
  }

  @Test func `ideographic numbers are read as they are counted`() {
    let numbers = ["一", "十", "十二", "二十", "二十三", "一百零五", "九百", "４", "4.2", "十四百", "二三"]
    #expect(
      numbers.map { IdeographicNumber.arabic($0[...]) }
        == ["1", "10", "12", "20", "23", "105", "900", "4", "4.2", "410", nil])
  }
}

/// What is typed on a keyboard, as each language prints it.
extension AgreementLanguagesTests {
  private func paragraph(_ words: String, _ language: String) throws -> String {
    let block = try draft("## 1. A\n\n\(words)\n", language).document.blocks.last
    guard case .paragraph(let text)? = block?.content else { return "" }
    return text.plainText
  }

  @Test func `single quotation marks close as the language has them, and apostrophes stay`() throws
  {
    #expect(try paragraph("'eins' geht's 'zwei'.", "de") == "‚eins‘ geht’s ‚zwei‘.")
    #expect(try paragraph("the parties' 'own' one's", "en") == "the parties’ ‘own’ one’s")
  }

  @Test func `a long number is not parted at the spaces between its figures`() throws {
    let number = "12\u{202F}345\u{202F}678,00"
    #expect(try paragraph("soit 12 345 678,00 et 2026 150", "fr") == "soit \(number) et 2026 150")
    #expect(try paragraph("12 345", "en") == "12 345")
  }

  @Test func `a French schedule may have its colon apart, and a firm its apostrophe`() throws {
    let agreement = try Agreement(
      text: """
        ---
        title: Contrat
        language: fr
        parties: [{name: "L'Atelier SAS"}]
        ---
        ## 1. Objet

        L'Atelier SAS se charge de l'Annexe A.

        # Annexe A : Prix

        Voir 1.
        """, file: "a.md")
    #expect(agreement.findings(in: try agreement.draft()).map(\.description) == [])
  }
}
