public import ContractDrafting
public import Foundation
public import StrictInput

extension Assets {
  /// Where a template that comes with Engross is, for those who want to change a copy of it.
  public func templateFolder(_ name: String = "it-support") -> URL {
    templates.appending(path: name)
  }
}

extension Template {
  /// The template that comes with Engross.
  ///
  /// - Throws: `Faults` that name what of it is missing.
  public static func builtIn(
    _ name: String = "it-support", assets: Assets = .builtIn
  ) throws(Faults) -> Template {
    let folder = assets.templateFolder(name)
    guard FileManager.default.fileExists(atPath: folder.path(percentEncoded: false)) else {
      throw Faults(.missingAsset(folder))
    }
    return try Template(folder: folder)
  }
}
