public import ContractModel

extension CheckResult {
  /// What was promised and what was waived, for those who must answer for it.
  public func report(on contract: Contract) -> String {
    var table = [["Priority", "Response", "Resolution", "Clock", "Promised"]]
    for (priority, level) in contract.serviceLevels {
      table.append([
        "\(priority.rawValue) \(level.name)", level.response.written, level.resolution.written,
        level.clock == .always ? "always" : "support hours", level.target.written,
      ])
    }
    var sections = ["Service levels\n" + table.inColumns]
    if let feasibility = Feasibility(contract) {
      let notes = feasibility.notes.map { "  \($0)\n" }.joined()
      sections.append("Capacity\n" + feasibility.table.inColumns + notes)
    }
    if !contract.availability.isEmpty {
      let rows = contract.availability.map {
        [$0.system, "\($0.target.written) a \($0.period.rawValue)"]
      }
      sections.append("Availability\n" + ([["System", "Promised"]] + rows).inColumns)
    }
    let accepted = waivers.map { use in
      "  \(use.waiver.rule): \(use.waiver.because)\n"
        + use.findings.map { "    \($0.message)\n" }.joined()
    }
    sections.append(
      accepted.isEmpty ? "No waivers\n" : "Waivers\n" + accepted.joined())
    return sections.joined(separator: "\n")
  }
}

extension [[String]] {
  /// The rows in columns, each as wide as its widest cell.
  fileprivate var inColumns: String {
    let widths = (first ?? []).indices.map { column in map { $0[column].count }.max() ?? 0 }
    return map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      let line = "  " + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }
}
