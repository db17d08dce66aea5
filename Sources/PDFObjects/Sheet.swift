/// How a page of the finished file is put together from the pages of the drawn one, which are
/// counted from 0.
package enum Sheet: Sendable {
  /// A page of the drawn file as it is.
  case whole(Int)
  /// Pieces one over the other, each as it was drawn on a page of its own; they show text alone,
  /// by fonts that page 0 of the drawn file has all of.
  case pieces([Piece], width: Double, height: Double)

  package struct Piece: Sendable {
    package enum Content: Sendable {
      case drawn(Int)
      /// What finishing made of it in an earlier file, where it was drawn by the same codes.
      case kept(PDFStream)
    }

    package var content: Content
    /// How many marks are in it.
    package var marks: Int

    package init(content: Content, marks: Int) {
      self.content = content
      self.marks = marks
    }
  }
}
