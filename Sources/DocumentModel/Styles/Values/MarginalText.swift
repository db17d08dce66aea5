import StrictInput

/// What stands at one place of a running head or foot: text with fields, or `none`.
struct MarginalText: Hashable {
  var text: String

  /// `pageOfPages` is "Page 3 of 12" in the words of the document's language.
  static let fields =
    ["title", "reference", "parties", "clause", "page", "pages", "pageOfPages", "date", "digest"]
    + scheduleFields

  /// What only the pages of schedules can say: "Schedule A", and which of its pages they are.
  static let scheduleFields = [
    "schedulePageOfPages", "schedulePages", "schedulePage", "schedule",
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

extension FieldReader {
  /// Reports the first field in texts that only pages of schedules can fill in; whether there is one.
  @discardableResult
  func refuseScheduleFields(in texts: [String], at path: String) -> Bool {
    let field = MarginalText.scheduleFields.first { field in
      texts.contains { $0.contains("{\(field)}") }
    }
    guard let field else { return false }
    report(
      "{\(field)} is known on the pages of schedules only", at: path,
      help: "write it under marginals.schedule")
    return true
  }
}
