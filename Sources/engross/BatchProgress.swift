import ArgumentParser
import EngrossKit
import Foundation
import Synchronization

/// Tells on standard error how far a batch is, and what is wrong with rows.
final class BatchProgress: Sendable {
  enum Style: String, ExpressibleByArgument, CaseIterable {
    case auto, plain, json, none
  }

  private struct State {
    var total = 0
    var done = 0
    var failed = 0
    var start = ContinuousClock.now
    var lastShown = ContinuousClock.now
    var isLineOpen = false
  }

  private enum Shown { case bar, lines, json, nothing }

  private let shown: Shown
  private let state = Mutex(State())

  init(_ style: Style) {
    shown =
      switch style {
      case .auto:
        isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
          ? .bar : .lines
      case .plain: .lines
      case .json: .json
      case .none: .nothing
      }
  }

  func show(_ event: BatchEvent) {
    state.withLock { state in
      switch event {
      case .begun(let total):
        state.total = total
        state.start = .now
        state.lastShown = .now
        return
      case .done, .skipped: break
      case .failed(let record):
        state.failed += 1
        clear(&state)
        for finding in record.findings ?? [] { tell("\(finding)\n") }
      }
      state.done += 1
      let wait: Duration = shown == .lines ? .seconds(5) : .milliseconds(200)
      let now = ContinuousClock.now
      guard now - state.lastShown >= wait || shown == .json && state.done == state.total else {
        return
      }
      state.lastShown = now
      write(&state, now)
    }
  }

  /// Ends the line that moves, so that others can follow it.
  func clear() { state.withLock { clear(&$0) } }

  private func clear(_ state: inout State) {
    guard state.isLineOpen else { return }
    tell("\r\u{1B}[K")
    state.isLineOpen = false
  }

  private func write(_ state: inout State, _ now: ContinuousClock.Instant) {
    let seconds = max(0.001, (now - state.start) / .seconds(1))
    let rate = Double(state.done) / seconds
    let left = Int((Double(state.total - state.done) / rate).rounded(.up))
    let rounded = (rate * 10).rounded() / 10
    switch shown {
    case .bar:
      let width = 24
      let full = state.total == 0 ? 0 : width * state.done / state.total
      let bar = String(repeating: "#", count: full) + String(repeating: ".", count: width - full)
      tell("\r\u{1B}[K[\(bar)] \(state.done)/\(state.total) \(rounded)/s, \(left.asTime) left")
      state.isLineOpen = true
    case .lines:
      tell("\(state.done) of \(state.total) rows, \(rounded) a second, \(left.asTime) left\n")
    case .json:
      tell(
        "{\"done\":\(state.done),\"failed\":\(state.failed),\"rate\":\(rounded),"
          + "\"seconds_left\":\(left),\"total\":\(state.total)}\n")
    case .nothing: break
    }
  }
}

extension Int {
  /// Seconds as `1:02:03`, `2:03` or `3 s`.
  fileprivate var asTime: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if self < 60 { return "\(self) s" }
    if self < 3600 { return "\(self / 60):\(two(self % 60))" }
    return "\(self / 3600):\(two(self / 60 % 60)):\(two(self % 60))"
  }
}
