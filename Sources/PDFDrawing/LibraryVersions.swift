internal import CPangoCairo
internal import CRsvg

/// The versions of the libraries that drawing is done with, as they run.
package enum DrawingLibraries {
  package static var versions: [(name: String, version: String)] {
    [
      ("Cairo", String(cString: cairo_version_string())),
      ("Pango", String(cString: pango_version_string())),
      ("fontconfig", dotted(Int(FcGetVersion()))),
      ("librsvg", "\(rsvg_major_version).\(rsvg_minor_version).\(rsvg_micro_version)"),
    ]
  }

  /// fontconfig counts 2.14.1 as 21401.
  private static func dotted(_ number: Int) -> String {
    "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
  }
}
