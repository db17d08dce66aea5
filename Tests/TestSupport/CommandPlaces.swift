internal import Foundation
internal import Synchronization

/// The places in which commands run: as many as the machine has cores. Tests start all at once, and
/// so would their commands, each so slow that it seems to hang.
///
/// Who has a place must not wait for another one.
public final class CommandPlaces: Sendable {
  public static let shared = CommandPlaces(count: ProcessInfo.processInfo.activeProcessorCount)

  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  public init(count: Int) { state = Mutex(State(free: count)) }

  /// Waits for a place; who asks first has one first.
  public func take() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        guard state.free > 0 else {
          state.waiting.append(continuation)
          return false
        }
        state.free -= 1
        return true
      }
      if isFree { continuation.resume() }
    }
  }

  /// Hands a place on to who has waited longest.
  public func giveBack() {
    let next: CheckedContinuation<Void, Never>? = state.withLock { state in
      if !state.waiting.isEmpty { return state.waiting.removeFirst() }
      state.free += 1
      return nil
    }
    next?.resume()
  }
}
