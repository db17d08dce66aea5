import StrictInput

/// One family of fonts or several, the first that has a character being used.
struct FamilyList: Hashable {
  var names: [String]
}

extension FamilyList: StrictValue {
  static let one = "the name of a font family such as Linux Libertine O"

  static func read(_ value: ValueReader) -> FamilyList? {
    switch value.node.content {
    case .text(let name): return FamilyList(names: [name])
    case .list(let items):
      let lists = items.enumerated().map { index, item -> [String]? in
        let element = value.child("\(index)", item)
        guard case .text = item.content else {
          element.reportWrongType(expected: one)
          return nil
        }
        return Branded<FamilyList>.read(element)?.value.names
      }
      return FamilyList(names: lists.flatMap { $0 ?? [] })
    case .record, .absent:
      value.reportWrongType(expected: "\(one), or a list of them")
      return nil
    }
  }

  static func describe() -> Described<FamilyList> {
    let name = Schema.scalar(
      Schema.Scalar(name: "FontFamily", expectation: one, example: "Linux Libertine O"))
    return Described(
      schema: .either([name, .list(of: name, atLeast: 0)]),
      specimen: FamilyList(names: ["Linux Libertine O"]))
  }
}
