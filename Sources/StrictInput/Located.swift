/// A value with the file it was read from, so that later findings can point into it.
@dynamicMemberLookup
public struct Located<Value: Sendable>: Sendable {
  public var value: Value
  public let source: SourceNode

  public init(_ value: Value, source: SourceNode) {
    self.value = value
    self.source = source
  }

  public subscript<Member>(dynamicMember member: KeyPath<Value, Member>) -> Member {
    value[keyPath: member]
  }

  /// Where the value at a path such as `serviceLevels.P1.response` stands; for a value that is
  /// not in the file, where the innermost record around it stands.
  public func location(of path: String) -> SourceLocation {
    source.nearest(to: path).location
  }

  /// Where the key of a value stands, nil for an element of a list and for what is not there.
  public func keyLocation(of path: String) -> SourceLocation? {
    let steps = path.split(separator: ".")
    guard let key = steps.last else { return nil }
    return source[path: steps.dropLast().joined(separator: ".")]?.entries
      .first { $0.key == key }?.keyLocation
  }

  /// Whether the file gives a value at a path.
  public func isWritten(_ path: String) -> Bool {
    source[path: path].map { !$0.isBlank } ?? false
  }
}

extension StrictValue {
  /// Reads a file of YAML 1.2 or JSON; throws all of its faults, in the order of the file.
  public static func read(text: String, file: String) throws(Faults) -> Located<Self> {
    try read(try SourceNode(text: text, file: file))
  }

  /// Reads the bytes of a file, which must be UTF-8.
  public static func read(
    bytes: some Collection<UInt8>, file: String
  ) throws(Faults) -> Located<Self> {
    try read(try SourceNode(bytes: bytes, file: file))
  }

  /// Reads a tree, perhaps one that other values were laid over.
  public static func read(_ source: SourceNode) throws(Faults) -> Located<Self> {
    let session = ReadingSession()
    let root = ValueReader(source, path: "", inherited: Inherited(), session: session)
    let value = Self.read(root)
    guard let value, session.faults.isEmpty else { throw Faults(sorting: session.faults) }
    return Located(value, source: source)
  }
}
