internal import PDFObjects

/// What the pieces of a page name (ISO 32000-1 7.8.3): all that the page with every glyph has, and
/// what the pieces were drawn with besides.
///
/// Cairo names things on each page for itself. Fonts have the same names wherever they are met. That
/// is nothing that Cairo promises, so a name that two pages have for two things is an error.
struct PageResources {
  /// The resources of the first page, for as long as no piece has others.
  private let first: PDFValue
  private var entries: PDFValue
  private var hasMore = false

  init(of page: PDFReference, in file: PDFFile) {
    first = file[page]["/Resources"] ?? [:]
    entries = Self.entries(of: first, in: file)
  }

  var value: PDFValue { hasMore ? entries : first }

  /// Adds what a drawn page names.
  ///
  /// - Throws: `FinishingError.pieces` where it calls by one name what another piece calls by it.
  mutating func add(
    those page: PDFReference, in file: PDFFile, page index: Int
  ) throws(FinishingError) {
    guard let own = file[page]["/Resources"],
      case .dictionary(let categories) = Self.entries(of: own, in: file)
    else { return }
    // What is no dictionary is `/ProcSet`, which readers ignore.
    for case (let category, .dictionary(let named)) in categories {
      for (name, thing) in named {
        if let known = entries[category]?[name] {
          guard known.isSame(as: thing) else { throw .pieces(page: index, name: name) }
          continue
        }
        var more = entries[category] ?? [:]
        more[name] = thing
        (entries[category], hasMore) = (more, true)
      }
    }
  }

  /// Resources by category and name, references to categories followed.
  private static func entries(of resources: PDFValue, in file: PDFFile) -> PDFValue {
    guard case .dictionary(let categories) = file.resolve(resources) else { return [:] }
    return .dictionary(categories.map { ($0, file.resolve($1)) })
  }
}
