import Dispatch
import Foundation
import Synchronization

/// Turns the first SIGINT or SIGTERM into a polite request; a second one ends the process.
final class Interruption: Sendable {
  private let received = Mutex<Int32?>(nil)

  /// The signal that came, if one did.
  var signal: Int32? { received.withLock { $0 } }

  /// Tells `words` and calls `stop` at the first signal.
  func onSignal(saying words: String, _ stop: @escaping @Sendable () -> Void) {
    for number in [SIGINT, SIGTERM] {
      Foundation.signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(
        signal: number, queue: DispatchQueue(label: "interruption"))
      source.setEventHandler {
        self.received.withLock { $0 = number }
        Foundation.signal(number, SIG_DFL)
        tell("\n\(words)")
        stop()
        source.cancel()
      }
      source.activate()
    }
  }
}
