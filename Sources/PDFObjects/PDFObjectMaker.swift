/// Where objects are made: a file that is written whole, or one to which a revision is appended.
package protocol PDFObjectMaker: AnyObject {
  func add(_ value: PDFValue) -> PDFReference
  func add(_ stream: PDFStream, _ entries: PDFValue) -> PDFReference
}
