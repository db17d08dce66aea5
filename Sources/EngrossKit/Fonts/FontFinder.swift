internal import Foundation
internal import PDFDrawing
internal import StrictInput

/// Finds the files of locked faces, wherever this machine keeps them.
///
/// It looks in the folders that were named, then where Debian keeps them. The system's fontconfig
/// comes last, for what was not found before: to ask it takes longer than to set a contract.
final class FontFinder {
  private let places: [Place]
  private let takesUnlocked: Bool
  private let fontconfig: String
  /// Those that were opened; the empty name is the system's.
  private var shelves: [String: FontShelf] = [:]
  /// Of files by their paths; nil for those that cannot be read.
  private var digests: [String: String?] = [:]

  private enum Place {
    /// The files of a folder by their names.
    case names(in: URL)
    /// The files of a folder, or of the system where nil, by what they say of themselves.
    case families(in: URL?)
    case usual
  }

  private struct File {
    var path: String
    var index: Int
  }

  init(_ assets: Assets) throws(Faults) {
    places =
      assets.fontFolders.flatMap { [.names(in: $0), .families(in: $0)] }
      + [.usual, .families(in: nil)]
    takesUnlocked = assets.takesUnlockedFonts
    fontconfig = try assets.fontconfig()
  }

  /// Finds each face of a family.
  ///
  /// The first file that the lock knows is taken; where there is none, the first of them all, for
  /// somebody else to refuse. Where unlocked fonts are taken, the first place that has any decides.
  func find(_ family: FontLock.Family) -> FoundFamily {
    var found = FoundFamily(family: family, faces: [], missing: [])
    for face in family.faces {
      if let file = find(face, of: family.name) {
        found.faces.append(file)
      } else {
        found.missing.append(face)
      }
    }
    return found
  }

  private func find(_ face: FontLock.Face, of family: String) -> FoundFace? {
    var first: FoundFace?
    for place in places {
      let found = files(of: face, family, in: place).compactMap { file in
        digest(of: file.path).map {
          FoundFace(face: face, path: file.path, index: file.index, sha256: $0)
        }
      }
      if let locked = found.first(where: \.isLocked) { return locked }
      first = first ?? found.first
      if takesUnlocked, let first { return first }
    }
    return first
  }

  private func files(of face: FontLock.Face, _ family: String, in place: Place) -> [File] {
    switch place {
    case .names(let folder):
      [File(path: folder.appending(path: face.fileName).absolutePath, index: face.index)]
    case .usual: face.paths.map { File(path: $0, index: face.index) }
    case .families(let folder):
      shelf(folder?.absolutePath).faces(of: family)
        .filter { found in
          found.weight == face.style.weight && found.isItalic == face.style.isItalic
            && found.isPlain && ["otf", "ttf", "ttc"].contains(found.path.suffix(3).lowercased())
        }
        .map { File(path: $0.path, index: $0.index) }
    }
  }

  private func shelf(_ folder: String?) -> FontShelf {
    if let open = shelves[folder ?? ""] { return open }
    let shelf = FontShelf(folder: folder, fontconfig: fontconfig)
    shelves[folder ?? ""] = shelf
    return shelf
  }

  private func digest(of path: String) -> String? {
    if let known = digests[path] { return known }
    let contents = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
    let digest = contents.map(sha256)
    digests[path] = .some(digest)
    return digest
  }
}

extension URL {
  fileprivate var absolutePath: String { absoluteURL.path(percentEncoded: false) }
}
