import CPangoCairo
import PDFFinishing
import PDFObjects

/// A small document, drawn by Cairo with its marks, and the facts that go with it.
final class Draft {
  static let width = 400.0
  static let height = 600.0

  var facts = FinishingFacts(
    information: Information(
      title: "Support & Service <Agreement>", author: "Łucja Żółć", subject: "IT support",
      keywords: ["support", "contract"], language: "en-GB", created: "2026-12-01T00:00:00Z"))

  private let output = Output()
  private let surface: OpaquePointer?
  private let cairo: OpaquePointer?
  private var page = 0
  /// Those of the page so far.
  private var signs = 0
  private var y = 40.0

  /// What Cairo has written.
  private final class Output {
    var bytes: [UInt8] = []
  }

  init() {
    surface = cairo_pdf_surface_create_for_stream(
      { output, data, count in
        guard let output else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<Output>.fromOpaque(output).takeUnretainedValue().bytes
          .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(output).toOpaque(), Self.width, Self.height)
    cairo = cairo_create(surface)
    cairo_select_font_face(
      cairo, "Liberation Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
    cairo_set_font_size(cairo, 10)
    facts.structure = [StructureNode(role: "Document", parent: nil)]
    facts.marks = [[]]
  }

  deinit {
    cairo_destroy(cairo)
    cairo_surface_destroy(surface)
  }

  @discardableResult
  func node(_ role: String, in parent: Int = 0) -> Int {
    facts.structure.append(StructureNode(role: role, parent: parent))
    let node = facts.structure.count - 1
    facts.structure[parent].kids.append(.node(node))
    return node
  }

  /// Draws a line of text that belongs to a node.
  func text(_ text: String, in node: Int, x: Double = 40) {
    facts.structure[node].kids.append(.mark(page: page, mcid: facts.marks[page].count))
    facts.marks[page].append(.node(node))
    draw(text, x: x, y: y, as: .node)
    y += 14
  }

  func artifact(_ artifact: Mark.Artifact, _ text: String, y: Double) {
    facts.marks[page].append(.artifact(artifact))
    draw(text, x: 40, y: y, as: .artifact)
  }

  func field(_ field: FormField, in parent: Int = 0) {
    let form = node("Form", in: parent)
    facts.structure[form].kids.append(.field(facts.fields.count))
    facts.fields.append(field)
  }

  func link(_ text: String, to target: LinkAnnotation.Target, in parent: Int) {
    let link = node("Link", in: parent)
    let rect = PDFRect(
      left: 40, bottom: Self.height - y - 3, right: 200, top: Self.height - y + 10)
    self.text(text, in: link)
    facts.structure[link].kids.append(.link(facts.links.count))
    facts.links.append(
      LinkAnnotation(page: page, rect: rect, target: target, contents: text))
  }

  /// Draws a picture that Cairo asks the reader to smooth.
  func picture(_ description: String) {
    let figure = node("Figure")
    facts.structure[figure].alternativeText = description
    facts.structure[figure].kids.append(.mark(page: page, mcid: facts.marks[page].count))
    facts.marks[page].append(.node(figure))
    let image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 8, 8)
    sign(.node)
    cairo_set_source_surface(cairo, image, 40, y)
    cairo_paint(cairo)
    cairo_surface_destroy(image)
    cairo_set_source_rgb(cairo, 0, 0, 0)
    y += 24
  }

  func nextPage() {
    endMarks()
    cairo_show_page(cairo)
    page += 1
    y = 40
    facts.marks.append([])
  }

  func drawn() -> [UInt8] {
    endMarks()
    cairo_surface_finish(surface)
    return output.bytes
  }

  private func draw(_ text: String, x: Double, y: Double, as kind: MarkSign.Kind) {
    sign(kind)
    cairo_move_to(cairo, x, y)
    cairo_show_text(cairo, text)
  }

  private func sign(_ kind: MarkSign.Kind) {
    let (x, y, width, height) = MarkSign(kind, index: signs).rectangle
    cairo_rectangle(cairo, x, y, width, height)
    cairo_fill(cairo)
    signs += 1
  }

  private func endMarks() {
    if signs > 0 { sign(.end) }
    signs = 0
  }
}

extension Draft {
  /// A contract of two pages with one of everything.
  static func contract() -> Draft {
    let draft = Draft()
    draft.artifact(.header, "Reference (A\\1) /Private << /MCID 7 >> BDC", y: 20)
    let heading = draft.node("H1")
    draft.text("Support (Agreement) /Span << /MCID 0 >> BDC", in: heading)
    let paragraph = draft.node("P")
    draft.text("The terms are published at", in: paragraph)
    draft.link(
      "Terms of service", to: .uri("https://example.com/a (b)/ä?q=1"), in: paragraph)
    draft.link("clause 2", to: .destination("clause-2"), in: paragraph)
    draft.picture("The logo of Acme: a black square")
    draft.nextPage()
    draft.artifact(.header, "Reference A1", y: 20)
    draft.text("and end on the next page.", in: paragraph)
    let second = draft.node("H1")
    draft.text("Signatures", in: second)
    let cell = draft.node("TD", in: draft.node("TR", in: draft.node("Table")))
    draft.facts.structure[cell].columnSpan = 2
    draft.text("Łucja", in: cell)
    for (index, role) in ["client", "provider"].enumerated() {
      let left = 40 + 180 * Double(index)
      draft.field(
        FormField(
          kind: .signature, page: 1,
          rect: PDFRect(left: left, bottom: 100.125, right: left + 150, top: 140.5),
          name: "eSignSignHere_\(role)_1", tooltip: "Signature for the \(role)"))
      draft.field(
        FormField(
          kind: .text, page: 1,
          rect: PDFRect(left: left, bottom: 80, right: left + 150, top: 96),
          name: "eSignFullName_\(role)_1", tooltip: "Name of who signs for the \(role)",
          value: index == 0 ? "Mary Moss" : "Łucja Żółć-Ελένη"))
      draft.field(
        FormField(
          kind: .text, page: 1,
          rect: PDFRect(left: left, bottom: 60, right: left + 150, top: 76),
          name: "eSignDateSigned_\(role)_1", tooltip: "Date of the \(role)'s signature"))
    }
    draft.artifact(.layout, "————", y: 460)
    draft.artifact(.footer, "Page 2 of 2", y: 580)
    draft.facts.destinations = [
      "clause-1": Destination(page: 0, x: 40, y: 570),
      "clause-2": Destination(page: 1, x: 40, y: 556.5),
    ]
    draft.facts.outline = [
      OutlineItem(
        title: "1 Support", destination: "clause-1",
        children: [
          OutlineItem(
            title: "2 Ünterschriften", destination: "clause-2",
            children: [OutlineItem(title: "2.1", destination: "clause-2")], isOpen: false)
        ]),
      OutlineItem(title: "Łast", destination: "clause-2"),
    ]
    draft.facts.attachments = [
      Attachment(
        name: "terms.json", type: "application/json", summary: "The terms of this contract",
        bytes: Array("{\"reference\": \"A1\"}".utf8))
    ]
    return draft
  }
}
