internal import CPangoCairo
import DocumentModel
package import PageLayout

/// Draws contact sheets: each small page by the renderer of its own style.
package struct ContactSheetRenderer {
  private let words: PageRenderer
  private let rows: [PageRenderer]

  /// `words` draws the sheets' own words, `rows` the pages of each row.
  package init(words: PageRenderer, rows: [PageRenderer]) {
    self.words = words
    self.rows = rows
  }

  /// Draws all sheets into one PDF.
  package func drawPDF(_ sheets: [ContactSheet]) throws(DrawingError) -> [UInt8] {
    let surface = try StreamSurface.pdf(sheets.first?.page.frame.size ?? .zero)
    for sheet in sheets {
      surface.setPageSize(sheet.page.frame.size)
      try draw(sheet, on: surface.pointer, scale: 1)
      cairo_surface_show_page(surface.pointer)
    }
    return try surface.finish()
  }

  /// Draws a sheet as a PNG of `resolution` dots an inch.
  package func drawPNG(
    _ sheet: ContactSheet, resolution: Double
  ) throws(DrawingError) -> [UInt8] {
    let surface = try DotSurface(sheet.page.frame.size, resolution: resolution)
    try draw(sheet, on: surface.pointer, scale: surface.scale)
    return try surface.png()
  }

  private func draw(
    _ sheet: ContactSheet, on surface: OpaquePointer, scale: Double
  ) throws(DrawingError) {
    try words.draw(sheet.page, on: surface, scale: scale)
    for place in sheet.places {
      try rows[place.row].draw(place.page, on: surface, scale: scale, in: place.rect)
    }
  }
}
