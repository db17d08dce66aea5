internal import PDFObjects

extension PDFFile {
  /// Adds an annotation for each link and returns them in the order of the links.
  func addLinks(_ links: [LinkAnnotation], to pages: [PDFReference]) -> [PDFReference] {
    links.map { link in
      var entries: [(String, PDFValue)] = [
        ("/Type", "/Annot"), ("/Subtype", "/Link"), ("/P", .reference(pages[link.page])),
        // Bit 3: printed, which PDF/A-3 6.3.2 asks of every annotation.
        ("/F", 4),
        ("/Border", [0, 0, 0]), ("/Rect", .rect(link.rect)), ("/Contents", .text(link.contents)),
      ]
      switch link.target {
      case .uri(let uri): entries.append(("/A", ["/S": "/URI", "/URI": .text(ascii(uri))]))
      case .destination(let name): entries.append(("/Dest", .text(name)))
      }
      let annotation = add(.dictionary(entries))
      addAnnotation(annotation, to: pages[link.page])
      return annotation
    }
  }
}

/// Writes all that is not visible ASCII in percent escapes (RFC 3987 3.1): PDF's URIs are 7-bit.
private func ascii(_ uri: String) -> String {
  uri.utf8.reduce(into: "") { text, byte in
    if byte > 0x20 && byte < 0x7F {
      text.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
}
