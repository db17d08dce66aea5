extension String {
  /// The candidate that differs least from this word, if it is near enough to be what was meant.
  public func nearest(in candidates: some Sequence<String>) -> String? {
    // A word of one or two letters is only ever near itself in other case.
    let limit = count / 3
    guard count <= 64 else { return nil }
    let word = Array(lowercased())
    return
      candidates
      .map { (word: $0, distance: editDistance(word, Array($0.lowercased()))) }
      .filter { $0.distance <= limit }
      .min { $0.distance < $1.distance }?.word
  }
}

/// Counts the insertions, deletions, replacements and swaps of neighbours between two words
/// (optimal string alignment).
func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for i in 1...left.count {
    var row = [i]
    for j in 1...right.count {
      let isSame = left[i - 1] == right[j - 1]
      var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1))
      if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
        best = min(best, beforeLast[j - 2] + 1)
      }
      row.append(best)
    }
    (beforeLast, last) = (last, row)
  }
  return last[right.count]
}
