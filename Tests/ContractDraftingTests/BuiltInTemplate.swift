import Foundation
import StrictInput
import TestSupport

@testable import ContractDrafting

extension Template {
  /// The template that comes with Engross; where it is installed, this stage does not know.
  static func builtIn() throws(Faults) -> Template {
    try Template(
      folder: ProjectFiles.root.appending(path: "Sources/ContractDrafting/Templates/it-support"))
  }
}
