internal import PDFObjects

extension PDFFile {
  /// Makes the pages of the finished file, and in them artifacts of what was recorded as such.
  ///
  /// - Returns: The pages, and by the pages of the drawn file what became of pieces whose marks are
  ///   counted from 0.
  /// - Throws: where what was drawn is not what was recorded.
  func addPages(
    _ sheets: [Sheet], of drawn: [PDFReference], _ marks: [[Mark]]
  ) throws(FinishingError) -> (pages: [PDFReference], contents: [Int: PDFStream]) {
    guard marks.count == sheets.count else {
      throw .structure("\(sheets.count) pages were drawn, and the marks of \(marks.count) recorded")
    }
    var pages: [PDFReference] = []
    var contents: [Int: PDFStream] = [:]
    for (index, sheet) in sheets.enumerated() {
      switch sheet {
      case .whole(let place):
        try writeMarks(marks[index][...], in: drawn[place], of: index)
        pages.append(drawn[place])
      case .pieces(let pieces, let width, let height):
        var first = 0
        var resources = PageResources(of: drawn[0], in: self)
        var streams: [PDFValue] = []
        for piece in pieces {
          let end = first + piece.marks
          guard end <= marks[index].count else {
            throw .markCount(page: index, drawn: end, recorded: marks[index].count)
          }
          let stream =
            switch piece.content {
            case .kept(let stream): stream
            case .drawn(let place):
              try finished(drawn[place], marks[index][first..<end], of: index)
            }
          if case .drawn(let place) = piece.content {
            try resources.add(those: drawn[place], in: self, page: index)
            if first == 0 { contents[place] = stream }
          }
          streams.append(.reference(add(stream, [:])))
          first = end
        }
        guard first == marks[index].count else {
          throw .markCount(page: index, drawn: first, recorded: marks[index].count)
        }
        var page = self[drawn[0]]
        page["/MediaBox"] = [0, 0, .real(width), .real(height)]
        page["/Resources"] = resources.value
        page["/Contents"] = streams.count == 1 ? streams[0] : .array(streams)
        pages.append(add(page))
      }
    }
    if case .reference(let root)? = self[catalog]["/Pages"] {
      set("/Kids", of: root, to: .array(pages.map { .reference($0) }))
      set("/Count", of: root, to: .integer(pages.count))
    }
    return (pages, contents)
  }

  /// Writes the marked content of a page (ISO 32000-1 14.6) where its signs were drawn.
  private func writeMarks(
    _ marks: ArraySlice<Mark>, in page: PDFReference, of index: Int
  ) throws(FinishingError) {
    let drawn = try orRefuse { () throws(UnsoundPDF) in try content(of: page) }
    var rewriter = MarkRewriter(content: drawn, marks: marks, page: index)
    if let rewritten = try rewriter.rewrite() { setContent(of: page, to: rewritten) }
  }

  /// The content of a drawn page, so that it leaves to what follows it everything as it was.
  private func finished(
    _ page: PDFReference, _ marks: ArraySlice<Mark>, of index: Int
  ) throws(FinishingError) -> PDFStream {
    let drawn = try orRefuse { () throws(UnsoundPDF) in try content(of: page) }
    var rewriter = MarkRewriter(content: drawn, marks: marks, page: index)
    let marked = try rewriter.rewrite() ?? drawn
    return PDFStream(deflating: Array("q\n".utf8) + marked + Array("Q\n".utf8), by: deflater)
  }
}
