/// The faults of one reading, gathered from every record and value on the way.
final class ReadingSession {
  var faults: [Diagnostic] = []
}

/// One value of a file that is being read: its node, its path and what the records around it said.
public struct ValueReader {
  public let node: SourceNode
  /// Such as `parties.client.name`; empty at the root.
  public let path: String
  public let inherited: Inherited
  let session: ReadingSession

  init(_ node: SourceNode, path: String, inherited: Inherited, session: ReadingSession) {
    self.node = node
    self.path = path
    self.inherited = inherited
    self.session = session
  }

  /// Reports a fault of this value.
  public func report(_ message: String, help: String? = nil) {
    session.faults.append(Diagnostic(at: node.location, message, help: help))
  }

  /// Reports that the value has another form than its place asks for.
  public func reportWrongType(expected: String) {
    let found =
      switch node.content {
      case .record: "a record"
      case .list: "a list"
      case .text(let text): "\"\(text.shortened)\""
      case .absent: "nothing"
      }
    report("expected \(expected), found \(found)")
  }

  /// The reader of a value within this one.
  public func child(
    _ key: String, _ node: SourceNode, inherited: Inherited? = nil
  ) -> ValueReader {
    ValueReader(
      node, path: path.isEmpty ? key : "\(path).\(key)", inherited: inherited ?? self.inherited,
      session: session)
  }
}

/// What an outer record tells the records within it, such as the currency of bare sums.
public struct Inherited {
  private var values: [ObjectIdentifier: any Sendable] = [:]

  public init() {}

  public subscript<Value: Sendable>(type: Value.Type) -> Value? {
    get { values[ObjectIdentifier(type)] as? Value }
    set { values[ObjectIdentifier(type)] = newValue }
  }
}
