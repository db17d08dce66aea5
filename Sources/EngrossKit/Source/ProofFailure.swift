public import StrictInput

/// Why it cannot be proven what a contract says.
public enum ProofFailure: Error, Hashable {
  /// Something that it was made from, and what is here instead.
  public struct Part: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      case terms, template, style, fonts, engine
    }

    public var kind: Kind
    /// Of fonts, the families of which Engross did not know every file; empty where there were none.
    public var name: String
    /// A digest, or a version.
    public var wanted: String
    public var here: String
  }

  case noSource
  /// The attached terms are not those of which the file has the digest.
  case otherTerms
  case unreadable(String)
  case notAtHand([Part])
  /// Another version made it, and this one does not come to the same bytes.
  case otherEngine(wanted: String)
  case cannotRemake([Diagnostic])
  case noFonts([Diagnostic])
}

extension ProofFailure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noSource: "it does not carry what it was made from"
    case .otherTerms: "other terms are attached to it than those it was made from"
    case .unreadable(let fault): fault
    case .notAtHand(let parts): parts.map(\.description).joined(separator: "; ")
    case .otherEngine(let wanted):
      "it was made by Engross \(wanted), and this is \(Engrosser.version), which sets it in another "
        + "way; prove it with Engross \(wanted)"
    case .cannotRemake(let faults):
      "the terms in it give no contract: \(faults.map(\.message).joined(separator: "; "))"
    case .noFonts(let faults):
      "its fonts are not at hand: "
        + faults.map { "\($0.message)\($0.help.map { "; \($0)" } ?? "")" }.joined(separator: "; ")
    }
  }
}

extension ProofFailure.Part: CustomStringConvertible {
  public var description: String {
    let digests = "its digest is \(here.prefix(12)) here, and \(wanted.prefix(12)) in the file"
    return switch kind {
    case .terms: "the terms in it are not written as Engross writes them"
    case .template:
      "it was made with another template than this: \(digests); give it with --template"
    case .style:
      "it was made with another style \(name) than this: \(digests); give it with --style"
    case .fonts:
      "it was made with other fonts: \(digests)"
        + (name.isEmpty
          ? ""
          : "; Engross does not know those of \(name): name the folder that has them with "
            + "--font-path")
    case .engine: "it was made by Engross \(wanted), and this is \(here)"
    }
  }
}
