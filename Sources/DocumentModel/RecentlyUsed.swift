/// What was made lately, to be made no second time; bounded, so that a batch of any length stays
/// within its memory.
///
/// Holds two generations: what is asked for again moves to the young one, and the old one is
/// forgotten when the young one is full or has seen some documents. So what every document asks for
/// stays, and what one client alone has goes soon.
///
/// Inlinable, so that each module that keeps something has code for its own keys.
@usableFromInline
package struct RecentlyUsed<Key: Hashable, Value> {
  @usableFromInline var young: [Key: Value] = [:]
  @usableFromInline var old: [Key: Value] = [:]
  @usableFromInline var weight = 0
  @usableFromInline var documents = 0
  @usableFromInline let most: Int
  @usableFromInline static var documentsOfGeneration: Int { 8 }

  /// Each generation holds things of `most` in weight.
  @inlinable package init(most: Int) { self.most = most }

  /// What was kept under a key, which is thereby used.
  @inlinable package mutating func use(_ key: Key, weight: Int) -> Value? {
    if let known = young[key] { return known }
    guard let known = old.removeValue(forKey: key) else { return nil }
    keep(known, under: key, weight: weight)
    return known
  }

  @inlinable package mutating func keep(_ value: Value, under key: Key, weight: Int) {
    if self.weight + weight > most { beginGeneration() }
    young[key] = value
    self.weight += weight
  }

  /// Says that what is asked for next is of another document.
  @inlinable package mutating func endDocument() {
    documents += 1
    if documents == Self.documentsOfGeneration { beginGeneration() }
  }

  @usableFromInline mutating func beginGeneration() {
    swap(&young, &old)
    young.removeAll(keepingCapacity: true)
    weight = 0
    documents = 0
  }
}
