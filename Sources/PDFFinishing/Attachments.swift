internal import PDFObjects

extension PDFFile {
  /// Embeds files as the source of the document (PDF/A-3 6.8).
  func addAttachments(_ attachments: [Attachment], dated created: String) {
    guard !attachments.isEmpty else { return }
    let date = UTCDate(created)?.pdf ?? ""
    let files = attachments.map { attachment in
      let content = add(
        PDFStream(deflating: attachment.bytes, by: deflater),
        [
          "/Type": "/EmbeddedFile", "/Subtype": .name("/" + attachment.type),
          "/Params": ["/Size": .integer(attachment.bytes.count), "/ModDate": .text(date)],
        ])
      return add([
        "/Type": "/Filespec", "/AFRelationship": "/Source", "/F": .text(attachment.name),
        "/UF": .text(attachment.name), "/Desc": .text(attachment.summary),
        "/EF": ["/F": .reference(content), "/UF": .reference(content)],
      ])
    }
    set("/AF", of: catalog, to: .array(files.map { .reference($0) }))
    addNames("/EmbeddedFiles", zip(attachments, files).map { ($0.name, .reference($1)) })
  }
}
