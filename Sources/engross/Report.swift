import EngrossKit
import Foundation

/// Tells a person at a terminal, or a log, what went wrong and where.
struct Report {
  /// The texts of inputs that cannot be read again, such as standard input, by name.
  var texts: [String: String] = [:]
  var isColoured = Report.takesColour(STDERR_FILENO)

  /// The diagnostics, each with the line it points at, and a closing line that ends in the
  /// outcome: "no PDF was written".
  func text(of diagnostics: [Diagnostic], outcome: String) -> String {
    var report = text(of: diagnostics)
    let count = diagnostics.count { $0.severity == .error }
    report += count == 1 ? "1 error; \(outcome)\n" : "\(count) errors; \(outcome)\n"
    return report
  }

  /// The diagnostics, each with the line it points at.
  func text(of diagnostics: [Diagnostic]) -> String {
    var lines: Lines = [:]
    return diagnostics.map { text(of: $0, &lines) }.joined()
  }

  /// The lines of files, by name; each is divided once for all that is found in it.
  private typealias Lines = [String: [Substring]]

  private func text(of diagnostic: Diagnostic, _ lines: inout Lines) -> String {
    var text = headline(diagnostic.description, after: diagnostic.location) + "\n"
    if let location = diagnostic.location { text += excerpt(at: location, &lines) }
    for related in diagnostic.related {
      text += headline("\(related.location): note: \(related.message)", after: related.location)
      text += "\n" + excerpt(at: related.location, &lines)
    }
    return text
  }

  /// Emphasises the word after the place.
  private func headline(_ line: String, after place: SourceLocation?) -> String {
    guard isColoured else { return line }
    let start = line.index(line.startIndex, offsetBy: place.map { "\($0): ".count } ?? 0)
    guard let end = line[start...].firstIndex(of: ":") else { return line }
    let colour = line[start..<end] == "error" ? "31" : "35"
    return
      "\(line[..<start])\u{1B}[1;\(colour)m\(line[start...end])\u{1B}[0m\(line[line.index(after: end)...])"
  }

  private func lines(of file: String) -> [Substring] {
    guard let text = texts[file] ?? (try? String(contentsOfFile: file, encoding: .utf8)) else {
      return []
    }
    return text.split(omittingEmptySubsequences: false) { ["\n", "\r\n", "\r"].contains($0) }
  }

  /// The line of a place with a caret under it; empty where the file cannot be read again.
  private func excerpt(at location: SourceLocation, _ known: inout Lines) -> String {
    let lines = known[location.file] ?? self.lines(of: location.file)
    known[location.file] = lines
    guard lines.indices.contains(location.line - 1) else { return "" }
    var line = Array(lines[location.line - 1])
    var column = min(location.column - 1, line.count)
    if column > 60 {
      line.replaceSubrange(..<(column - 40), with: ["…"])
      column = 41
    }
    if line.count > 90 { line = line.prefix(90) + ["…"] }
    guard !line.allSatisfy(\.isWhitespace) else { return "" }
    let shown = line.map { $0.isControl && $0 != "\t" ? "·" : $0 }
    let indent = line[..<column].map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.width) }
    let caret = isColoured ? "\u{1B}[1;32m^\u{1B}[0m" : "^"
    return "    \(String(shown))\n    \(indent.joined())\(caret)\n"
  }

  /// Whether a stream is a terminal whose user has nothing against colour (no-color.org).
  static func takesColour(_ stream: Int32) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(stream) == 1 && environment["NO_COLOR", default: ""].isEmpty
      && environment["TERM"] != "dumb"
  }
}

/// Writes to standard error.
func tell(_ text: String) {
  FileHandle.standardError.write(Data(text.utf8))
}

extension Character {
  fileprivate var isControl: Bool {
    unicodeScalars.contains { $0.properties.generalCategory == .control }
  }

  /// Columns of a terminal: 2 for most of East Asia's characters and for pictures.
  fileprivate var width: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default:
      return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
