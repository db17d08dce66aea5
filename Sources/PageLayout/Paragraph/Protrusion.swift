import DocumentModel

/// How far characters of a font hang into the margin so that the edge of the text looks straight
/// (Hàn Thế Thành 2000, *Micro-typographic extensions to the TeX typesetting system*).
struct Protrusion {
  /// The part of its own width that a scalar hangs out at the beginning of a line.
  let left: Table
  /// The same at the end of a line.
  let right: Table

  /// The values of most fonts, with a font's own over them.
  init(_ own: ProtrusionStyle = ProtrusionStyle()) {
    left = Table(Self.most.left.merging(own.left) { $1 })
    right = Table(Self.most.right.merging(own.right) { $1 })
  }

  /// Asked twice for each word, so that ASCII is looked up without hashing.
  struct Table {
    private var ascii = [Double](repeating: 0, count: 128)
    private var others: [Unicode.Scalar: Double] = [:]

    init(_ values: [Unicode.Scalar: Double]) {
      for (scalar, part) in values {
        if scalar.isASCII { ascii[Int(scalar.value)] = part } else { others[scalar] = part }
      }
    }

    subscript(scalar: Unicode.Scalar) -> Double {
      scalar.isASCII ? ascii[Int(scalar.value)] : others[scalar] ?? 0
    }
  }

  private static let most = (
    left: table([
      ("\u{2018}\u{201C}'\"", 0.6), ("\u{2013}\u{2014}", 0.3), ("([", 0.1), ("AJTVWXYvwxy", 0.05),
    ]),
    right: table([
      ("-\u{2010}\u{AD}\u{2019}\u{201D}'\"", 0.6), (".,", 0.7), (":;!?", 0.4),
      ("\u{2013}\u{2014}", 0.3), (")]", 0.1), ("AFKLTVWXYkrtvwxy", 0.05),
    ])
  )

  private static func table(_ parts: [(String, Double)]) -> [Unicode.Scalar: Double] {
    Dictionary(
      uniqueKeysWithValues: parts.flatMap { characters, part in
        characters.unicodeScalars.map { ($0, part) }
      })
  }
}

/// The tables of a style's families: that of the first of each, which nearly all text is in.
struct ProtrusionTables {
  private let body: Protrusion
  private let heading: Protrusion
  private let mono: Protrusion

  init(_ own: [String: ProtrusionStyle] = [:], families: FontFamilies = FontFamilies()) {
    func table(_ names: [String]) -> Protrusion {
      Protrusion(names.first.flatMap { own[$0] } ?? ProtrusionStyle())
    }
    body = table(families.body)
    heading = table(families.heading)
    mono = table(families.mono)
  }

  subscript(family: TextStyle.Family) -> Protrusion {
    switch family {
    case .body: body
    case .heading: heading
    case .mono: mono
    }
  }
}
