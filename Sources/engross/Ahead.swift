import Dispatch
import Synchronization

/// A value that another thread makes while this one goes on.
final class Ahead<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, Failure>?>(nil)
  private let isMade = DispatchSemaphore(value: 0)

  init(_ make: @escaping @Sendable () throws(Failure) -> Value) {
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      let made = Result(catching: make)
      result.withLock { $0 = made }
      isMade.signal()
    }
  }

  /// Waits until it is made, or throws what kept it from being made.
  func value() throws(Failure) -> Value {
    isMade.wait()
    isMade.signal()
    guard let result = result.withLock({ $0 }) else { preconditionFailure("it was not made") }
    return try result.get()
  }
}
