public import StrictInput

/// A share of the rows of a list, one of several that are drawn by machines of their own.
public struct Shard: Sendable, Hashable {
  /// Counted from 0.
  public var index: Int
  public var count: Int

  /// Nil where there is no such shard.
  public init?(_ index: Int, of count: Int) {
    guard count >= 1, (0..<count).contains(index) else { return nil }
    self.index = index
    self.count = count
  }

  /// Reads `2/8`.
  public init?(_ text: String) {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let index = numbers[0], let count = numbers[1] else { return nil }
    self.init(index, of: count)
  }

  /// Whether a row, counted from 0, is in the shard.
  func holds(_ index: Int) -> Bool { index % count == self.index }

  public var isWhole: Bool { count == 1 }

  /// The shard that the scheduler of this machine means; nil without one.
  ///
  /// Knows an Indexed Job of Kubernetes, an array of Slurm and an array job of AWS Batch; `count` is
  /// what the caller knows besides. Throws where the number of shards is not to be known.
  public static func fromEnvironment(
    _ environment: [String: String], count: Int?
  ) throws(Faults) -> Shard? {
    let schedulers = [
      ("JOB_COMPLETION_INDEX", "JOB_COMPLETIONS", nil),
      ("SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN"),
      ("AWS_BATCH_JOB_ARRAY_INDEX", "AWS_BATCH_JOB_ARRAY_SIZE", nil),
    ]
    for (indexName, countName, firstName) in schedulers {
      guard let text = environment[indexName], !text.isEmpty else { continue }
      guard let number = Int(text) else {
        throw Faults(Diagnostic(.error, "\(indexName) is \"\(text.shortened)\", not a number"))
      }
      guard let count = count ?? environment[countName].flatMap({ Int($0) }) else {
        throw Faults(
          Diagnostic(
            .error, "\(indexName) is \(number), but of how many shards?",
            help: "add --shards and their number, or --shard 0/1 for the whole list"))
      }
      let index = number - (firstName.flatMap { environment[$0] }.flatMap { Int($0) } ?? 0)
      guard let shard = Shard(index, of: count) else {
        throw Faults(
          Diagnostic(
            .error, "\(indexName) is \(number), but there are \(count) shards",
            help: "shards are counted from 0"))
      }
      return shard
    }
    return nil
  }
}
