import StrictInput

/// What stands at one place of a running head or foot: text with fields, or `none`.
struct MarginalText: Hashable {
  var text: String

  static let fields = [
    "title", "reference", "parties", "clause", "page", "pages", "date", "digest",
  ]
}

extension MarginalText: StrictScalar {
  init(written text: String) throws(Misfit) {
    self.text = text == "none" ? "" : text
    var rest = text[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else {
        throw Misfit("a brace stands alone", help: "write a field such as {page}")
      }
      let name = String(rest[rest.index(after: brace)..<end])
      guard Self.fields.contains(name) else {
        throw Misfit(
          "there is no field {\(name.shortened)}",
          help: name.nearest(in: Self.fields).map { "did you mean {\($0)}?" }
            ?? "choose of " + Self.fields.map { "{\($0)}" }.joined(separator: ", "))
      }
      rest = rest[rest.index(after: end)...]
    }
  }

  var written: String { text.isEmpty ? "none" : text }
  static var expectation: String { "text in quotes such as \"Page {page} of {pages}\", or none" }
  static var example: MarginalText { MarginalText(text: "Page {page} of {pages}") }
}
