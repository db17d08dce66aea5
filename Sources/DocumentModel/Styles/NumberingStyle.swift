public import StrictInput

/// How the numbers of clauses are written, each level as its first number would be; references
/// follow.
public struct NumberingStyle: Sendable, Hashable {
  /// Clauses, sections, items and two levels of items within them. Below, the last three come
  /// again.
  public var levels = [
    NumberPattern("1."), NumberPattern("1.1"), NumberPattern("(a)"), NumberPattern("(i)"),
    NumberPattern("(A)"),
  ]
  /// How references name a clause and a section; nil for as they are numbered.
  public var references: [NumberPattern?] = [nil, nil]
  /// Between the number of a place and that of an item in it: `4.2(a)`, `4 (2)`.
  public var joint = ReferenceJoint.none
  public var schedule = NumberPattern("A")

  public init() {}

  private static let usual = NumberingStyle()

  /// That of schedules, within which clauses always count 1., 1.1.
  public var withinSchedules: NumberingStyle {
    var style = self
    style.levels.replaceSubrange(0..<2, with: Self.usual.levels[0..<2])
    (style.references, style.joint) = ([nil, nil], .none)
    return style
  }

  /// The pattern of a level from 1 on.
  public subscript(level: Int) -> NumberPattern {
    level <= levels.count ? levels[level - 1] : levels[2 + (level - 3) % 3]
  }

  /// Whether numbers of the second level say the clause that they stand in, as 4.2 does.
  public var hasAbsoluteSections: Bool { levels[1].figureCount > 1 }
}

/// What stands between the numbers of a reference.
public enum ReferenceJoint: String, Sendable, Hashable, StrictChoice {
  case none, space

  public static var example: Self { .space }
}

extension NumberingStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    let docs = [
      "The first clause: 1., Article I or § 1.",
      "The first section or item of the first clause: 1.1, Section 1.01 or (1).",
      "The first item of a list within: (a) or 1.",
      "The first item of a list within that: (i).",
      "The same one level below; then it begins again with level3.",
    ]
    for level in levels.indices {
      fields.set(&levels[level], "level\(level + 1)", docs[level])
    }
    for level in references.indices {
      let of = level == 0 ? "a clause" : "a section"
      fields.set(
        &references[level], "reference\(level + 1)",
        "How references name \(of), such as Section 1.01; none for as it is numbered.")
    }
    fields.set(
      &joint, "joint",
      "What stands in references before the number of an item: none as in 4.2(a), or a space.")
    fields.set(&schedule, "schedule", "The first schedule after its word: A, 1 or I.")
    check(fields)
  }

  private func check(_ fields: FieldReader) {
    guard fields.isSound else { return }
    for (index, pattern) in levels.enumerated() where pattern.figureCount > (index == 1 ? 2 : 1) {
      fields.report(
        "level\(index + 1) has \(pattern.figureCount) numbers in \"\(pattern.written)\"",
        at: "level\(index + 1)",
        help: index == 1 ? "write one or two, such as 1.1" : "write one, such as (a)")
    }
    for (index, pattern) in references.enumerated() {
      if let pattern, pattern.figureCount != levels[index].figureCount {
        fields.report(
          "reference\(index + 1) has not as many numbers as level\(index + 1)",
          at: "reference\(index + 1)", help: "write it like \"\(levels[index].written)\"")
      }
    }
    if schedule.figureCount > 1 || schedule.word != nil {
      fields.report(
        "\"\(schedule.written)\" is more than the number of a schedule", at: "schedule",
        help: "write A, 1 or I: the template has the word before it")
    }
  }
}
