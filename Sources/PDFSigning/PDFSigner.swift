internal import Foundation
internal import PDFObjects

/// Signs PDFs (PAdES, ETSI EN 319 142-1): one appended revision a signature.
///
/// Belongs to one identity, and is kept for all that it signs.
public final class PDFSigner {
  private let identity: SigningIdentity
  private let font: AppearanceFont

  /// Takes the path of the TrueType font that visible signatures are written in.
  ///
  /// - Throws: `SigningError.notAFont`.
  public init(identity: SigningIdentity, appearanceFont: String) throws(SigningError) {
    self.identity = identity
    let data = FileManager.default.contents(atPath: appearanceFont)
    font = try AppearanceFont([UInt8](data ?? Data()), file: appearanceFont)
  }

  /// Signs a field (level B-B); the bytes of the PDF stay as they are, and a revision follows them.
  public func sign(
    _ pdf: [UInt8], _ request: SignatureRequest
  ) throws(SigningError) -> [UInt8] {
    try checkValidity(at: request.date)
    let unsealed = try prepare(pdf, request, room: identity.signatureSize)
    let message = try PAdESMessage(over: unsealed.digest, by: identity)
    guard let sealed = unsealed.sealed(with: message.der) else {
      preconditionFailure("a signature is larger than its identity says")
    }
    return sealed
  }

  /// Signs a field, with a timestamp of the authority that is asked (level B-T).
  nonisolated(nonsending) public func sign(
    _ pdf: [UInt8], _ request: SignatureRequest, timestamp: TimestampSource
  ) async throws(SigningError) -> [UInt8] {
    try checkValidity(at: request.date)
    // Authorities send their certificates with the token, some 6 kB.
    var room = identity.signatureSize + 10_240
    while true {
      let unsealed = try prepare(pdf, request, room: room)
      let message = try PAdESMessage(over: unsealed.digest, by: identity)
      let question = TimestampRequest(for: sha256([message.signature[...]]))
      try message.add(timestamp: question.token(in: try await timestamp(question.der)))
      let der = message.der
      if let sealed = unsealed.sealed(with: der) { return sealed }
      // A chain of an authority that is larger than any should be.
      guard der.count < 1 << 20 else { throw .timestamp("the answer is too large") }
      room = 2 * der.count
    }
  }

  private func checkValidity(at date: Date) throws(SigningError) {
    let certificate = identity.certificate
    guard
      (certificate.validFrom...max(certificate.validFrom, certificate.validUntil))
        .contains(date)
    else {
      throw .outsideValidity(
        name: certificate.name, from: certificate.validFrom.formatted(.iso8601),
        until: certificate.validUntil.formatted(.iso8601))
    }
  }

  /// Writes the revision: the signature dictionary, the field that holds it, and what the form
  /// and the catalog must say of it.
  private func prepare(
    _ bytes: [UInt8], _ request: SignatureRequest, room: Int
  ) throws(SigningError) -> UnsealedPDF {
    let pdf = try QPDFDocument.open(bytes)
    try pdf.refuseCopies()
    let form = FormTree(of: pdf)
    let field = try unsignedField(request, in: form)
    var revision = try AppendedRevision(to: bytes, read: pdf)

    let entries = try request.entries(
      in: form.openFields(besides: field), name: shownName(request))
    let lock = request.lock ?? FieldLock(field.object["/Lock"])
    let signature = pdf.makeIndirect(signatureDictionary(request, closing: lock, in: pdf))
    field.object.set("/V", .object(signature))
    revision.change(field.object)
    // Some validators take the look of a closed field to be changed unless it was written in the
    // revision that closes it.
    for closed in form.fields where lock?.closes(closed.name) == true && !closed.isSignature {
      for widget in closed.widgets where widget["/AP"].isDictionary {
        let look = widget["/AP"]["/N"]
        if look.isStream, look.reference != nil { revision.change(look) }
      }
    }
    for (own, words) in entries {
      try fillIn(own, words, of: pdf)
      revision.change(own.object)
    }
    if let widget = field.widgets.first {
      try show(request, in: widget, of: pdf)
      if widget.reference != nil { revision.change(widget) }
    }
    // Bit 1: there are signatures; bit 2: whoever changes the file must only append.
    if form.form["/SigFlags"].integer != 3 {
      form.form.set("/SigFlags", 3)
      revision.change(form.form.reference == nil ? pdf.catalog : form.form)
    }
    if request.certifies {
      pdf.catalog.set("/Perms", ["/DocMDP": .object(signature)])
      revision.change(pdf.catalog)
    }
    return try revision.write(signature: signature, room: room)
  }

  /// Writes words into a field, in the revision that is signed.
  private func fillIn(
    _ field: FormTree.Field, _ words: String, of pdf: QPDFDocument
  ) throws(SigningError) {
    field.object.set("/V", .text(words))
    guard let size = field.object.size else { return }
    let look = SignatureAppearance(font: font, width: size.width, height: size.height)
    field.object.set("/AP", ["/N": .object(try look.stream([words], in: pdf))])
  }

  private func unsignedField(
    _ request: SignatureRequest, in form: FormTree
  ) throws(SigningError) -> FormTree.Field {
    guard let field = form.field(named: request.field) else {
      let unsigned = form.fields.filter { $0.isSignature && $0.signature == nil }
      throw .noSuchField(request.field, unsigned: unsigned.map(\.name))
    }
    guard field.isSignature else { throw .notASignatureField(request.field) }
    guard field.signature == nil else { throw .alreadySigned(field: request.field) }
    guard field.object.reference != nil else {
      throw .notAPDF("the field \"\(request.field)\" is not an object of its own")
    }
    let signed = form.signed
    if request.certifies, !signed.isEmpty { throw .certificationNotFirst }
    if let closing = signed.first(where: {
      FieldLock(closedBy: $0.signature)?.closes(request.field) == true
    }) {
      throw .closed(field: request.field, by: closing.field.name)
    }
    if signed.contains(where: { DocumentPermission(certifiedBy: $0.signature) == .nothing }) {
      throw .closedByCertification
    }
    let missing = form.predecessors(of: field).filter { $0.signature == nil }
    guard missing.isEmpty else {
      throw .outOfTurn(field: request.field, after: missing.map(\.name))
    }
    return field
  }

  private func signatureDictionary(
    _ request: SignatureRequest, closing lock: FieldLock?, in pdf: QPDFDocument
  ) -> PDFValue {
    var entries: [(String, PDFValue)] = [
      ("/Type", "/Sig"), ("/Filter", "/Adobe.PPKLite"), ("/SubFilter", "/ETSI.CAdES.detached"),
      ("/M", .text("D:\(request.date.formatted(.iso8601).filter(\.isNumber))Z")),
      ("/Name", .text(shownName(request))),
    ]
    if let reason = request.reason { entries.append(("/Reason", .text(reason))) }
    if let location = request.location { entries.append(("/Location", .text(location))) }
    // No /DigestMethod within: PDF/A-3 6.4.3 forbids it.
    var references: [PDFValue] = []
    if request.certifies {
      references.append([
        "/Type": "/SigRef", "/TransformMethod": "/DocMDP",
        "/TransformParams": [
          "/Type": "/TransformParams", "/V": "/1.2",
          "/P": .integer(DocumentPermission.filling.rawValue),
        ],
      ])
    }
    if let lock {
      references.append([
        "/Type": "/SigRef", "/TransformMethod": "/FieldMDP", "/Data": .object(pdf.catalog),
        "/TransformParams": lock.parameters,
      ])
    }
    if !references.isEmpty { entries.append(("/Reference", .array(references))) }
    return .dictionary(entries)
  }

  private func shownName(_ request: SignatureRequest) -> String {
    request.name ?? identity.certificate.name
  }

  /// Gives a widget its look, unless it has no area.
  private func show(
    _ request: SignatureRequest, in widget: PDFObject, of pdf: QPDFDocument
  ) throws(SigningError) {
    guard let size = widget.size else { return }
    let date = request.date.formatted(.iso8601)
    let lines = [
      shownName(request), "\(date.prefix(10)) \(date.dropFirst(11).prefix(5)) UTC",
      request.reason,
    ]
    let look = SignatureAppearance(font: font, width: size.width, height: size.height)
    let stream = try look.stream(lines.compactMap(\.self).filter { !$0.isEmpty }, in: pdf)
    widget.set("/AP", ["/N": .object(stream)])
  }
}

extension PDFObject {
  /// Of a widget, in points; nil for one that takes no room.
  fileprivate var size: (width: Double, height: Double)? {
    let corners = self["/Rect"].elements.map { $0.isNumber ? $0.number : 0 }
    guard corners.count == 4 else { return nil }
    let (width, height) = (abs(corners[2] - corners[0]), abs(corners[3] - corners[1]))
    return width > 0 && height > 0 ? (width, height) : nil
  }
}

extension QPDFDocument {
  /// Refuses a file that Engross made not to be signed.
  fileprivate func refuseCopies() throws(SigningError) {
    struct Record: Decodable {
      struct Copy: Decodable {
        struct Conformed: Decodable {}
        var draft: Bool
        var conformed: Conformed?
      }
      var copy: Copy
    }
    guard let bytes = AttachedFiles.content(of: "engross.json", in: self),
      let record = try? JSONDecoder().decode(Record.self, from: Data(bytes))
    else { return }
    if record.copy.draft { throw .draft }
    if record.copy.conformed != nil { throw .conformedCopy }
  }
}
