import DocumentModel
import EngrossKit
import Foundation
import PageLayout

/// Pages of a style in a few words each: where they begin and end, how far down they reach, and a
/// digest of every frame, which changes with the smallest move.
///
/// One golden in full for each sample shows what moved; these show that nothing did elsewhere.
extension LaidOutDocument {
  var summary: String {
    pages.map { page in
      let lines = page.frame.baselines
      let digest = sha256(Data(page.layoutDescription.utf8)).prefix(16)
      let words = page.frame.readWords
      let opening = words.prefix(5).joined(separator: " ")
      let ending = words.suffix(4).joined(separator: " ")
      return
        "page \(page.number): \(lines.count) lines to \(Int((lines.max() ?? 0).rounded())) pt, "
        + "\"\(opening) … \(ending)\", \(digest)\n"
    }.joined()
  }
}

extension Frame {
  fileprivate var baselines: Set<Double> {
    var found: Set<Double> = []
    forEachRun { run, y, isArtifact in
      if !isArtifact { found.insert((y * 10).rounded() / 10) }
    }
    return found
  }

  fileprivate var readWords: [Substring] {
    var text = ""
    var last = 0.0
    forEachRun { run, y, isArtifact in
      guard !isArtifact else { return }
      if y != last { text += " " }
      last = y
      text += String(decoding: run.text, as: UTF8.self)
    }
    return text.split(whereSeparator: \.isWhitespace)
  }

  private func forEachRun(at y: Double = 0, _ body: (GlyphRun, Double, Bool) -> Void) {
    for item in items {
      switch item.content {
      case .glyphs(let run): body(run, y + item.position.y, item.node == .artifact)
      case .frame(let frame): frame.forEachRun(at: y + item.position.y, body)
      default: continue
      }
    }
  }
}
