internal import PDFObjects

extension PDFFile {
  /// Adds the form (ISO 32000-1 12.7) and returns its fields, each merged with its one widget.
  ///
  /// There is no `/NeedAppearances`, which PDF/A forbids (6.4.1): every widget has its appearance.
  /// `/SigFlags` is left to whoever signs first.
  ///
  /// - Throws: `FinishingError.missingGlyph` and `.valueTooLong`.
  func addFields(
    _ fields: [FormField], to pages: [PDFReference], font: FormFont
  ) throws(FinishingError) -> [PDFReference] {
    guard !fields.isEmpty else { return [] }
    // Indirect, so that a signer can replace it without rewriting the catalog.
    let form = add([:])
    var texts: [String: FieldText] = [:]
    if fields.contains(where: { $0.kind == .text }) {
      let latin = font.latinFont(in: self)
      texts = try font.set(fields, in: self, latinFont: latin)
      set("/DR", of: form, to: ["/Font": .dictionary([(FormFont.name, .reference(latin))])])
      set("/DA", of: form, to: .text(FieldAppearance.defaults(size: 10)))
    }

    let seed = add(Self.seedValues)
    var widgets: [PDFReference] = []
    for field in fields {
      let text = texts[field.name]
      let appearance = try FieldAppearance(of: field, text: text, metrics: font.metrics)
      var entries: [(String, PDFValue)] = [
        ("/Type", "/Annot"), ("/Subtype", "/Widget"), ("/T", .text(field.name)),
        ("/TU", .text(field.tooltip)), ("/P", .reference(pages[field.page])),
        // Bit 3: printed.
        ("/F", 4),
        ("/Rect", .rect(field.rect)),
        ("/AP", ["/N": .reference(appearance.stream(in: self, font: text?.font))]),
      ]
      switch field.kind {
      case .signature:
        entries.append(("/FT", "/Sig"))
        entries.append(("/SV", .reference(seed)))
        if !field.closes.isEmpty {
          entries.append(("/Lock", lock(closing: field.closes)))
        }
      case .text:
        entries.append(("/FT", "/Tx"))
        entries.append(("/DA", .text(FieldAppearance.defaults(size: appearance.fontSize))))
        if field.isRightToLeft { entries.append(("/Q", 2)) }
        if !field.value.isEmpty { entries.append(("/V", .text(field.value))) }
      }
      // Bit 2: required.
      if field.isRequired { entries.append(("/Ff", 2)) }
      if let signer = field.signer { entries.append((FormNames.signer, .signer(signer))) }
      let widget = add(.dictionary(entries))
      addAnnotation(widget, to: pages[field.page])
      widgets.append(widget)
    }
    set("/Fields", of: form, to: .array(widgets.map { .reference($0) }))
    set("/AcroForm", of: catalog, to: .reference(form))
    return widgets
  }

  /// How a signer is asked to sign (ISO 32000-1 12.7.4.5): by PAdES, if he can.
  private static var seedValues: PDFValue {
    [
      "/Type": "/SV", "/Filter": "/Adobe.PPKLite", "/SubFilter": ["/ETSI.CAdES.detached"],
      "/DigestMethod": [.text("SHA256"), .text("SHA384"), .text("SHA512")],
    ]
  }

  /// What signing closes (ISO 32000-1 12.7.4.5).
  private func lock(closing fields: [String]) -> PDFValue {
    let lock: PDFValue = [
      "/Type": "/SigFieldLock", "/Action": "/Include",
      "/Fields": .array(fields.map { .text($0) }),
    ]
    return .reference(add(lock))
  }
}

extension PDFValue {
  fileprivate static func signer(_ signer: FormField.Signer) -> PDFValue {
    var entries: [(String, PDFValue)] = [
      (FormNames.key, .text(signer.key)), (FormNames.role, .text(signer.role)),
    ]
    if let turn = signer.turn { entries.append((FormNames.turn, .integer(turn))) }
    return .dictionary(entries)
  }
}
