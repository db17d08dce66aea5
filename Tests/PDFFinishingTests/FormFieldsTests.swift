import PDFObjects
import Testing

@testable import PDFFinishing

@Suite struct FormFieldsTests {
  @Test func `fields come in the given order with their exact rectangles`() throws {
    let draft = Draft.contract()
    let pdf = try Workshop.open(draft)
    let fields = pdf.catalog["/AcroForm"]["/Fields"].items
    #expect(fields.map { $0["/T"].text } == draft.facts.fields.map(\.name))
    #expect(fields.map { $0["/TU"].text } == draft.facts.fields.map(\.tooltip))
    #expect(fields.map { $0["/Rect"].rect } == draft.facts.fields.map(\.rect))
    let widgets = try pdf.pages()[1]["/Annots"].items
    #expect(widgets.map(\.identifier) == fields.map(\.identifier))
  }

  @Test func `a signature field is unsigned, printed and blank`() throws {
    let pdf = try Workshop.open(.contract())
    let field = pdf.catalog["/AcroForm"]["/Fields"][0]
    #expect(field["/FT"].isName("/Sig"))
    #expect(!field.has("/V"))
    #expect(field["/F"].number == 4)
    #expect(field["/P"].identifier == (try pdf.pages()[1].identifier))
    #expect(field["/AP"]["/N"].content == "")
    let box = field["/AP"]["/N"].streamDictionary["/BBox"].written
    #expect(box == "[ 0 0 150 40.375 ]")
  }

  @Test func `the form neither asks for appearances nor claims signatures`() throws {
    let pdf = try Workshop.open(.contract())
    let form = pdf.catalog["/AcroForm"]
    #expect(form.identifier != 0)
    #expect(Set(form.keys) == ["/Fields", "/DA", "/DR"])
  }

  @Test func `a Latin value is shown in the font that viewers type with`() throws {
    let pdf = try Workshop.open(.contract())
    let form = pdf.catalog["/AcroForm"]
    let field = form["/Fields"][1]
    #expect(field["/V"].text == "Mary Moss")
    #expect(field["/DA"].text == "/FormFont 10 Tf 0 g")
    let appearance = field["/AP"]["/N"]
    #expect(
      appearance.content == """
        /Tx BMC
        q
        0 0 150 16 re W n
        BT
        /FormFont 10 Tf 0 g
        2 4.5332 Td
        <4D617279204D6F7373> Tj
        ET
        Q
        EMC

        """)
    let used = appearance.streamDictionary["/Resources"]["/Font"]["/FormFont"]
    #expect(used.identifier == form["/DR"]["/Font"]["/FormFont"].identifier)
  }

  @Test func `a value beyond Latin is shaped in a font of its own that tells its text`() throws {
    let pdf = try Workshop.open(.contract())
    let field = pdf.catalog["/AcroForm"]["/Fields"][4]
    #expect(field["/V"].text == "Łucja Żółć-Ελένη")
    let font =
      field["/AP"]["/N"].streamDictionary["/Resources"]["/Font"]["/FormFont"]
    #expect(font["/Subtype"].isName("/Type0"))
    #expect(font["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"].isStream)
    let map = font["/ToUnicode"].content
    for scalar in Set("Łucja Żółć-Ελένη".unicodeScalars) {
      #expect(map.contains("> <\(hexadecimal(scalar.value, digits: 4))>"))
    }
  }

  @Test func `an accent that stands alone is set with its letter`() throws {
    let draft = Draft.contract()
    draft.facts.fields[1].value = "Łucja Z\u{307}o\u{301}l"
    let pdf = try Workshop.open(draft)
    let field = pdf.catalog["/AcroForm"]["/Fields"][1]
    let map =
      field["/AP"]["/N"].streamDictionary["/Resources"]["/Font"]["/FormFont"]["/ToUnicode"].content
    #expect(map.contains("> <005A0307>"))
  }

  @Test func `a text field without a value leaves room for one`() throws {
    let pdf = try Workshop.open(.contract())
    let field = pdf.catalog["/AcroForm"]["/Fields"][2]
    #expect(!field.has("/V"))
    #expect(field["/AP"]["/N"].content == "/Tx BMC\nEMC\n")
  }

  @Test func `a value that is too wide is set smaller`() throws {
    let draft = Draft.contract()
    draft.facts.fields[1].value = "Chief Information Security Officer and Deputy"
    let pdf = try Workshop.open(draft)
    let field = pdf.catalog["/AcroForm"]["/Fields"][1]
    #expect(field["/DA"].text == "/FormFont 7.2 Tf 0 g")
  }

  @Test func `the font for typing is a small subset with the widths of all of WinAnsi`() throws {
    let pdf = try Workshop.open(.contract())
    let font = pdf.catalog["/AcroForm"]["/DR"]["/Font"]["/FormFont"]
    #expect(font["/Widths"].count == 224)
    // A, euro, z with caron: Liberation Sans.
    let widths = font["/Widths"]
    #expect(widths[65 - 32].number.rounded() == 667)
    #expect(widths[128 - 32].number.rounded() == 556)
    #expect(widths[158 - 32].number.rounded() == 500)
    let file = font["/FontDescriptor"]["/FontFile2"].streamDictionary
    #expect(file["/Length"].number < 25_000)
  }

  @Test func `without text fields there is no font`() throws {
    let draft = Draft()
    draft.text("Sign here", in: draft.node("P"))
    draft.field(
      FormField(
        kind: .signature, page: 0, rect: PDFRect(left: 0, bottom: 0, right: 400, top: 600),
        name: "seal", tooltip: "Seal"))
    let pdf = try Workshop.open(draft)
    #expect(pdf.catalog["/AcroForm"].keys == ["/Fields"])
  }
}
