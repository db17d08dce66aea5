import ArgumentParser
import EngrossKit

/// Why the command ends without its work done.
struct Failure: Error {
  var code: ExitCode
  var diagnostics: [Diagnostic]

  init(_ code: ExitCode, _ diagnostics: [Diagnostic]) {
    self.code = diagnostics.contains { $0.rule == Diagnostic.internalRule } ? .internalFault : code
    self.diagnostics = diagnostics
  }

  init(_ code: ExitCode, _ message: String, help: String? = nil) {
    self.init(code, [Diagnostic(.error, message, help: help)])
  }

  init(_ failure: WriteFailure) { self.init(.cannotWrite, "\(failure)") }
}

extension ExitCode {
  /// The terms say what cannot be, or leave out what must be said.
  static let contractFaults = ExitCode(1)
  // The others are those of sysexits.h.
  static let misuse = ExitCode(64)
  static let badData = ExitCode(65)
  static let noInput = ExitCode(66)
  static let unavailable = ExitCode(69)
  static let internalFault = ExitCode(70)
  static let cannotWrite = ExitCode(73)
}

/// Does what may find faults; `code` is what they mean to the caller of the command.
func orFail<Value>(
  _ code: ExitCode, _ work: () throws(Faults) -> Value
) throws(Failure) -> Value {
  do {
    return try work()
  } catch {
    throw Failure(code, error.diagnostics)
  }
}

/// Writes output; ends the command where it cannot be written.
func orFail(_ write: () throws(WriteFailure) -> Void) throws(Failure) {
  do {
    try write()
  } catch {
    throw Failure(error)
  }
}
