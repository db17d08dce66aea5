public import ContractModel
public import StrictInput

extension Located<Contract> {
  /// Makes something of the contract; where that fails for words that the terms have, the fault is
  /// placed there, and not in the template that asks for them, and is said once.
  public func placing<Result>(_ make: () throws(Faults) -> Result) throws(Faults) -> Result {
    do {
      return try make()
    } catch {
      var known: Set<Diagnostic> = []
      throw Faults(error.diagnostics.map(placed).filter { known.insert($0).inserted })
    }
  }

  private func placed(_ fault: Diagnostic) -> Diagnostic {
    guard let words = fault.words, let place = source.place(ofTextIn: words) else { return fault }
    var fault = fault
    fault.location = place
    return fault
  }
}

extension SourceNode {
  /// Where the first value stands of which a word has a character beyond ASCII, and is among
  /// `words` or holds them.
  fileprivate func place(ofTextIn words: String) -> SourceLocation? {
    switch content {
    case .record(let entries): entries.lazy.compactMap { $0.value.place(ofTextIn: words) }.first
    case .list(let items): items.lazy.compactMap { $0.place(ofTextIn: words) }.first
    case .text(let text):
      text.split(whereSeparator: \.isWhitespace).contains { word in
        word.contains { !$0.isASCII } && (words.contains(word) || word.contains(words))
      } ? location : nil
    case .absent: nil
    }
  }
}
