import DocumentModel
import TestSupport
import Testing

@testable import PDFDrawing

/// Reads a picture; what is wrong with it, in the words that follow its name, or its size.
private func read(_ name: String, _ bytes: [UInt8]) -> String {
  do throws(UnfitPicture) {
    let picture = try expectLittleWork { () throws(UnfitPicture) in
      try Picture(path: "brand/\(name)", bytes: bytes, sha256: "")
    }
    let size = "\(picture.naturalSize.width) x \(picture.naturalSize.height) pt"
    let pixels = picture.pixelSize.map { " of \($0.width) x \($0.height)" } ?? ""
    return "\(picture.format.rawValue) \(size)\(pixels)"
  } catch {
    return error.why + (error.help.map { "; \($0)" } ?? "")
  }
}

private func svg(_ body: String) -> String { read("logo.svg", TestPictures.svg(body)) }

@Suite struct PictureTests {
  @Test func `a picture knows its size before anything is unpacked`() throws {
    #expect(svg("<path d='M0 0h9v9z'/>") == "SVG 75.0 x 37.5 pt")
    let sized = TestPictures.svg("", attributes: "width='40mm' height='20mm'")
    #expect(read("logo.svg", sized).hasPrefix("SVG 113.38"))
    #expect(try read("logo.png", TestPictures.bytes("logo.png")) == "PNG 32.4 x 10.8 pt of 90 x 30")
    for name in ["photo.jpg", "gray.jpg"] {
      #expect(try read(name, TestPictures.bytes(name)) == "JPEG 43.2 x 21.6 pt of 120 x 60")
    }
  }

  @Test func `the name of a file says what it is`() throws {
    let png = try TestPictures.bytes("logo.png")
    #expect(read("logo.jpg", png) == "is a PNG by its contents; name it so that it ends in .png")
    #expect(
      read("logo", TestPictures.svg(""))
        == "is an SVG by its contents; name it so that it ends in .svg")
    #expect(
      read("logo.gif", Array("GIF89a".utf8))
        == "is no picture that can be drawn; give an SVG, a PNG or a JPEG")
    #expect(read("logo.png", []) == "is empty")
  }

  @Test func `a picture of no size or of gigantic size is refused by its head`() {
    #expect(
      read("logo.png", TestPictures.png(width: 0, height: 20))
        == "is 0 by 20 pixels: there is nothing to be seen")
    #expect(
      read("logo.png", TestPictures.png(width: 60_000, height: 60_000))
        == "is 60000 by 60000 pixels, which is too large; "
        + "make it smaller: 2000 pixels across are enough for a whole page")
    #expect(
      read("logo.svg", TestPictures.svg("", attributes: "width='0' height='0'")).hasPrefix("is 0.0")
    )
    #expect(
      read("logo.svg", TestPictures.svg("", attributes: "viewBox='0 0 1000000 1'")).hasPrefix(
        "is too narrow to be drawn"))
    #expect(
      read("logo.svg", TestPictures.svg("", attributes: ""))
        == "says no size; give its svg element a viewBox")
  }

  @Test func `a file that was cut off is refused wherever it ends`() throws {
    let png = try TestPictures.bytes("logo.png")
    for length in stride(from: 9, to: png.count - 1, by: 7) {
      #expect(read("logo.png", Array(png.prefix(length))) == "is cut off; save it anew")
    }
    let jpeg = try TestPictures.bytes("photo.jpg")
    #expect(read("photo.jpg", Array(jpeg.prefix(40))) == "is cut off; save it anew")
  }

  @Test func `a photograph that a PDF would show in false colours or on its side is refused`()
    throws
  {
    #expect(
      try read("cmyk.jpg", TestPictures.bytes("cmyk.jpg"))
        == "is in CMYK, and the colours of the PDF are sRGB; save it as RGB")
    #expect(
      try read("turned.jpg", TestPictures.bytes("turned.jpg"))
        == "says that it must be turned to be upright; turn it in a picture editor and save it")
  }
}

/// SVGs that would read other files, or never end.
@Suite struct HostileDrawingTests {
  @Test(arguments: [
    "<use href='other.svg#a'/>",
    "<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='file:///etc/passwd'/>",
    "<path style='fill:url(http://example.org/p.svg#p)'/>", "<path fill='url(\"p.svg#p\")'/>",
    "<style>path{fill:url(p.svg#p)}</style>", "<style>@import 'p.css';</style>",
    "<style><![CDATA[@font-face{src:url(#a)}]]></style>",
  ])
  func `nothing outside its own file is looked for`(body: String) {
    let said = svg(body)
    #expect(said.hasPrefix("wants another file"), "\(said)")
  }

  @Test(arguments: [
    "image", "text", "filter", "mask", "pattern", "script", "foreignObject", "animate", "a",
    "marker",
  ])
  func `what is fetched, set in other fonts or drawn in pixels is refused by name`(element: String)
  {
    let said = svg("<g><\(element)/></g>")
    #expect(said.hasPrefix("has the element <\(element)>, which is not drawn; "), "\(said)")
  }

  @Test func `letters are asked for as outlines`() {
    #expect(
      svg("<text>Acme</text>")
        == "has the element <text>, which is not drawn; turn letters into outlines; "
        + "in Inkscape: Path, Object to Path")
  }

  @Test func `uses of uses do not grow without end`() {
    let doublings = (1...40).map { level in
      "<g id='g\(level)'><use href='#g\(level - 1)'/><use href='#g\(level - 1)'/></g>"
    }.joined()
    #expect(
      svg("<defs><path id='g0' d='M0 0h9v9z'/>\(doublings)</defs><use href='#g40'/>")
        == "repeats its parts too often to be drawn; simplify it")
    #expect(
      svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>")
        == "draws a part of itself within itself; simplify it")
    let chain = (1...5000).map { "<g id='g\($0)'><use href='#g\($0 - 1)'/></g>" }.reversed()
      .joined()
    #expect(svg("<g id='g0'/>" + chain) == "refers too deeply; simplify it")
  }

  @Test func `entities are refused before they grow`() {
    let laughs =
      "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
      + "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><desc>&b;</desc></svg>"
    #expect(read("logo.svg", Array(laughs.utf8)) == "declares entities; save it as plain SVG")
    let wide = Array("<?xml version='1.0' encoding='UTF-16'?><svg/>".utf8)
    #expect(read("logo.svg", wide) == "is not UTF-8; save it as UTF-8")
  }

  @Test func `depth, dashes and size are bounded`() {
    let deep = String(repeating: "<g>", count: 150) + String(repeating: "</g>", count: 150)
    #expect(svg(deep) == "has elements more than 100 deep; simplify it")
    let dashes = "has dashed lines, which are not drawn; draw them as outlines"
    #expect(svg("<path stroke-dasharray='0.0001' d='M0 0h1000000'/>") == dashes)
    #expect(svg("<path style='stroke-dasharray:.001' d='M0 0h1'/>") == dashes)
    #expect(svg("<path style='stroke-dasharray: none' d='M0 0h1'/>") == "SVG 75.0 x 37.5 pt")
    let long = "<path d='\(String(repeating: "M0 0h1", count: 200_000))'/>"
    #expect(svg(long) == "has more than 1 MB; simplify it")
  }

  @Test func `what is not well formed is named with its line`() {
    #expect(svg("\n<g>") == "is not XML from line 2 on")
    #expect(read("logo.svg", Array("<html/>".utf8)) == "is XML, but not SVG")
  }

  @Test func `what drawing programs leave in a file does no harm`() {
    let inkscape = """
      <?xml version="1.0" encoding="UTF-8" standalone="no"?>
      <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
        width="100" height="50"><s:namedview id="v"><s:grid/></s:namedview><metadata/>
      <style>.a{fill:url(#g)}</style><linearGradient id="g"><stop offset="0"/></linearGradient>
      <path class="a" d="M0 0h9v9z"/></svg>
      """
    #expect(read("logo.svg", Array(inkscape.utf8)) == "SVG 75.0 x 37.5 pt")
  }
}
