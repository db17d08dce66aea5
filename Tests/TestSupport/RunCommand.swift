public import Foundation
internal import Synchronization

/// What a command left behind.
public struct CommandResult: Sendable {
  /// The exit code; 128 and above where a signal ended it, as in a shell.
  public var status: Int
  public var standardOutput: Data
  public var standardError: Data

  public var output: String { String(decoding: standardOutput, as: UTF8.self) }
  public var errors: String { String(decoding: standardError, as: UTF8.self) }
}

public enum CommandFailure: Error, CustomStringConvertible {
  case notFound(String)
  case tooSlow(String, limit: Duration)

  public var description: String {
    switch self {
    case .notFound(let command): "there is no command \(command); run: make setup-tests"
    case .tooSlow(let command, let limit): "\(command) was ended after \(limit)"
    }
  }
}

/// The time after which a command must hang, on however slow and busy a machine; nothing that ends
/// is decided by it.
public let hangingCommand: Duration = .seconds(30 * 60)

/// Runs a command, found in `PATH` if it has no slash, once it has a place, and waits for its end.
///
/// `environment` is laid over that of the tests; a nil value takes a variable away. Input and
/// output are files, so that no pipe can fill up and hang.
public func run(
  _ command: String, _ arguments: [String] = [], stdin: Data = Data(),
  environment: [String: String?] = [:], directory: URL = ProjectFiles.root,
  timeLimit: Duration = hangingCommand
) async throws -> CommandResult {
  await CommandPlaces.shared.take()
  defer { CommandPlaces.shared.giveBack() }
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "engross-run-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }

  let (input, output, errors) = (
    folder.appending(path: "stdin"), folder.appending(path: "stdout"),
    folder.appending(path: "stderr")
  )
  try stdin.write(to: input)
  try Data().write(to: output)
  try Data().write(to: errors)

  let process = Process()
  process.executableURL = try executable(command)
  process.arguments = arguments
  process.currentDirectoryURL = directory
  process.environment = ProcessInfo.processInfo.environment
    .merging(environment.compactMapValues(\.self)) { $1 }
    .filter { environment[$0.key] != .some(nil) }
  let handles = (
    try FileHandle(forReadingFrom: input), try FileHandle(forWritingTo: output),
    try FileHandle(forWritingTo: errors)
  )
  defer { for handle in [handles.0, handles.1, handles.2] { try? handle.close() } }
  process.standardInput = handles.0
  process.standardOutput = handles.1
  process.standardError = handles.2
  guard try await process.runToEnd(within: timeLimit) else {
    throw CommandFailure.tooSlow(command, limit: timeLimit)
  }

  let isSignal = process.terminationReason == .uncaughtSignal
  return CommandResult(
    status: Int(process.terminationStatus) + (isSignal ? 128 : 0),
    standardOutput: try Data(contentsOf: output), standardError: try Data(contentsOf: errors))
}

/// Runs a command that is an executable of this package or of the virtual environment.
public func run(
  _ command: URL, _ arguments: [String] = [], stdin: Data = Data(),
  environment: [String: String?] = [:], directory: URL = ProjectFiles.root,
  timeLimit: Duration = hangingCommand
) async throws -> CommandResult {
  try await run(
    command.path(percentEncoded: false), arguments, stdin: stdin, environment: environment,
    directory: directory, timeLimit: timeLimit)
}

private func executable(_ command: String) throws(CommandFailure) -> URL {
  let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
  let candidates =
    command.contains("/")
    ? [command] : path.split(separator: ":").map { "\($0)/\(command)" }
  guard let found = candidates.first(where: FileManager.default.isExecutableFile) else {
    throw CommandFailure.notFound(command)
  }
  return URL(filePath: found)
}

extension Process {
  /// Returns whether the process ended by itself.
  fileprivate func runToEnd(within limit: Duration) async throws -> Bool {
    enum State { case running, ended, killed }
    let (ends, end) = AsyncStream<Void>.makeStream()
    let state = Mutex(State.running)
    terminationHandler = { _ in
      state.withLock { if $0 == .running { $0 = .ended } }
      end.finish()
    }
    try run()
    // A queue of its own: tests that keep all threads of the pool busy do not stop this clock.
    let clock = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "time limit"))
    let process = processIdentifier
    clock.setEventHandler {
      state.withLock {
        guard $0 == .running else { return }
        $0 = .killed
        kill(process, SIGKILL)
      }
    }
    clock.schedule(deadline: .now() + .nanoseconds(Int(limit / .nanoseconds(1))))
    clock.activate()
    for await _ in ends {}
    clock.cancel()
    return state.withLock { $0 == .ended }
  }
}
