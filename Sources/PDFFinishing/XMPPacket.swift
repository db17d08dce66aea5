/// The document's XMP metadata (ISO 16684-1), in agreement with its information dictionary.
struct XMPPacket {
  let xml: String

  init(_ information: Information, producer: String, isArchival: Bool) {
    let properties =
      [
        isArchival ? Self.standards : "",
        Self.element("dc:title", .alternatives, [information.title]),
        Self.element("dc:creator", .sequence, [information.author]),
        Self.element("dc:description", .alternatives, [information.subject]),
        Self.element("dc:subject", .bag, information.keywords),
        Self.element("dc:language", .bag, [information.language]),
        Self.element("pdf:Keywords", information.keywords.joined(separator: ", ")),
        Self.element("pdf:Producer", producer),
        Self.element("xmp:CreatorTool", information.creator),
        Self.element("xmp:CreateDate", information.created ?? ""),
        Self.element("xmp:ModifyDate", information.created ?? ""),
        isArchival ? Self.extensionSchema : "",
      ].filter { !$0.isEmpty }
    xml = """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about=""
        xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
        xmlns:xmp="http://ns.adobe.com/xap/1.0/"
        xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
        xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
        xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
        xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
        xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      \(properties.joined(separator: "\n"))
      </rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """
  }

  private enum Container: String {
    case alternatives = "rdf:Alt"
    case sequence = "rdf:Seq"
    case bag = "rdf:Bag"
  }

  private static func element(_ name: String, _ text: String) -> String {
    text.isEmpty ? "" : "<\(name)>\(escaped(text))</\(name)>"
  }

  private static func element(_ name: String, _ container: Container, _ texts: [String]) -> String {
    let language = container == .alternatives ? " xml:lang=\"x-default\"" : ""
    let items = texts.filter { !$0.isEmpty }.map { "<rdf:li\(language)>\(escaped($0))</rdf:li>" }
    let tag = container.rawValue
    return items.isEmpty ? "" : "<\(name)><\(tag)>\(items.joined())</\(tag)></\(name)>"
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }

  private static let standards = """
    <pdfaid:part>3</pdfaid:part>
    <pdfaid:conformance>A</pdfaid:conformance>
    <pdfuaid:part>1</pdfuaid:part>
    """

  /// PDF/A knows no `pdfuaid`, so the packet explains it (PDF/A-3 6.6.2.3).
  private static let extensionSchema = """
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>part</pdfaProperty:name>
        <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
        <pdfaProperty:category>internal</pdfaProperty:category>
        <pdfaProperty:description>Part of PDF/UA that the file conforms to</pdfaProperty:description>
      </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
    """
}
