internal import PageLayout
internal import StrictInput

extension FontLock {
  /// What a layout could not set, with the package that has a character that no font of the style
  /// has, where the lock knows one.
  func diagnostic(of problem: LayoutProblem) -> Diagnostic {
    var diagnostic = problem.diagnostic
    guard case .missingCharacter(let scalar, _, _) = problem, let script = scalar.lockedScript,
      let family = families(serving: script).first
    else { return diagnostic }
    diagnostic.help =
      "\(family.name) has it: install the package \(family.package) (make setup-scripts) and add "
      + "the family to families.fallback in the style sheet"
    return diagnostic
  }
}

extension Unicode.Scalar {
  /// The script (ISO 15924) by which the lock knows fonts for this character; nil for all scripts
  /// that need no font of their own. Han is taken for simplified Chinese.
  fileprivate var lockedScript: String? {
    switch value {
    case 0x0590..<0x0600, 0xFB1D..<0xFB50: "Hebr"
    case 0x0600..<0x0700, 0x0750..<0x0780, 0x08A0..<0x0900, 0xFB50..<0xFE00, 0xFE70..<0xFF00: "Arab"
    case 0x0900..<0x0980, 0xA8E0..<0xA900: "Deva"
    case 0x0E00..<0x0E80: "Thai"
    case 0x3040..<0x3100, 0x31F0..<0x3200, 0xFF66..<0xFFA0: "Jpan"
    case 0x1100..<0x1200, 0x3130..<0x3190, 0xA960..<0xA980, 0xAC00..<0xD800: "Kore"
    case 0x2E80..<0x3040, 0x3400..<0xA000, 0xF900..<0xFB00, 0xFF00..<0xFF66, 0x20000..<0x40000:
      "Hans"
    default: nil
    }
  }
}
