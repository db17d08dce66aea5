internal import PDFObjects

/// What a PDF says of itself, its form, and what is attached to it.
public struct PDFInspection: Sendable, Hashable {
  public struct Field: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      case signature(isSigned: Bool)
      case text(value: String)
      case other(String)
    }

    public var name: String
    public var tooltip: String
    public var kind: Kind
    /// Counted from 1; nil for a field that shows on no page.
    public var page: Int?
    /// Left, bottom, right and top in points from the bottom left corner of the page; empty for a
    /// field that shows nowhere.
    public var rect: [Double]
    public var lock: FieldLock?
    /// Whether the document is not complete without it.
    public var isRequired: Bool
    /// Whose it is, such as `client_1`; nil where the file does not say.
    public var signer: String?
    /// What the signer is to the document, such as `client`, `witness` or `notary`.
    public var role: String?
    /// All with a lower one sign before; nil where the order is free.
    public var order: Int?
  }

  public struct Attachment: Sendable, Hashable {
    public var name: String
    /// A MIME type; empty where the file does not say.
    public var type: String
    /// What it is to the document, such as `Source`; empty where the file does not say.
    public var relationship: String
    public var bytes: Int?
  }

  public var title: String
  public var language: String
  public var pages: Int
  /// Those that the file claims to follow, such as `PDF/A-3A`; validators tell whether it does.
  public var standards: [String]
  public var isTagged: Bool
  public var fields: [Field]
  /// The PostScript name of the font that its form is filled in with; nil where none is embedded.
  public var formFont: String?
  public var attachments: [Attachment]

  /// Looks into a PDF.
  ///
  /// - Throws: `SigningError.notAPDF` and `.encrypted`.
  public init(of bytes: [UInt8]) throws(SigningError) {
    let pdf = try QPDFDocument.open(bytes)
    let catalog = pdf.catalog
    title = pdf.trailer["/Info"].isDictionary ? pdf.trailer["/Info"].shown("/Title") : ""
    language = catalog.shown("/Lang")
    isTagged = catalog["/MarkInfo"].isDictionary && catalog["/StructTreeRoot"].isDictionary
    standards = Self.standards(in: catalog["/Metadata"])
    let pageObjects = pdf.pageObjects()
    pages = pageObjects.count
    let numbers = Dictionary(
      pageObjects.enumerated().compactMap { index, page in
        page.reference.map { ($0, index + 1) }
      }
    ) { first, _ in first }
    fields = FormTree(of: pdf).fields.map { Field($0, pages: numbers) }
    formFont = FormFontOfFile(of: pdf)?.postScriptName
    attachments = pdf.embeddedFiles().map { Attachment($0) }
  }

  /// Reads the claims of an XMP packet, which is text.
  private static func standards(in metadata: PDFObject) -> [String] {
    guard metadata.isStream else { return [] }
    let packet = String(decoding: metadata.rawStream, as: UTF8.self)
    func value(_ name: String) -> String? {
      let element = packet.firstRange(of: "<\(name)>") ?? packet.firstRange(of: "\(name)=\"")
      let text = element.map {
        packet[$0.upperBound...].prefix(8).prefix { $0 != "<" && $0 != "\"" }
      }
      return text.map { visible(String($0)) }
    }
    let archival = value("pdfaid:part").map { "PDF/A-\($0)\(value("pdfaid:conformance") ?? "")" }
    let accessible = value("pdfuaid:part").map { "PDF/UA-\($0)" }
    return [archival, accessible].compactMap(\.self)
  }
}

extension PDFInspection.Field {
  fileprivate init(_ field: FormTree.Field, pages: [PDFReference: Int]) {
    name = field.name
    tooltip = field.object.shown("/TU")
    lock = FieldLock(field.object["/Lock"])
    isRequired = field.isRequired
    signer = field.signer?.key
    role = field.signer?.role
    order = field.signer?.turn
    let corners = field.widgets.first?["/Rect"].elements.filter(\.isNumber).map(\.number) ?? []
    rect = corners.count == 4 ? corners : []
    page = field.widgets.first.flatMap { $0["/P"].reference }.flatMap { pages[$0] }
    kind =
      switch field.kind {
      case "/Sig": .signature(isSigned: field.signature != nil)
      case "/Tx": .text(value: field.object.shown("/V"))
      default: .other(visible(String(field.kind.dropFirst())))
      }
  }
}

extension PDFInspection.Attachment {
  fileprivate init(_ file: PDFObject) {
    let unicode = file.shown("/UF")
    name = unicode.isEmpty ? file.shown("/F") : unicode
    relationship = visible(String(file["/AFRelationship"].name.dropFirst()))
    let stream = file["/EF"].isDictionary ? file["/EF"]["/F"] : file["/EF"]
    let entries = stream.isStream ? stream.streamDictionary : nil
    type = visible(String(entries?["/Subtype"].name.dropFirst() ?? ""))
    let parameters = entries?["/Params"]
    bytes = parameters?.isDictionary == true ? parameters?["/Size"].integer : nil
  }
}

extension PDFObject {
  /// A text string of a dictionary, fit to be shown; empty where there is none.
  fileprivate func shown(_ key: String) -> String {
    let value = isDictionary ? self[key] : self
    return isDictionary && value.isString ? visible(value.text) : ""
  }
}

extension QPDFDocument {
  /// The file specifications of the name tree (ISO 32000-1 7.9.6), each once.
  func embeddedFiles() -> [PDFObject] {
    let names = catalog["/Names"]
    var open = [names.isDictionary ? names["/EmbeddedFiles"] : names]
    var visited: Set<PDFReference> = []
    var files: [PDFObject] = []
    while let node = open.popLast() {
      guard node.isDictionary else { continue }
      if let reference = node.reference, !visited.insert(reference).inserted { continue }
      let pairs = node["/Names"].elements
      files += stride(from: 1, to: pairs.count, by: 2).map { pairs[$0] }.filter(\.isDictionary)
      open += node["/Kids"].elements.reversed()
    }
    return files
  }
}
