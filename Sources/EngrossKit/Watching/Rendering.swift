internal import PageLayout
public import StrictInput

/// A contract as it was typeset at one moment, to be compared with how it is at the next.
public struct Rendering: Sendable, Hashable {
  public var pdf: TypesetDocument
  public var findings: [Diagnostic]
  /// In order.
  var pages: [PageContents]

  init(_ run: Typesetter.Run, findings: [Diagnostic]) {
    pdf = run.pdf
    self.findings = findings
    pages = run.pages.pages.map { PageContents(of: $0, in: run.pages) }
  }

  /// What has changed since another rendering: pages, where they begin, and findings.
  public func changes(since old: Rendering) -> RenderingChanges {
    let common = zip(old.pages, pages).enumerated().map {
      (page: $0 + 1, before: $1.0, now: $1.1)
    }
    let changed =
      common.filter { $0.before != $0.now }.map(\.page)
      + (min(old.pages.count, pages.count)..<pages.count).map { $0 + 1 }
    let moved = common.filter { $0.page > 1 && $0.before.opening != $0.now.opening }.map {
      RenderingChanges.MovedBreak(
        page: $0.page, opening: $0.now.opening, before: $0.before.opening)
    }
    return RenderingChanges(
      pages: changed, moved: moved, new: Self.lacking(findings, in: old.findings),
      gone: Self.lacking(old.findings, in: findings))
  }

  /// The findings of one list that the other does not have, wherever they stand.
  private static func lacking(
    _ findings: [Diagnostic], in others: [Diagnostic]
  ) -> [Diagnostic] {
    var left = others.reduce(into: [:]) { $0[Finding($1), default: 0] += 1 }
    return findings.filter { finding in
      let count = left[Finding(finding), default: 0]
      left[Finding(finding)] = count - 1
      return count <= 0
    }
  }

  private struct Finding: Hashable {
    var rule: String?
    var message: String

    init(_ diagnostic: Diagnostic) {
      rule = diagnostic.rule
      message = diagnostic.message
    }
  }
}

/// What is different in a contract since it was typeset before.
public struct RenderingChanges: Sendable, Hashable {
  /// A page that begins elsewhere than it did.
  public struct MovedBreak: Sendable, Hashable {
    public var page: Int
    public var opening: String
    public var before: String
  }

  /// Pages on which anything stands elsewhere or otherwise, counted from 1.
  public var pages: [Int]
  public var moved: [MovedBreak]
  public var new: [Diagnostic]
  public var gone: [Diagnostic]
}
