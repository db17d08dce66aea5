internal import PDFObjects

extension QPDFDocument {
  /// Adds the form (ISO 32000-1 12.7) and returns its fields, each merged with its one widget.
  ///
  /// There is no `/NeedAppearances`, which PDF/A forbids (6.4.1): every widget has its appearance.
  /// `/SigFlags` is left to whoever signs first.
  ///
  /// - Throws: `FinishingError.missingGlyph` and `.valueTooLong`.
  func addFields(
    _ fields: [FormField], to pages: [PDFObject], font: FormFont
  ) throws(FinishingError) -> [PDFObject] {
    guard !fields.isEmpty else { return [] }
    // Indirect, so that a signer can replace it without rewriting the catalog.
    let form = makeIndirect([:])
    var texts: [String: FieldText] = [:]
    if fields.contains(where: { $0.kind == .text }) {
      let latin = font.latinFont(in: self)
      texts = try font.set(fields, in: self, latinFont: latin)
      form.set("/DR", ["/Font": .dictionary([(FormFont.name, .object(latin))])])
      form.set("/DA", .text(FieldAppearance.defaults(size: 10)))
    }

    var widgets: [PDFObject] = []
    for field in fields {
      let text = texts[field.name]
      let appearance = try FieldAppearance(of: field, text: text, metrics: font.metrics)
      var entries: [(String, PDFValue)] = [
        ("/Type", "/Annot"), ("/Subtype", "/Widget"), ("/T", .text(field.name)),
        ("/TU", .text(field.tooltip)), ("/P", .object(pages[field.page])),
        // Bit 3: printed.
        ("/F", 4),
        ("/Rect", .rect(field.rect)),
        ("/AP", ["/N": .object(appearance.stream(in: self, font: text?.font))]),
      ]
      switch field.kind {
      case .signature: entries.append(("/FT", "/Sig"))
      case .text:
        entries.append(("/FT", "/Tx"))
        entries.append(("/DA", .text(FieldAppearance.defaults(size: appearance.fontSize))))
        if !field.value.isEmpty { entries.append(("/V", .text(field.value))) }
      }
      let widget = makeIndirect(.dictionary(entries))
      pages[field.page].addAnnotations([widget])
      widgets.append(widget)
    }
    form.set("/Fields", .array(widgets.map { .object($0) }))
    catalog.set("/AcroForm", .object(form))
    return widgets
  }
}
