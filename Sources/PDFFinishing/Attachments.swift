internal import PDFObjects

extension QPDFDocument {
  /// Embeds files as the source of the document (PDF/A-3 6.8).
  func addAttachments(_ attachments: [Attachment], dated created: String) {
    guard !attachments.isEmpty else { return }
    let date = UTCDate(created)?.pdf ?? ""
    let files = attachments.map { attachment in
      let content = makeStream(
        PDFStream(deflating: attachment.bytes),
        [
          "/Type": "/EmbeddedFile", "/Subtype": .name("/" + attachment.type),
          "/Params": ["/Size": .integer(attachment.bytes.count), "/ModDate": .text(date)],
        ])
      return makeIndirect([
        "/Type": "/Filespec", "/AFRelationship": "/Source", "/F": .text(attachment.name),
        "/UF": .text(attachment.name), "/Desc": .text(attachment.summary),
        "/EF": ["/F": .object(content), "/UF": .object(content)],
      ])
    }
    catalog.set("/AF", .array(files.map { .object($0) }))
    addNames("/EmbeddedFiles", zip(attachments, files).map { ($0.name, .object($1)) })
  }
}
