/// A piece of a YAML or JSON file as it was written, with its place: a record, a list, a text or
/// nothing. Not yet typed, so a client list or a brand can lay its own values over it.
public struct SourceNode: Sendable, Hashable {
  public enum Content: Sendable, Hashable {
    case record([Entry])
    case list([SourceNode])
    /// Any scalar, as its characters stand in the file; `01234` stays `01234`.
    case text(String)
    /// An empty value, `~` or `null`: the same as leaving the key out.
    case absent
  }

  /// One key of a record with its value.
  public struct Entry: Sendable, Hashable {
    public var key: String
    public var keyLocation: SourceLocation
    public var value: SourceNode

    public init(key: String, keyLocation: SourceLocation, value: SourceNode) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  public var content: Content
  public var location: SourceLocation

  public init(_ content: Content, at location: SourceLocation) {
    self.content = content
    self.location = location
  }
}

extension SourceNode {
  /// The keys of a record in the order of the file; empty for anything else.
  public var entries: [Entry] {
    if case .record(let entries) = content { entries } else { [] }
  }

  /// The value under a key of a record, or at an index (`"0"`, `"1"`, …) of a list.
  public subscript(step: some StringProtocol) -> SourceNode? {
    switch content {
    case .record(let entries): return entries.first { $0.key == step }?.value
    case .list(let items):
      guard let index = Int(step), items.indices.contains(index) else { return nil }
      return items[index]
    case .text, .absent: return nil
    }
  }

  /// The value at a path such as `parties.client.signatories.0.name`.
  public subscript(path path: String) -> SourceNode? {
    path.split(separator: ".").reduce(self as SourceNode?) { $0?[$1] }
  }

  /// Puts a value at a path, making the records on the way that are not there yet.
  ///
  /// This is how a row of a client list is laid over common terms: afterwards the reader
  /// reports faults in the value at *its* location, the cell. A list grows only by its next
  /// index; returns false, and changes nothing, where the path cannot be followed.
  public mutating func set(_ path: String, to value: SourceNode) -> Bool {
    set(path.split(separator: ".")[...], to: value)
  }

  private mutating func set(_ steps: ArraySlice<Substring>, to value: SourceNode) -> Bool {
    guard let step = steps.first else {
      self = value
      return true
    }
    let fresh = SourceNode(.absent, at: value.location)
    switch content {
    case .record(var entries):
      let index = entries.firstIndex { $0.key == step }
      if index == nil {
        entries.append(Entry(key: String(step), keyLocation: value.location, value: fresh))
      }
      let place = index ?? entries.count - 1
      guard entries[place].value.set(steps.dropFirst(), to: value) else { return false }
      if steps.count == 1 { entries[place].keyLocation = value.location }
      content = .record(entries)
    case .list(var items):
      guard let index = Int(step), (0...items.count).contains(index) else { return false }
      if index == items.count { items.append(fresh) }
      guard items[index].set(steps.dropFirst(), to: value) else { return false }
      content = .list(items)
    case .absent:
      content = step == "0" ? .list([]) : .record([])
      return set(steps, to: value)
    case .text: return false
    }
    return true
  }
}
