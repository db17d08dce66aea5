internal import PDFObjects

extension PDFFile {
  /// Writes the file so that the same objects always give the same bytes.
  ///
  /// Nothing here asks the clock: `/CreationDate` and `/ModDate` come from the facts, objects are
  /// numbered in the order in which they are met from the catalog on, and the trailer's `/ID`
  /// (ISO 32000-1 14.4) is a digest of all that was written before it.
  func write(information: PDFReference) -> [UInt8] {
    var writer = PDFFileWriter(self)
    return writer.write(information: information)
  }
}
