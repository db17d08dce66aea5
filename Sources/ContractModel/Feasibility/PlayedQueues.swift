import Synchronization

/// The queues that were played in this process, for the same one is asked for again: by the next
/// priority, the next rule, the next contract of a batch.
enum PlayedQueues {
  private static let known = Mutex<[EngineerQueue: [Priority: WaitingTime]]>([:])
  /// More than one contract asks for.
  private static let capacity = 256

  /// The waits of the priorities that get their turn.
  static func waits(in queue: EngineerQueue) -> [Priority: WaitingTime] {
    if let waits = known.withLock({ $0[queue] }) { return waits }
    let waits = QueueSimulation.waits(in: queue)
    known.withLock {
      if $0.count >= capacity { $0.removeAll() }
      $0[queue] = waits
    }
    return waits
  }
}
