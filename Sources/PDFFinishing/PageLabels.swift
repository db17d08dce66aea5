internal import PDFObjects

extension PDFFile {
  /// Has readers call pages as they are called in print (ISO 32000-1 12.4.2): what comes before
  /// page 1 is i, ii.
  func addPageLabels(unnumbered: Int) {
    let pages: PDFValue = ["/S": "/D"]
    let numbers: PDFValue =
      unnumbered == 0 ? [0, pages] : [0, ["/S": "/r"], .integer(unnumbered), pages]
    set("/PageLabels", of: catalog, to: ["/Nums": numbers])
  }
}
