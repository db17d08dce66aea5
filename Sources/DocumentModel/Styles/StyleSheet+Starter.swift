public import StrictInput

extension StyleSheet {
  /// The keys that a brand changes first, in the order of the house style; a record stands for all
  /// that it holds.
  static let commonKeys = [
    "brand.colors", "brand.fonts", "brand.sizes", "page.size", "page.margins", "page.twoSided",
    "type.size",
    "type.leading", "blocks.body.alignment", "blocks.title.size", "blocks.title.leading",
    "blocks.title.alignment",
    "blocks.heading1.size", "blocks.heading1.weight",
    "blocks.schedule.size", "clauses.indent", "clauses.schedulesOpenPage", "table.ruleColor",
    "table.headGround", "table.zebraGround", "signature.form", "signature.ruleColor",
    "marginals.head",
    "marginals.foot", "marginals.headRule", "marginals.footRule", "marginals.mark.color",
  ]

  /// A sheet of one's own to begin with: it extends `parent`, and says again what is changed
  /// first, each key with a line on what it does.
  ///
  /// The sheet looks like its parent until something in it is changed.
  public static func starter(named name: String, from parent: Located<StyleSheet>) -> String {
    let docs = Dictionary(keys.map { ($0.path, $0.doc) }) { first, _ in first }
    var text = """
      # The looks of \(name). What is not said here is as in \(parent.value.name).
      # Every key there is: engross styles explain; one of them: engross styles explain page.margins
      # The fonts that may be named: engross fonts
      extends: \(parent.value.name)

      # \(docs["about"] ?? "")
      about: "The looks of \(name)."

      """
    let brand = commonKeys.filter { $0.hasPrefix("brand.") }
    text += said(brand, in: parent, docs)
    text += """

      # To use one of these, take away the # before it, and before the keys that it stands under.

      """
    text += ["logo", "letterhead", "cover"].map { commented($0, named: name, parent) }
      .joined(separator: "\n")
    return text + said(commonKeys.filter { !brand.contains($0) }, in: parent, docs)
  }

  /// What a sheet says of some keys, each with a line on what it does.
  private static func said(
    _ paths: [String], in parent: Located<StyleSheet>, _ docs: [String: String]
  ) -> String {
    var text = ""
    var open: [String] = []
    for path in paths {
      guard let value = parent.source[path: path] else { continue }
      let steps = path.split(separator: ".").map(String.init)
      let shared = zip(open, steps.dropLast()).prefix { $0 == $1 }.count
      for depth in shared..<(steps.count - 1) {
        let outer = steps[...depth].joined(separator: ".")
        if depth == 0 { text += "\n" }
        text += comment(docs[outer], depth) + indent(depth) + "\(steps[depth]):\n"
      }
      open = steps.dropLast()
      text += comment(docs[path], open.count)
      text += indent(open.count) + "\(steps[steps.count - 1]):"
      // Names of one's own stand one a line.
      if steps[0] == "brand" {
        text += "\n"
        for entry in value.entries {
          text += indent(open.count + 1) + "\(entry.key): \(entry.value.flowYAML)\n"
        }
      } else {
        text += " \(value.flowYAML)\n"
      }
    }
    return text
  }

  /// A part with all of its keys, each behind a `#` that is to be taken away with those of the
  /// keys above it, and with what it does behind its value.
  ///
  /// What a sheet inherits it says as it is, but for names of files, which it cannot take over from
  /// another folder.
  private static func commented(
    _ part: String, named name: String, _ parent: Located<StyleSheet>
  ) -> String {
    let own = [
      "logo.file": "\(name).svg", "logo.alt": name, "cover.logo.file": "\(name)-light.svg",
      "cover.logo.alt": name, "letterhead.file": "none", "letterhead.alt": name,
      "cover.artwork": "none",
    ]
    let under = keys.filter { $0.path == part || $0.path.hasPrefix("\(part).") }
    return under.reduce(into: "") { text, key in
      let steps = key.path.split(separator: ".").map(String.init)
      guard !steps.contains("*") else { return }
      let isRecord = under.contains { $0.path.hasPrefix("\(key.path).") }
      // What a text leaves out is as in `type`.
      let value =
        own[key.path] ?? parent.source[path: key.path]?.flowYAML
        ?? parent.source[path: "type.\(steps[steps.count - 1])"]?.flowYAML ?? "none"
      let line =
        "# " + indent(steps.count - 1) + steps[steps.count - 1] + (isRecord ? ":" : ": \(value)")
      text += line + String(repeating: " ", count: max(2, 46 - line.count)) + "# \(key.doc)\n"
    }
  }

  private static func comment(_ doc: String?, _ depth: Int) -> String {
    doc.map { indent(depth) + "# \($0)\n" } ?? ""
  }

  private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }
}

extension SourceNode {
  /// The value on one line of YAML.
  fileprivate var flowYAML: String {
    switch content {
    case .absent: "~"
    case .text(let text): text.scalarYAML
    case .list(let items): "[" + items.map(\.flowYAML).joined(separator: ", ") + "]"
    case .record(let entries):
      "{ " + entries.map { "\($0.key): \($0.value.flowYAML)" }.joined(separator: ", ") + " }"
    }
  }
}

extension String {
  /// Plain where that is read as the same text, else in quotes.
  fileprivate var scalarYAML: String {
    let isPlain =
      first?.isLetter == true || first?.isNumber == true || first == "$"
      ? allSatisfy { $0.isLetter || $0.isNumber || " .-_$".contains($0) } : false
    return isPlain ? self : "\"\(replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
