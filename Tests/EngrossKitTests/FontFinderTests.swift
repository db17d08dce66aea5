import ContractModel
import Foundation
import TestSupport
import Testing

@testable import EngrossKit

/// Fonts are found wherever the machine keeps them, and known to the byte.
@Suite struct FontFinderTests {
  private let inter: FoundFace
  private let libertine: FoundFace

  init() throws {
    let found = try Assets.builtIn.findFonts()
    func regular(_ name: String) throws -> FoundFace {
      let family = try #require(found.first { $0.family.name == name })
      return try #require(family.faces.first { $0.face.style == .regular })
    }
    (inter, libertine) = (try regular("Inter"), try regular("Linux Libertine O"))
  }

  private func find(
    _ lock: OtherLock, in folders: [FontFolder], takesUnlocked: Bool = false
  ) throws -> FoundFamily {
    var assets = lock.assets
    assets.fontFolders = folders.map(\.url)
    assets.takesUnlockedFonts = takesUnlocked
    return try assets.findFonts()[0]
  }

  @Test func `a font is found in a folder by the name of its file`() throws {
    let folder = try FontFolder()
    try folder.copy(inter.path, as: "Inter-Regular.otf")
    let found = try find(OtherLock(sha256: [inter.sha256]), in: [folder])
    #expect(found.faces.map(\.path) == ["\(folder.path)/Inter-Regular.otf"])
    #expect(found.folders == [folder.path])
    #expect(found.faces.map(\.isLocked) == [true])
  }

  @Test func `a font is found in a folder within a folder by its family, whatever its name`() throws
  {
    let folder = try FontFolder()
    try folder.copy(inter.path, as: "sans/a.otf")
    let found = try find(OtherLock(sha256: [inter.sha256]), in: [folder])
    #expect(found.faces.map(\.path) == ["\(folder.path)/sans/a.otf"])
  }

  @Test func `a font is found by the system's fontconfig`() throws {
    let found = try find(OtherLock(sha256: [inter.sha256]), in: [])
    #expect(found.faces.map(\.sha256) == [inter.sha256])
    #expect(found.missing == [])
  }

  @Test func `a font that is nowhere is named with its package`() throws {
    let lock = try OtherLock(family: "No Such Sans", sha256: ["0"])
    let found = try find(lock, in: [try FontFolder()])
    #expect(found.faces == [])
    #expect(
      found.missingFault?.description == """
        \(lock.file):9:15: error: font "No Such Sans" needs Inter-Regular.otf, which was not found; \
        install it with: apt-get install fonts-inter; or name its folder: --font-path
        """)
  }

  @Test func `of several folders the first has the word, as long as its file is known`() throws {
    let (first, second) = (try FontFolder(), try FontFolder())
    try first.copy(inter.path, as: "Inter-Regular.otf", more: "!")
    try second.copy(inter.path, as: "Inter-Regular.otf")
    let other = sha256(try Data(contentsOf: first.url.appending(path: "Inter-Regular.otf")))

    let both = try OtherLock(sha256: [inter.sha256, other])
    #expect(try find(both, in: [first, second]).faces.map(\.sha256) == [other])
    #expect(try find(both, in: [second, first]).faces.map(\.sha256) == [inter.sha256])
    let one = try OtherLock(sha256: [inter.sha256])
    #expect(try find(one, in: [first, second]).faces.map(\.sha256) == [inter.sha256])
    let taken = try find(one, in: [first, second], takesUnlocked: true)
    #expect(taken.faces.map(\.sha256) == [other])
    #expect(taken.faces.map(\.isLocked) == [false])
  }

  @Test func `a file that is not known is refused, with what to do`() throws {
    let lock = try OtherLock(without: libertine.sha256)
    let style = try lock.assets.styleSheet("house")
    let faults = #expect(throws: Faults.self) { try Typesetter(style: style, assets: lock.assets) }
    let place = try #require(faults?.diagnostics.first?.location)
    #expect(
      faults?.description == """
        \(place): error: font "Linux Libertine O": \(libertine.path) has the SHA-256 \
        \(libertine.sha256), which Engross does not know; install the right one with: \
        apt-get install --reinstall fonts-linuxlibertine; compare all with: engross fonts --verify; \
        or take it as it is: --unlocked-fonts
        """)
    #expect(place.file == lock.file)
  }

  @Test func `a signature is shown in no font that is not known`() throws {
    let lock = try OtherLock(without: libertine.sha256)
    let name = "LinuxLibertineO-Regular"
    #expect(try lock.assets.formFont(named: name) == Assets.builtIn.formFont())
    #expect(try Assets.builtIn.formFont(named: name) == libertine.path)
    var assets = lock.assets
    assets.takesUnlockedFonts = true
    #expect(try assets.formFont(named: name) == libertine.path)
  }

  @Test func `a file that is not known can be taken, and the record says so`() throws {
    let lock = try OtherLock(without: libertine.sha256)
    var assets = lock.assets
    assets.takesUnlockedFonts = true
    let style = try assets.styleSheet("house")
    let sample = ProjectFiles.root.appending(path: "Samples/architects.yaml")
    let contract = try Contract.read(
      text: String(contentsOf: sample, encoding: .utf8), file: "architects.yaml"
    ).value
    let engrosser = try Engrosser(style: style, template: .builtIn(), assets: assets)
    let source = engrosser.source(of: contract)
    #expect(source.record.unlockedFonts == ["Linux Libertine O"])
    #expect(
      source.description.hasSuffix(
        "\n  of which Engross does not know these: Linux Libertine O"))
    // The files are the same, and so is their digest.
    let known = try Engrosser(style: style, template: .builtIn()).source(of: contract)
    #expect(known.record.fonts == source.record.fonts)
    #expect(known.record.unlockedFonts == nil)
    #expect(!String(decoding: known.recordBytes, as: UTF8.self).contains("unlockedFonts"))

    let pdf = try engrosser.engross(contract)
    let proof = try WordsProver(template: nil, style: nil, assets: lock.assets).prove(pdf.bytes)
    #expect(proof.isProven)
    #expect(
      proof.description == """
        the words are those of the terms in the file: \(pdf.pageCount) pages, the same to the byte
        it was made with fonts that Engross does not know, and the same are here: Linux Libertine O
        """)
  }

  @Test func `words are not proven with fonts that are not known`() throws {
    let lock = try OtherLock(without: libertine.sha256)
    let sample = ProjectFiles.root.appending(path: "Samples/architects.yaml")
    let contract = try Contract.read(
      text: String(contentsOf: sample, encoding: .utf8), file: "architects.yaml"
    ).value
    let style = try Assets.builtIn.styleSheet("house")
    let pdf = try Engrosser(style: style, template: .builtIn()).engross(contract)
    let failure = #expect(throws: ProofFailure.self) {
      try WordsProver(template: nil, style: nil, assets: lock.assets).prove(pdf.bytes)
    }
    #expect(
      failure?.description.hasPrefix(
        "its fonts are not at hand: font \"Linux Libertine O\": \(libertine.path) has the SHA-256 ")
        == true)
  }
}
