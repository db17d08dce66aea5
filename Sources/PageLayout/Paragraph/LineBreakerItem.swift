extension LineBreaker {
  /// What a paragraph is made of.
  package struct Item: Sendable, Hashable {
    package enum Kind: UInt8, Sendable {
      /// Never broken.
      case box
      /// A space; vanishes at a break.
      case glue
      /// A place where breaking costs `penalty`; 10 000 forbids it, -10 000 forces it.
      case penalty
      /// A break that shows `before` at the end of the line and `after` on the next.
      case discretionary
    }

    package var kind: Kind
    /// Scaled points; of a discretionary, the width when it is not broken.
    package var width: Int
    package var stretch: Int = 0
    package var shrink: Int = 0
    /// 0 for finite stretch; 1 to 3 for fil, fill and filll.
    package var stretchOrder: UInt8 = 0
    /// Of glue, what a break there costs; of a discretionary, beyond the hyphen penalty.
    package var penalty: Int = 0
    package var before: Int = 0
    package var after: Int = 0
    /// How far the line that ends here hangs into the margin.
    package var hangRight: Int = 0
    /// How far the line that begins after this break hangs into the margin.
    package var hangLeft: Int = 0

    package static func box(_ width: Int) -> Item { Item(kind: .box, width: width) }

    package static func glue(
      _ width: Int, stretch: Int = 0, shrink: Int = 0, order: UInt8 = 0
    ) -> Item {
      Item(kind: .glue, width: width, stretch: stretch, shrink: shrink, stretchOrder: order)
    }

    package static func penalty(_ cost: Int) -> Item {
      Item(kind: .penalty, width: 0, penalty: cost)
    }

    package static func discretionary(before: Int, after: Int = 0, noBreak: Int = 0) -> Item {
      Item(kind: .discretionary, width: noBreak, before: before, after: after)
    }

    var isDiscardable: Bool { kind == .glue || kind == .penalty }
  }

  /// Width, stretch and shrink of items in a row.
  struct Extent {
    var width = 0
    var shrink = 0
    /// By its order, from finite to filll.
    var stretch = SIMD4<Int>.zero

    static func - (left: Extent, right: Extent) -> Extent {
      Extent(
        width: left.width - right.width, shrink: left.shrink - right.shrink,
        stretch: left.stretch &- right.stretch)
    }
  }

  /// Totals of all items before an index, so that a line is measured by one subtraction.
  struct Sums {
    private(set) var before: [Extent] = []
    /// The item with which a line begins that follows a break here.
    private(set) var next: [Int]

    init(_ items: [Item]) {
      before.reserveCapacity(items.count + 1)
      var sum = Extent()
      before.append(sum)
      for item in items {
        sum.width += item.width
        sum.shrink += item.shrink
        sum.stretch[Int(item.stretchOrder)] += item.stretch
        before.append(sum)
      }
      next = [Int](repeating: 0, count: items.count)
      var solid = items.count
      for index in items.indices.reversed() {
        let item = items[index]
        // What follows a break and would vanish at it vanishes with it, even past a forced break.
        next[index] = item.kind == .discretionary && item.after != 0 ? index + 1 : solid
        if !item.isDiscardable { solid = index }
      }
    }
  }
}
