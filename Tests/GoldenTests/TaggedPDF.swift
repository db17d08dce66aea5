import Foundation
import TestSupport

/// The structure of a PDF with the text of its elements, read by nothing of Engross: qpdf takes the
/// file apart, and the codes of glyphs are turned into text by the fonts' own `ToUnicode`.
struct TaggedPDF {
  struct Element {
    var role: String
    var attributes: [String: Any]
    var entries: [String: Any]
    var kids: [Kid]
  }

  enum Kid {
    case element(Element)
    case text(MarkedText)
    case annotation([String: Any])
  }

  let root: Element
  /// What is shown without belonging to the structure or being an artifact.
  let loose: String
  /// Codes of glyphs that stand for no text.
  let unmapped: Int

  init(_ pdf: URL) async throws {
    let json = try await run(
      "qpdf",
      [
        "--json=2", "--json-key=qpdf", "--decode-level=generalized", "--json-stream-data=inline",
        pdf.path,
      ]
    ).standardOutput
    let file = PDFObjectTable(json)
    let catalog = file.dictionary(file.dictionary(file.objects["trailer"])["/Root"])
    var texts: [String: [Int: MarkedText]] = [:]
    var (loose, unmapped) = ("", 0)
    for page in file.pages(of: catalog) {
      var reader = MarkedContentReader(
        fonts: file.fonts(of: file.dictionary(page)), page: file.content(of: page))
      reader.read()
      texts[page] = reader.texts
      loose += reader.loose
      unmapped += reader.unmapped
    }
    (self.loose, self.unmapped) = (loose, unmapped)
    let tree = file.dictionary(catalog["/StructTreeRoot"])
    root = Self.element(tree["/K"], page: nil, file, texts)
  }

  private static func element(
    _ reference: Any?, page: String?, _ file: PDFObjectTable, _ texts: [String: [Int: MarkedText]]
  ) -> Element {
    let entries = file.dictionary(reference)
    let page = entries["/Pg"] as? String ?? page
    let kids = (file.value(entries["/K"]) as? [Any]) ?? entries["/K"].map { [$0] } ?? []
    return Element(
      role: String((entries["/S"] as? String ?? "").dropFirst()),
      attributes: file.dictionary(entries["/A"]), entries: entries,
      kids: kids.compactMap { kid -> Kid? in
        if let mark = kid as? Int { return texts[page ?? ""]?[mark].map(Kid.text) }
        let inner = file.dictionary(kid)
        if inner["/Type"] as? String == "/OBJR" {
          return .annotation(file.dictionary(inner["/Obj"]))
        }
        if let mark = inner["/MCID"] as? Int {
          return texts[inner["/Pg"] as? String ?? page ?? ""]?[mark].map(Kid.text)
        }
        return .element(element(kid, page: page, file, texts))
      })
  }
}

extension TaggedPDF.Element {
  /// It and all within it, in reading order.
  var all: [TaggedPDF.Element] {
    [self]
      + kids.flatMap { kid -> [TaggedPDF.Element] in
        if case .element(let element) = kid { element.all } else { [] }
      }
  }

  /// What is read aloud, without what stands in elements of some roles.
  func text(_ kind: KeyPath<MarkedText, String> = \.spoken, without roles: Set<String> = [])
    -> String
  {
    kids.map { kid in
      switch kid {
      case .element(let element):
        roles.contains(element.role) ? "" : element.text(kind, without: roles)
      case .text(let text): text[keyPath: kind]
      case .annotation: ""
      }
    }.joined()
  }

  var annotations: [[String: Any]] {
    kids.compactMap { if case .annotation(let entries) = $0 { entries } else { nil } }
  }

  /// The elements right within it.
  var elements: [TaggedPDF.Element] {
    kids.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }
}

/// The objects of a file as qpdf writes them.
struct PDFObjectTable {
  private(set) var objects: [String: Any] = [:]
  private var streams: [String: [UInt8]] = [:]

  init(_ json: Data) {
    let root = (try? JSONSerialization.jsonObject(with: json)) as? [String: Any]
    let parts = root?["qpdf"] as? [[String: Any]]
    for (key, value) in parts?.last ?? [:] {
      let name = key.hasPrefix("obj:") ? String(key.dropFirst("obj:".count)) : key
      let entry = value as? [String: Any]
      if let stream = entry?["stream"] as? [String: Any] {
        objects[name] = stream["dict"]
        let data = (stream["data"] as? String).flatMap { Data(base64Encoded: $0) }
        streams[name] = data.map { [UInt8]($0) }
      } else {
        objects[name] = entry?["value"]
      }
    }
  }

  func value(_ value: Any?) -> Any? {
    guard let name = value as? String, name.hasSuffix(" R") else { return value }
    return objects[name]
  }

  func dictionary(_ value: Any?) -> [String: Any] { self.value(value) as? [String: Any] ?? [:] }

  /// The references of the pages in their order.
  func pages(of catalog: [String: Any]) -> [String] {
    func pages(_ reference: Any) -> [String] {
      guard let kids = value(dictionary(reference)["/Kids"]) as? [Any] else {
        return [reference as? String ?? ""]
      }
      return kids.flatMap(pages)
    }
    return catalog["/Pages"].map(pages) ?? []
  }

  func content(of page: String) -> [UInt8] {
    let content = dictionary(page)["/Contents"]
    let parts = (value(content) as? [Any]) ?? content.map { [$0] } ?? []
    return parts.flatMap { streams[$0 as? String ?? ""] ?? [] }
  }

  func fonts(of page: [String: Any]) -> [String: FontText] {
    dictionary(dictionary(page["/Resources"])["/Font"]).mapValues { reference in
      let font = dictionary(reference)
      return FontText(
        codeLength: font["/Subtype"] as? String == "/Type0" ? 2 : 1,
        map: streams[font["/ToUnicode"] as? String ?? ""] ?? [])
    }
  }
}
