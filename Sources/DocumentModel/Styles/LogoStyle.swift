public import StrictInput

/// A picture of the firm at the head of a page.
public struct MarkStyle: Sendable, Hashable {
  public enum Position: String, Sendable, Hashable, CaseIterable {
    case left, center, right

    /// Of the room that is left beside it, how much stands before it.
    public var share: Double {
      switch self {
      case .left: 0
      case .center: 0.5
      case .right: 1
      }
    }
  }

  /// Nil for none.
  public var file: StyleFile?
  /// For those who cannot see it.
  public var alternativeText = ""
  /// It is as large as both allow.
  public var width = 170.0
  public var height = 34.0
  public var position = Position.left
  /// From the paper's top.
  public var top = 28.0

  public init() {}

  /// As large as the width and the height allow, in the proportions of the picture.
  public func size(of picture: Picture) -> Size {
    let natural = picture.naturalSize
    let scale = min(width / natural.width, height / natural.height)
    return Size(width: natural.width * scale, height: natural.height * scale)
  }
}

extension MarkStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    fields.picture(&file, &alternativeText, "The picture: an SVG, a PNG or a JPEG; or none.")
    fields.length(&width, "width", "At most so wide; a picture keeps its proportions.")
    fields.length(&height, "height", "At most so high.")
    fields.set(&position, "position", "On which side of the text.")
    fields.length(&top, "top", "From the paper's top; of no use above a title.")
    for (key, points) in [("width", width), ("height", height)]
    where points <= 0 && fields.gives(key) {
      fields.report("a picture of 0 pt cannot be seen", at: key)
    }
  }
}

/// The firm's mark on the pages of the contract.
public struct LogoStyle: Sendable, Hashable {
  public enum Place: String, Sendable, Hashable, CaseIterable {
    case head, title
  }

  public enum Pages: String, Sendable, Hashable, CaseIterable {
    case first, all
  }

  public var mark = MarkStyle()
  /// In the margin at the head of pages, or above the title.
  public var place = Place.head
  public var pages = Pages.first
  /// Below it, where the place is the title.
  public var after = 24.0

  public init() {}
}

extension LogoStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    mark.read(from: &fields)
    fields.set(&place, "place", "Whether it stands in the head margin or above the title.")
    fields.set(&pages, "pages", "Where the place is head: on the first page only, or on all.")
    fields.length(&after, "after", "Where the place is title: the space below the logo.")
  }
}

extension FieldReader {
  /// Reads `file` and `alt`, which go together.
  mutating func picture(_ file: inout StyleFile?, _ words: inout String, _ doc: String) {
    self.file(&file, "file", doc)
    set(&words, "alt", "What the picture shows, in words for those who cannot see it.")
    guard isSound, file != nil else { return }
    if words.isEmpty {
      report(
        "the picture has no words for those who cannot see it", at: "file",
        help: "say what it shows, such as alt: Acme Ltd")
    }
  }
}

extension LogoStyle.Place: StrictChoice {
  public static var example: Self { .head }
}

extension MarkStyle.Position: StrictChoice {
  public static var example: Self { .left }
}

extension LogoStyle.Pages: StrictChoice {
  public static var example: Self { .first }
}
