internal import ContractModel
internal import DocumentModel
internal import StrictInput
internal import Synchronization

/// A clause in the words of one contract, not yet numbered.
struct DraftedClause: Sendable {
  var blocks: [MarkdownBlock]
  var anchors: [WrittenAnchor]
  var faults: [Diagnostic]
  /// What of the terms the words follow from; nil where they follow from more than the terms.
  var seen: [String: SeenTerm]?
}

/// The clauses of a template as they were written out before: those that see the same terms have
/// the same words, and are written once for all contracts of a batch.
final class DraftedClauses: Sendable {
  fileprivate struct Known: Sendable {
    var language: String
    var seen: [(path: [String], term: SeenTerm)]
    var clause: DraftedClause
  }

  /// For each clause, those that were asked for last come first.
  private let known: Mutex<[[Known]]>
  /// As many as a list may well have kinds of clients.
  private static let most = 4

  init(count: Int) { known = Mutex(Array(repeating: [], count: count)) }

  /// A clause of the template for some terms; `write` writes it where it is not known.
  func clause(
    _ index: Int, _ language: String, _ terms: TermsValue, write: () -> DraftedClause
  ) -> DraftedClause {
    let candidates = known.withLock { $0[index] }
    if let found = candidates.firstIndex(where: { $0.language == language && $0.fits(terms) }) {
      if found > 0 { keep(candidates[found], index) }
      return candidates[found].clause
    }
    let clause = write()
    if let seen = clause.seen, clause.faults.isEmpty {
      let paths = seen.map { (path: $0.key.split(separator: ".").map(String.init), term: $0.value) }
      keep(Known(language: language, seen: paths, clause: clause), index)
    }
    return clause
  }

  private func keep(_ one: Known, _ index: Int) {
    known.withLock { all in
      all[index].removeAll { $0.isAlike(one) }
      all[index].insert(one, at: 0)
      if all[index].count > Self.most { all[index].removeLast() }
    }
  }
}

extension DraftedClauses.Known {
  fileprivate func fits(_ terms: TermsValue) -> Bool {
    seen.allSatisfy { path, term in
      SeenTerm(path.reduce(terms as TermsValue?) { $0?[$1] }) == term
    }
  }

  fileprivate func isAlike(_ other: Self) -> Bool {
    language == other.language && clause.seen == other.clause.seen
  }
}
