extension SourceNode {
  /// The largest file that is read, in bytes; a contract's terms are about a hundredth of it.
  public static let largestFile = 4 << 20

  /// The deepest nesting that is read.
  public static let deepestNesting = 64

  /// Reads a file of YAML 1.2 or JSON from its bytes, which must be UTF-8; `file` is its path as
  /// the user gave it, for messages.
  public init(bytes: some Collection<UInt8>, file: String) throws(Faults) {
    try self.init(text: try SourceText.decode(bytes, file: file), file: file)
  }

  /// Reads YAML 1.2 or JSON.
  ///
  /// Throws every duplicate key, anchor, alias and tag of the file at once, but only the first
  /// fault of syntax: what comes after it cannot be trusted.
  public init(text: String, file: String) throws(Faults) {
    let text = try SourceText.check(text, file: file)
    var composer = YAMLComposer(text: text, file: file)
    self = try composer.compose()
  }
}
