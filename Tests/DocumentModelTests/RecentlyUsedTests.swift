import DocumentModel
import Testing

/// What is kept from document to document, and for how long.
struct RecentlyUsedTests {
  /// Runs documents, each of which asks for words that all have and for words of its own; returns
  /// how many words had to be made in each.
  private func made(
    documents: Int, shared: Int, own: Int, most: Int
  ) -> (made: [Int], kept: RecentlyUsed<String, Int>) {
    var kept = RecentlyUsed<String, Int>(most: most)
    let made = (0..<documents).map { document in
      var made = 0
      let words = (0..<shared).map { "shared \($0)" } + (0..<own).map { "own \(document) \($0)" }
      for word in words where kept.use(word, weight: 1) == nil {
        kept.keep(0, under: word, weight: 1)
        made += 1
      }
      kept.endDocument()
      return made
    }
    return (made, kept)
  }

  @Test func `what every document has is made once, however many there are`() {
    let made = made(documents: 100, shared: 50, own: 5, most: 1000).made
    #expect(made == [55] + Array(repeating: 5, count: 99))
  }

  @Test func `what no document of late has used is forgotten`() {
    var kept = made(documents: 100, shared: 50, own: 5, most: 1_000_000).kept
    let owners = (0..<100).filter { kept.use("own \($0) 0", weight: 1) != nil }
    #expect(owners == Array(88..<100))
  }

  @Test func `a single document stays within its bound`() {
    var kept = made(documents: 1, shared: 0, own: 500, most: 100).kept
    #expect((0..<500).count { kept.use("own 0 \($0)", weight: 1) != nil } <= 200)
  }
}
