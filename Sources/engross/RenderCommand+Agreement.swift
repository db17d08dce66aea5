import EngrossKit
import Foundation

extension RenderCommand {
  /// Reads, sets and writes an agreement with hand-typed numbers; the steps in their order.
  func render(
    agreement input: TermsInput, as format: OutputFormat, _ report: Report
  ) throws(Failure) {
    if words.template != nil {
      throw Failure(
        .misuse, "\(input.name) has words of its own, and --template would give it others",
        help: "leave out --template")
    }
    let agreement = try orFail(.badData) { () throws(Faults) in
      try Agreement(bytes: input.bytes, file: input.name)
    }
    let chosen = try ChosenLooks(style(of: agreement, beside: input.name), looks.fonts)
    let typesetter = try chosen.typesetter()
    tell(Report().text(of: try chosen.findings(strictly: strict)))
    let checked = agreement.check()
    if isFinal { try refuseErrors(checked) }
    tell(report.text(of: checked.findings.filter(\.isOfSetting)))
    if explainBreaks {
      try printBreaks { () throws(Faults) in
        try typesetter.explainBreaks(of: agreement, as: copies[0])
      }
    }
    try write(as: format) { () throws(Faults) in
      try copies.map { copy throws(Faults) in
        try typesetter.typeset(agreement, as: copy, created: creationTimestamp?.written)
      }
    } pictures: { look throws(Faults) in
      try typesetter.pictures(
        of: agreement, as: copies[0], created: creationTimestamp?.written, pages: pages?.pages,
        as: look)
    }
  }

  /// What is asked for comes first, then what the agreement says; a file stands beside it.
  private func style(of agreement: Agreement, beside file: String) -> String {
    guard looks.style == nil, let own = agreement.style, own.hasSuffix(".yaml"),
      !own.hasPrefix("/"),
      let folder = file.lastIndex(of: "/")
    else { return looks.style ?? agreement.style ?? looks.name }
    return file[...folder] + own
  }
}

extension Diagnostic {
  /// Whether it names what was not set as somebody may have meant it.
  fileprivate var isOfSetting: Bool { rule == "DOC014" }
}
