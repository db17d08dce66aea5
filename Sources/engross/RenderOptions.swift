import ArgumentParser
import EngrossKit
import Foundation

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case pdf, png, svg

  /// The format that is asked for, or that the ending of the output tells; PDF where it has none.
  static func chosen(_ asked: OutputFormat?, for output: String?) throws -> OutputFormat {
    guard let output, let ending = output.ending else { return asked ?? .pdf }
    let told = OutputFormat(rawValue: ending.lowercased())
    if let asked, let told, asked != told {
      throw ValidationError("--format \(asked) and \(output) do not go together; change one")
    }
    guard let format = asked ?? told else {
      throw ValidationError(
        "\(output) ends in .\(ending); what can be written is .pdf, .png and .svg")
    }
    return format
  }
}

extension ESignService {
  static func named(_ name: String) throws -> ESignService {
    if let service = ESignService(rawValue: name) { return service }
    let known = allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("there is no service \(name); choose of \(known)")
  }
}

/// What the PDF keeps to.
enum PDFStandard: String, ExpressibleByArgument, CaseIterable {
  case archival = "a-3a,ua-1"
  case none
}

/// The pages of which pictures are wanted, counted from 1.
struct PageRange: Sendable {
  var pages: ClosedRange<Int>

  /// Reads `3` or `1-3`.
  init(_ text: String) throws {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
      first >= 1, first <= last
    else { throw ValidationError("write a page as 3, or pages as 1-3") }
    pages = first...last
  }
}

/// A moment that the caller gives, so that nothing asks the clock.
struct Timestamp: Sendable {
  /// ISO 8601 in UTC.
  var written: String

  /// Reads seconds since 1970 (`SOURCE_DATE_EPOCH`, reproducible-builds.org).
  init(_ text: String) throws {
    // The last second of the year 9999.
    guard let seconds = Int(text), (0...253_402_300_799).contains(seconds) else {
      throw ValidationError("give whole seconds since 1970-01-01 in UTC, such as 1796083200")
    }
    written = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
  }

  /// What the environment asks for; nil where it asks for nothing.
  static func fromEnvironment() throws -> Timestamp? {
    let value = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH", default: ""]
    do {
      return value.isEmpty ? nil : try Timestamp(value)
    } catch {
      throw ValidationError("SOURCE_DATE_EPOCH is '\(value)': \(error)")
    }
  }
}

/// Where the output goes.
enum Destination {
  case standardOutput
  case file(String)

  /// A file that somebody has signed is not written over.
  func refuseSigned() throws(Failure) {
    guard case .file(let file) = self, let old = FileManager.default.contents(atPath: file),
      old.starts(with: Data("%PDF".utf8)), old.range(of: Data("/ByteRange".utf8)) != nil
    else { return }
    throw Failure(
      .cannotWrite, "\(file) is signed, and would be written over",
      help: "give another name with -o, or move it away")
  }

  /// Beside the terms, with the ending of the format, unless something else is asked for.
  init(_ asked: String?, terms: String, format: OutputFormat) {
    let name = asked ?? (terms == "-" ? "-" : terms.withEnding(format.rawValue))
    self = name == "-" ? .standardOutput : .file(name)
  }
}

extension String {
  /// The path with another ending: `out/acme.pdf` for `out/acme.yaml`.
  func withEnding(_ ending: String) -> String { "\(withoutEnding).\(ending)" }

  /// `out/page-02.png` for `out/page.png`, so that files stand in the order of the pages.
  func numbered(_ number: Int, ending: String) -> String {
    "\(withoutEnding)-\(number < 10 ? "0" : "")\(number).\(ending)"
  }

  /// What stands behind the last dot of a file's name; nil where there is none.
  var ending: String? { lastDot.map { String(self[index(after: $0)...]) } }

  func isSameFile(as other: String) -> Bool {
    URL(filePath: self).resolvingSymlinksInPath() == URL(filePath: other).resolvingSymlinksInPath()
  }

  private var withoutEnding: String { lastDot.map { String(self[..<$0]) } ?? self }

  private var lastDot: Index? {
    let name = split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    return name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : $0 }
  }
}
