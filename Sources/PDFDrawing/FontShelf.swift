internal import CTypeset

/// The fonts of a folder, or those of the system, by their families.
///
/// Owns a configuration of fontconfig; to open one takes longer than to read a contract.
package final class FontShelf {
  package struct Face: Sendable, Hashable {
    package var path: String
    /// Within its file; above 0 only in a collection.
    package var index: Int
    /// CSS and OpenType: 400 is regular, 700 bold.
    package var weight: Int
    package var isItalic: Bool
    /// Neither condensed nor expanded, and drawn as it is: no variable font.
    package var isPlain: Bool
  }

  private let shelf: OpaquePointer?

  /// Opens a folder with those in it, or where nil, what the system's fontconfig names; what cannot
  /// be opened has no fonts. `fontconfig` says where what was read of a folder is kept.
  package init(folder: String?, fontconfig: String) {
    shelf = ts_shelf_new(folder, fontconfig)
  }

  deinit { if let shelf { ts_shelf_free(shelf) } }

  /// Returns the faces of a family in the order of their paths.
  package func faces(of family: String) -> [Face] {
    guard let shelf else { return [] }
    var count = 0
    let found = ts_shelf_find(shelf, family, &count)
    return UnsafeBufferPointer(start: found, count: count).map { face in
      Face(
        path: String(cString: face.path), index: Int(face.index), weight: Int(face.weight),
        isItalic: face.italic, isPlain: face.width == 100 && !face.is_variable)
    }.sorted { ($0.path, $0.index) < ($1.path, $1.index) }
  }
}
