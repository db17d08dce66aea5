/// A line of text in a field, set; lengths are in thousandths of the font size.
package struct FieldText {
  package struct Run {
    /// The operator that shows it in a text object.
    package let show: String
    /// Above the baseline.
    package let rise: Double

    package init(show: String, rise: Double) {
      self.show = show
      self.rise = rise
    }
  }

  package let font: PDFReference
  package let runs: [Run]
  package let width: Double

  package init(font: PDFReference, runs: [Run], width: Double) {
    self.font = font
    self.runs = runs
    self.width = width
  }

  /// The operators that show the line at a size in points, within a text object.
  package func operators(size: Double) -> String {
    runs.map { run in
      run.rise == 0 ? run.show : "\(decimal(run.rise / 1000 * size)) Ts \(run.show) 0 Ts"
    }.joined(separator: "\n")
  }
}

package func hexadecimal(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
