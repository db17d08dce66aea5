import Synchronization

/// How much is looked at, for the test that holds the rules to no more than grows with the document.
///
/// Whatever goes over words, lines or lists on behalf of a rule says how many they are.
package enum LookUps {
  package final class Tally: Sendable {
    private let sum = Atomic(0)

    package init() {}

    package var total: Int { sum.load(ordering: .relaxed) }

    fileprivate func add(_ count: Int) { sum.add(count, ordering: .relaxed) }
  }

  /// Nobody counts but in that test.
  @TaskLocal package static var tally: Tally?

  package static func count(_ things: @autoclosure () -> Int) {
    if let tally { tally.add(things()) }
  }
}
