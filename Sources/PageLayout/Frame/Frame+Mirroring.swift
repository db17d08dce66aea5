import DocumentModel

/// Pages of scripts that run from right to left are laid out as if they ran from left to right, and
/// turned round as a whole at the end: labels, indents, the columns of tables, signatures, heads
/// and feet need no knowledge of it.
extension Frame {
  /// What stood at the left at the right, through all frames; letters and pictures are not turned.
  func mirroredThrough() -> Frame {
    var copy = mirrored(in: size.width)
    for index in copy.items.indices {
      if case .frame(let inner) = copy.items[index].content {
        copy.items[index].content = .frame(inner.mirroredThrough())
      }
    }
    return copy
  }

  /// The items of this frame at their mirror images within `width`; what they hold stays.
  func mirrored(in width: Double) -> Frame {
    var copy = self
    for index in items.indices {
      let item = items[index]
      copy.items[index].position.x =
        item.content.isPlace ? 0 : width - item.position.x - item.content.width
    }
    return copy
  }
}

extension FrameItem.Content {
  fileprivate var width: Double {
    switch self {
    case .frame(let frame): frame.size.width
    case .glyphs(let run): run.width
    case .fill(let size, _), .picture(_, let size): size.width
    case .field(let field): field.size.width
    case .link(let link): link.size.width
    case .pageNumber(let number): number.width
    case .turned, .destination: 0
    }
  }

  /// A place to go to: a viewer goes to the left edge of what is there.
  fileprivate var isPlace: Bool {
    if case .destination = self { true } else { false }
  }
}
