import EngrossKit
import Foundation
import TestSupport
import Testing

/// What tells the copies of one contract from each other.
@Suite final class CopiesTests: CommandTest {
  /// The words of a PDF as poppler finds them, tags of services among them.
  private func words(of file: String) async throws -> [String] {
    let text = try await shell("pdftotext -enc UTF-8 \(file) -").output
    return text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  @Test(arguments: ESignService.allCases.filter { $0 != .none })
  func `each tag of a service is in the text exactly once, and in no other`(
    service: ESignService
  ) async throws {
    try copySample()
    let result = try await engross(
      "render", "terms.yaml", "--final", "--esign", service.rawValue, "-o", "contract.pdf")
    #expect(result.status == 0, "\(result.errors)")
    let words = try await words(of: "contract.pdf")
    let tags: [String] =
      switch service {
      case .docusign:
        ["/sn1/", "/fn1/", "/ti1/", "/ds1/", "/sn2/", "/fn2/", "/ti2/", "/ds2/"]
      case .adobe:
        [1, 2].flatMap {
          [
            "{{Sig_es_:signer\($0):signature}}", "{{N_es_:signer\($0):fullname}}",
            "{{Ttl_es_:signer\($0):title}}", "{{Dte_es_:signer\($0):date}}",
          ]
        }
      case .dropbox:
        [1, 2].flatMap {
          [
            "[sig|req|signer\($0)]", "[text|req|signer\($0)|Name|name\($0)]",
            "[text|req|signer\($0)|Title|title\($0)]", "[date|req|signer\($0)]",
          ]
        }
      case .pandadoc:
        [1, 2].flatMap {
          [
            "{signature:signer\($0):sn\($0)____}", "{text:signer\($0):fn\($0)____}",
            "{text:signer\($0):ti\($0)____}", "{date:signer\($0):ds\($0)____}",
          ]
        }
      case .none: []
      }
    for tag in tags { #expect(words.count { $0 == tag } == 1, "\(tag)") }
    #expect(words.joined().components(separatedBy: "signer").count <= 9)
  }

  @Test(arguments: ESignService.allCases.filter { $0 != .none })
  func `initials, companies, witnesses and notaries have their tags, each once on its page`(
    service: ESignService
  ) async throws {
    try copySample(replacing: [
      "witnesses: false, notary: false":
        "witnesses: true, notary: true, initials: true, company: true"
    ])
    let result = try await engross(
      "render", "terms.yaml", "--final", "--esign", service.rawValue, "-o", "contract.pdf")
    #expect(result.status == 0, "\(result.errors)")
    let text = try await shell("pdftotext -enc UTF-8 contract.pdf -").output
    let pages = text.split(separator: "\u{0C}").map { $0.split(whereSeparator: \.isWhitespace) }
    #expect(pages.count > 8)
    // Those who sign in their order: 1 provider, 2 witness, 3 notary, 4 client, 5, 6.
    for (index, page) in pages.enumerated() {
      for signer in [1, 4] {
        let tag =
          switch service {
          case .docusign: "/in\(signer)/"
          case .adobe: "{{Int\(index + 1)_es_:signer\(signer):initials}}"
          case .dropbox: "[initial|req|signer\(signer)]"
          case .pandadoc: "{initials:signer\(signer):in\(signer)p\(index + 1)____}"
          case .none: ""
          }
        #expect(page.count { $0 == tag } == 1, "\(tag) on page \(index + 1)")
      }
    }
    for signer in 1...6 {
      let tag =
        switch service {
        case .docusign: "/sn\(signer)/"
        case .adobe: "{{Sig_es_:signer\(signer):signature}}"
        case .dropbox: "[sig|req|signer\(signer)]"
        case .pandadoc: "{signature:signer\(signer):sn\(signer)____}"
        case .none: ""
        }
      #expect(pages.joined().count { $0 == tag } == 1, "\(tag)")
    }
    for signer in [1, 4] {
      let tag =
        switch service {
        case .docusign: "/co\(signer)/"
        case .adobe: "{{Cmpy_es_:signer\(signer):company}}"
        case .dropbox: "[text|req|signer\(signer)|Company|company\(signer)]"
        case .pandadoc: "{text:signer\(signer):co\(signer)____}"
        case .none: ""
        }
      #expect(pages.joined().count { $0 == tag } == 1, "\(tag)")
    }
    let texts = service == .docusign ? "/tx" : service == .adobe ? "{{Txt_es_" : ""
    if !texts.isEmpty { #expect(pages.joined().count { $0.hasPrefix(texts) } == 4) }
  }

  @Test func `counterparts differ by their number alone, and are proven`() async throws {
    try copySample()
    let result = try await engross(
      "render", "terms.yaml", "--final", "--counterparts", "2", "-o", "contract.pdf")
    #expect(result.status == 0)
    #expect(result.errors == "wrote contract-01.pdf to contract-02.pdf (12 pages each)\n")
    for number in [1, 2] {
      let text = try await shell("pdftotext contract-0\(number).pdf -").output
      #expect(text.components(separatedBy: "Counterpart \(number) of 2").count == 13)
      let proof = try await engross("verify", "--unsigned", "contract-0\(number).pdf")
      #expect(proof.status == 0, "\(proof.errors)")
    }
  }

  @Test func `the terms in a contract give the same bytes again`() async throws {
    try copySample()
    _ = try await engross("render", "terms.yaml", "--final", "-o", "contract.pdf")
    let terms = try await engross("inspect", "--terms", "contract.pdf")
    try Data(terms.output.utf8).write(to: folder.appending(path: "again.json"))
    let again = try await engross("render", "again.json", "--final", "-o", "again.pdf")
    #expect(again.status == 0, "\(again.errors)")
    #expect(try contents(of: "again.pdf") == contents(of: "contract.pdf"))
    let inspected = try await engross("inspect", "contract.pdf").output
    #expect(inspected.contains("made by Engross 0.2.0, final, from the input "))
    #expect(inspected.contains("  style house "))
  }

  @Test func `every field has a page and a rectangle`() async throws {
    try copySample()
    _ = try await engross("render", "terms.yaml", "--final", "-o", "contract.pdf")
    let json = try await engross("inspect", "--fields", "json", "contract.pdf").output
    let fields = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    #expect(fields.count == 8)
    for field in fields {
      #expect((field["rect"] as? [Double])?.count == 4)
      #expect((field["page"] as? Int ?? 0) > 1)
      #expect(field["required"] as? Bool == true)
      #expect(field["order"] == nil)
    }
    #expect(fields.compactMap { $0["signer"] as? String }.filter { $0 == "client_1" }.count == 4)
    #expect(Set(fields.compactMap { $0["role"] as? String }) == ["provider", "client"])
  }

  @Test func `a PDF of no standard is not tagged`() async throws {
    try copySample()
    _ = try await engross(
      "render", "terms.yaml", "--final", "--pdf-standard", "none", "-o", "contract.pdf")
    let inspected = try await engross("inspect", "contract.pdf").output
    #expect(inspected.contains("not tagged, claims no standard"))
    #expect(try await engross("verify", "--unsigned", "contract.pdf").status == 0)
  }

  @Test func `a draft cannot be signed`() async throws {
    try copySample()
    _ = try await engross("render", "terms.yaml", "-o", "draft.pdf")
    let key = try await shell(
      "openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=Dana -keyout k -out c")
    #expect(key.status == 0)
    let result = try await engross(
      "sign", "draft.pdf", "--key", "k", "--cert", "c", "--field", "eSignSignHere_client_1")
    #expect(result.status == 65)
    #expect(
      result.errors == """
        error: draft.pdf: this is a draft; render it with --final, and sign that
        1 error; nothing was signed

        """)
  }
}
