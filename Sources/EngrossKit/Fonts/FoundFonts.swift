internal import PDFDrawing
public import StrictInput

/// A face of the lock, and the file that serves for it on this machine.
public struct FoundFace: Sendable, Hashable {
  public var face: FontLock.Face
  public var path: String
  /// Of the face in that file.
  public var index: Int
  /// Of the file, in lower-case hexadecimal.
  public var sha256: String

  /// Whether the lock knows the file, to the byte.
  public var isLocked: Bool { face.sha256.contains(sha256) }
}

/// A family of the lock, and what there is of it on this machine.
public struct FoundFamily: Sendable, Hashable {
  public var family: FontLock.Family
  public var faces: [FoundFace]
  /// Those that are nowhere to be found.
  public var missing: [FontLock.Face]

  /// The folders of the files.
  public var folders: [String] {
    Set(faces.map { String($0.path.dropLast($0.path.fileName.count + 1)) }).sorted()
  }

  /// What the file of the first face has: `2548 characters of Latin, Greek`; nil where it is not
  /// there.
  public var coverage: String? {
    faces.first.flatMap { FontFile(path: $0.path) }?.coverage
  }

  /// What to tell somebody whose text needs the family; nil where all of it was found.
  public var missingFault: Diagnostic? {
    missing.first.map { face in
      Diagnostic(
        at: face.location,
        "font \"\(family.name)\" needs \(face.fileName), which was not found",
        help: "install it with: apt-get install \(family.package); or name its folder: --font-path")
    }
  }

  /// What is to be said of files that the lock does not know.
  public var unlockedFaults: [Diagnostic] {
    faces.filter { !$0.isLocked }.map { found in
      Diagnostic(
        at: found.face.location,
        "font \"\(family.name)\": \(found.path) has the SHA-256 \(found.sha256), which Engross does "
          + "not know",
        help: "install the right one with: apt-get install --reinstall \(family.package); compare "
          + "all with: engross fonts --verify; or take it as it is: --unlocked-fonts")
    }
  }
}

extension FontFile {
  var coverage: String {
    "\(characterCount) characters"
      + (scripts.isEmpty ? "" : " of \(scripts.joined(separator: ", "))")
  }
}
