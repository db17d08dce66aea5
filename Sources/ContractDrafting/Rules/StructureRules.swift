import ContractModel
import DocumentModel
import StrictInput

/// DOC: clauses, schedules and the references between them.
enum StructureRules {
  static let all = [
    brokenReference, schedulesReferenced, precedenceStated, emptyClause, titlesOnce, termsPrinted,
    survivingClauses,
  ]

  /// Found by drafting, which writes no contract with such a reference.
  static let brokenReference = DocumentRule(
    "DOC005", .error, "Every reference leads to a place in this contract.",
    because: "\"As set out in clause 9\" says nothing where clause 9 is about something else.",
    mend: "correct the anchor, or put the reference within the condition of its clause",
    bad: "## Use\n\nThe Client must pay as [clause](#payment) says.\n",
    good: "## Use\n\nThe Client must pay as [clause](#payment) says.\n\n## Payment\n\nAt once.\n"
  ) { _ in }

  static let schedulesReferenced = DocumentRule(
    "DOC008", .error, "Every schedule is referred to, and every one referred to is attached.",
    because: "A schedule that no clause mentions may not be part of the contract.",
    mend: "refer to it, such as [Schedule](#schedule-services)",
    bad: "# Schedule: Devices {#schedule-devices}\n\nThere are 12 laptops.\n",
    good: """
      ## Use

      The Provider repairs what [Schedule](#schedule-devices) lists.

      # Schedule: Devices {#schedule-devices}

      There are 12 laptops.

      """
  ) { review in
    let schedules = review.document.schedules
    for schedule in schedules
    where review.references.isDisjoint(with: schedule.anchors) {
      review.report(
        "\(schedule.label) (\(schedule.title)) is attached, but nothing refers to it",
        at: schedule.source, mend: review.terms == nil ? "name it in a clause" : nil)
    }
    guard let words = LegalWords(language: review.document.information.language) else { return }
    let labels = Set(schedules.map { $0.label.replacing("\u{A0}", with: " ") })
    for passage in review.passages {
      for piece in passage.pieces where piece.origin == .template {
        for label in piece.text.scheduleLabels(words.schedule)
        where !labels.contains(where: { $0.lowercased() == label.lowercased() }) {
          review.report(
            "\(label) is mentioned, but not attached",
            at: review.facts.place(of: label, in: passage),
            mend: review.terms == nil
              ? "attach it" : "attach it, or write the reference as [\(words.schedule)](#anchor)")
        }
      }
    }
  }

  static let precedenceStated = DocumentRule(
    "DOC009", .warning, "The contract says what prevails, and which law governs it.",
    because: "Clauses and schedules contradict each other sooner or later.",
    source: "Common Paper Professional Services Agreement 3.1 and 12.3",
    mend: "add a clause on the order of precedence",
    bad: """
      ## Order

      The law of {{governingLaw.law}} governs this contract and [Schedule](#schedule-devices).

      # Schedule: Devices {#schedule-devices}

      There are 12 laptops.

      """,
    good: """
      ## Order

      The law of {{governingLaw.law}} governs this contract and [Schedule](#schedule-devices). \
      The clauses prevail over the schedule.

      # Schedule: Devices {#schedule-devices}

      There are 12 laptops.

      """
  ) { review in
    if let terms = review.terms, !review.facts.prints("governingLaw.law") {
      review.report(
        "the contract does not print its governing law", at: review.endOfWords,
        mend: "add a clause with {{governingLaw.law}}",
        see: [terms.place(of: "governingLaw.law"): "the terms name it here"])
    }
    guard review.isInEnglish, let first = review.document.schedules.first else { return }
    let saysIt = review.passages.contains { passage in
      passage.pieces.contains {
        $0.text.holds("prevail") || $0.text.holds("precedence") || $0.text.holds("Precedence")
      }
    }
    if !saysIt {
      review.report(
        "the contract has schedules, but does not say what prevails", at: first.source)
    }
  }

  static let emptyClause = DocumentRule(
    "DOC010", .error, "Every clause has words.",
    because: "A title without text, or a number without a sentence, hides a term that is missing.",
    mend: "write the clause, or put its heading within the condition of its text",
    bad: "## Training\n\n## Use\n\nThe Client must take care.\n",
    good: "## Training\n\nThe Provider trains one user.\n"
  ) { review in
    let blocks = review.document.blocks
    for (index, block) in blocks.enumerated() {
      guard case .heading(let heading) = block.content else { continue }
      let next = blocks.dropFirst(index + 1).first { $0.content != .pageBreak }
      let isEmpty: Bool =
        switch next?.content {
        case nil: true
        case .heading(let other): other.opensSchedule || other.depth <= heading.depth
        default: false
        }
      if isEmpty {
        review.report("\"\(heading.text.plainText)\" has no text", at: block.source)
      }
    }
    for list in blocks.flatMap(\.lists) {
      for item in list.list.items where item.blocks.allSatisfy(\.isBlank) {
        review.report("\(item.label) has no text", at: list.source)
      }
    }
    for table in blocks.flatMap(\.tables) where table.table.rows.isEmpty {
      review.report("the table has no rows", at: table.source)
    }
  }

  static let titlesOnce = DocumentRule(
    "DOC012", .warning, "No two clauses have the same title.",
    because: "Two clauses on one subject are two answers to one question.",
    mend: "join them, or give one of them another title",
    bad: "## Use\n\nWith care.\n\n## Use\n\nIn the office.\n",
    good: "## Use\n\nWith care.\n\n## Place of use\n\nIn the office.\n"
  ) { review in
    var first: [String: SourceLocation?] = [:]
    var schedule = ""
    for block in review.document.blocks {
      guard case .heading(let heading) = block.content, heading.level == 1 else { continue }
      let title = heading.text.plainText
      if heading.opensSchedule { schedule = title }
      let key = (heading.opensSchedule ? "" : "\(schedule)\n") + title.lowercased()
      if let earlier = first[key] {
        review.report(
          "there are two clauses called \"\(title)\"", at: block.source,
          see: [earlier: "the other one is here"])
      } else {
        first[key] = block.source
      }
    }
  }

  static let termsPrinted = DocumentRule(
    "DOC013", .warning, "The template prints every part of the terms.",
    because: "What was agreed and is not printed was not agreed.",
    mend: "add a clause for it to the template, or remove it from the terms",
    bad: "## Use\n\nWith care.\n",
    good: """
      {{#quality}}
      ## Quality

      The Provider works by {{#any(standards)}}{{and(standards)}}{{/any(standards)}}.

      {{/quality}}
      """
  ) { review in
    guard let terms = review.terms else { return }
    for entry in terms.source.entries
    where terms.isWritten(entry.key) && !notPrinted.contains(entry.key)
      && !review.namesInTags.contains(entry.key)
    {
      review.report(
        "the terms agree on \(entry.key), but the template never mentions it",
        at: entry.keyLocation)
    }
  }

  /// What is for the checks, or for drafting itself.
  private static let notPrinted: Set = ["allow", "capacity", "language", "signing", "title"]

  static let survivingClauses = DocumentRule(
    "TRM004", .error, "What outlives the contract is in the contract.",
    because: "A list of surviving clauses that names one that does not exist protects nothing.",
    source: "Common Paper Professional Services Agreement 5.4",
    mend: "add the clause to the template, or remove it from termination.survival",
    bad: "## Manners\n\nThe parties keep secrets.\n",
    good: "## Confidentiality\n\nThe parties keep secrets.\n"
  ) { review in
    guard review.isInEnglish, let terms = review.terms else { return }
    let titles = review.document.blocks.compactMap { block -> String? in
      guard case .heading(let heading) = block.content else { return nil }
      return heading.text.plainText
    }
    for (index, clause) in terms.termination.survival.enumerated()
    where !titles.contains(where: { clause.titles.contains(where: $0.holdsInAnyCase) }) {
      review.report(
        "\(clause.rawValue) is to outlive the contract, but no clause is about it",
        at: terms.place(of: "termination.survival.\(index)"))
    }
  }
}

extension SurvivingClause {
  /// What the title of such a clause may hold.
  fileprivate var titles: [String] {
    switch self {
    case .fees: ["fee", "charges", "payment", "price"]
    case .confidentiality: ["confidential", "secre"]
    case .security: ["security"]
    case .dataProtection: ["data protection", "personal data", "privacy"]
    case .backup: ["backup", "back-up"]
    case .incidents: ["incident"]
    case .rightsInData: ["rights", "intellectual property", "ownership"]
    case .liability: ["liability"]
    case .exit: ["exit", "hand-over", "handover", "transition"]
    case .governingLaw: ["law", "jurisdiction"]
    }
  }
}

// MARK: Finding one's way

extension Document {
  fileprivate struct Schedule {
    var label: String
    var title: String
    var source: SourceLocation?
    /// Its own anchor and those of all places in it.
    var anchors: Set<String>
  }

  fileprivate var schedules: [Schedule] {
    var schedules: [Schedule] = []
    for block in blocks {
      if case .heading(let heading) = block.content, heading.opensSchedule {
        schedules.append(
          Schedule(
            label: heading.label ?? heading.text.plainText, title: heading.text.plainText,
            source: block.source, anchors: []))
      }
      if !schedules.isEmpty { schedules[schedules.count - 1].anchors.formUnion(block.anchors) }
    }
    return schedules
  }
}

extension Heading {
  /// 0 for a schedule, which has clauses of level 1 within it.
  fileprivate var depth: Int { opensSchedule ? 0 : level }
}

extension Block {
  fileprivate var anchors: [String] {
    switch content {
    case .heading(let heading): [heading.anchor]
    case .list(let list):
      list.items.flatMap { item in
        (item.anchor.map { [$0] } ?? []) + item.blocks.flatMap(\.anchors)
      }
    case .quote(let blocks): blocks.flatMap(\.anchors)
    default: []
    }
  }

  fileprivate var lists: [(list: List, source: SourceLocation?)] {
    switch content {
    case .list(let list):
      [(list, source)] + list.items.flatMap { $0.blocks.flatMap(\.lists) }
    case .quote(let blocks): blocks.flatMap(\.lists)
    default: []
    }
  }

  fileprivate var tables: [(table: Table, source: SourceLocation?)] {
    switch content {
    case .table(let table): [(table, source)]
    case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.tables) }
    case .quote(let blocks): blocks.flatMap(\.tables)
    default: []
    }
  }

  fileprivate var isBlank: Bool {
    if case .paragraph(let inlines) = content {
      inlines.plainText.allSatisfy(\.isWhitespace)
    } else {
      false
    }
  }
}

extension String {
  /// The labels of schedules that stand in the text, such as "Schedule B".
  fileprivate func scheduleLabels(_ word: String) -> [String] {
    guard holds(word) else { return [] }
    let words = split { $0 == " " || $0 == "\u{A0}" || $0 == "," || $0 == "." || $0 == ";" }
    return zip(words, words.dropFirst()).compactMap { first, second in
      let isLabel = second.count == 1 && second.allSatisfy { $0.isUppercase || $0.isNumber }
      return first == word && isLabel ? "\(first) \(second)" : nil
    }
  }
}
