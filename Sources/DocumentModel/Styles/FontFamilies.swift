public import StrictInput

/// Families by the part they play; each a list, the first that has the character is used.
public struct FontFamilies: Sendable, Hashable {
  public var body = ["Linux Libertine O"]
  public var heading = ["Linux Libertine O"]
  public var mono = ["JetBrains Mono"]
  /// Asked in turn when a part's own families lack a character.
  public var fallback = ["Gentium Plus", "DejaVu Sans"]
  /// For what is typed into form fields: TrueType, since PDF viewers know nothing else there.
  public var form = ["Liberation Sans"]

  public init() {}
}

extension FontFamilies: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    fields.families(&body, "body", "For running text: one family, or several in order.")
    fields.families(&heading, "heading", "For titles and headings.")
    fields.families(&mono, "mono", "For code, where all characters are as wide.")
    fields.families(&fallback, "fallback", "For characters that none of the others has.")
    fields.families(
      &form, "form", "For what is typed into form fields; a family of TrueType files.")
    for (names, key) in [(body, "body"), (heading, "heading"), (mono, "mono"), (form, "form")]
    where names.isEmpty {
      fields.report("\(key) has no family", at: key, help: "name at least one")
    }
  }
}
