import EngrossKit
import Foundation
import StrictInput
import TestSupport
import Testing

@Suite struct `The font lock` {
  let fonts = ProjectFiles.root.appending(path: "Fonts")

  @Test func `knows every file that this machine has of it, to the byte`() throws {
    let found = try Assets.builtIn.findFonts()
    #expect(found.flatMap(\.unlockedFaults) == [])
    #expect(found.filter { !$0.family.isOptional }.compactMap(\.missingFault) == [])
  }

  @Test func `offers two serif and two sans families with bold and italic, and one of the others`()
    throws
  {
    let lock = try FontLock.load(from: fonts.appending(path: "fonts.lock"))
    let needed: Set<FontLock.Style> = [.regular, .italic, .bold, .boldItalic]
    for (use, count) in [(FontLock.Use.serif, 2), (.sans, 2), (.monospace, 1)] {
      let complete = lock.families(for: use).filter { needed.isSubset(of: $0.faces.map(\.style)) }
      #expect(complete.count >= count, "\(use)")
    }
    #expect(lock.families(for: .fallback).map(\.name) == ["DejaVu Sans"])
    #expect(lock.families(for: .form).map(\.name) == ["Liberation Sans"])
    for script in ["Arab", "Hebr", "Deva", "Thai", "Jpan", "Kore", "Hans", "Hant"] {
      let families = lock.families(serving: script)
      #expect(Set(families.map(\.use)) == [.serif, .sans], "\(script)")
      #expect(families.filter { !$0.isOptional } == [], "\(script)")
    }
  }

  @Test func `may know several files of a face, at several paths`() throws {
    let lock = try FontLock.parse(
      """
      families:
        - name: Inter
          use: sans
          notes: Body text.
          licence: OFL-1.1
          package: fonts-inter
          faces:
            - style: regular
              file: [/a/Inter-Regular.otf, /b/Inter-Regular.otf]
              sha256:
                "01": Debian 12
                "02": Debian 13, Debian 14
      """, file: "fonts.lock")
    let face = try #require(lock.families.first?.faces.first)
    #expect(face.paths == ["/a/Inter-Regular.otf", "/b/Inter-Regular.otf"])
    #expect(face.sha256 == ["01", "02"])
  }

  @Test func `reports every fault of its own form`() {
    let faults = #expect(throws: Faults.self) {
      try FontLock.parse(
        """
        families:
          - name: Inter
            use: display
            notes: Body text.
            licence: OFL-1.1
            package: fonts-inter
            faces:
              - style: bold
                sha256: 0000
        """, file: "fonts.lock")
    }
    #expect(
      faults?.description == """
        fonts.lock:3:10: error: "use" must be one of: serif, sans, monospace, fallback, form
        fonts.lock:8:9: error: "file" is missing
        fonts.lock:9:17: error: "sha256" must name a file
        """)
  }

  @Test(arguments: ["fonts.lock", "fonts.conf"])
  func `or its configuration that is not there is named`(_ missing: String) throws {
    let folder = try FontFolder()
    for name in ["fonts.lock", "fonts.conf"] where name != missing {
      try folder.copy(fonts.appending(path: name).path, as: name)
    }
    var assets = Assets.builtIn
    assets.fonts = folder.url
    let faults = #expect(throws: Faults.self) { try assets.findFonts() }
    #expect(
      faults?.description == """
        error: \(folder.path)/\(missing), which comes with Engross, is missing; install Engross \
        again, or let ENGROSS_ASSETS name the folder that holds its Fonts, Styles and Templates
        """)
  }
}
