import EngrossKit
import Foundation
import StrictInput
import TestSupport
import Testing

@Suite struct `The font lock` {
  let fonts = ProjectFiles.root.appending(path: "Fonts")

  @Test func `names every face as it is installed, to the byte`() throws {
    let lock = try FontLock.load(from: fonts.appending(path: "fonts.lock"))
    try lock.check()
    try lock.verify()
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

  @Test func `is all that fontconfig finds`() async throws {
    let lock = try FontLock.load(from: fonts.appending(path: "fonts.lock"))
    let conf = fonts.appending(path: "fonts.conf").path(percentEncoded: false)
    let list = try await run(
      "fc-list", ["--format", "%{family[0]} %{weight} %{slant} %{file} %{index}\n"],
      environment: ["FONTCONFIG_FILE": conf])
    #expect(list.errors == "")

    let installed = lock.families.flatMap { family in
      family.faces.filter { FileManager.default.fileExists(atPath: $0.path) }.map { face in
        let weight = [400: 80, 600: 180, 700: 200][face.style.weight] ?? 0
        return """
          \(family.name) \(weight) \(face.style.isItalic ? 100 : 0) \(face.path) \(face.index)
          """
      }
    }
    #expect(list.output.split(separator: "\n").map(String.init).sorted() == installed.sorted())
  }

  @Test func `names the package of a family that is missing`() throws {
    let lock = try lock(of: "/no/such/Inter-Regular.otf")
    let faults = #expect(throws: Faults.self) { try lock.check() }
    #expect(
      faults?.description == """
        fonts.lock:9:15: error: font "Inter" needs /no/such/Inter-Regular.otf; \
        install it with: apt-get install fonts-inter
        """)
    #expect(lock.missing.map(\.name) == ["Inter"])
  }

  @Test func `does not ask for an optional family`() throws {
    let lock = try lock(of: "/no/such/Inter-Regular.otf", isOptional: true)
    try lock.check()
    try lock.verify()
    #expect(lock.missing.map(\.name) == ["Inter"])
  }

  @Test func `tells a file of another size or content from the one locked`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).otf")
    try Data("abc".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let path = file.path(percentEncoded: false)
    // FIPS 180-4's own example.
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    try lock(of: path, size: 3, sha256: abc).verify()
    let size = #expect(throws: Faults.self) { try lock(of: path, size: 4, sha256: abc).check() }
    #expect(
      size?.description == """
        fonts.lock:9:15: error: font "Inter": \(path) has 3 bytes where 4 are locked; \
        restore it with: apt-get install --reinstall fonts-inter
        """)
    let content = #expect(throws: Faults.self) {
      try lock(of: path, size: 3, sha256: "0000").verify()
    }
    #expect(
      content?.description == """
        fonts.lock:9:15: error: font "Inter": \(path) has the SHA-256 \(abc) \
        where 0000 is locked; restore it with: apt-get install --reinstall fonts-inter
        """)
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
                file: /usr/share/fonts/opentype/inter/Inter-Bold.otf
                size: large
        """, file: "fonts.lock")
    }
    #expect(
      faults?.description == """
        fonts.lock:3:10: error: "use" must be one of: serif, sans, monospace, fallback, form
        fonts.lock:10:15: error: "size" must be a whole number
        fonts.lock:8:9: error: "sha256" is missing
        """)
  }

  @Test func `that is not there is named`() {
    let faults = #expect(throws: Faults.self) {
      try FontLock.load(from: URL(filePath: "/no/such/fonts.lock"))
    }
    #expect(
      faults?.description == """
        error: cannot read the font lock /no/such/fonts.lock; \
        it belongs to Engross; install that anew
        """)
  }

  /// A lock of one family with one face.
  private func lock(
    of path: String, size: Int = 3, sha256: String = "0000", isOptional: Bool = false
  ) throws -> FontLock {
    try FontLock.parse(
      """
      families:
        - name: Inter
          use: sans
          notes: Body text.
          licence: OFL-1.1
          package: fonts-inter
          faces:
            - style: regular
              file: \(path)
              size: \(size)
              sha256: "\(sha256)"
          optional: \(isOptional)
      """, file: "fonts.lock")
  }
}
