/// What a file needs that is laid over another: a key left out keeps its value, so a key that is
/// written and left empty must not pass for one left out.
extension FieldReader {
  /// Whether the record gives a value to a key.
  public func gives(_ key: String) -> Bool {
    entries.contains { $0.key == key && !$0.value.isBlank }
  }

  /// Reports a key that is written without a value.
  public func reportIfEmpty(_ key: String, help: String) {
    guard let entry = entries.first(where: { $0.key == key }), entry.value.isBlank else { return }
    value?.reportEmpty(entry, help: help)
  }

  /// Reads a record whose keys are names that the writer makes up; `help` says what to do about
  /// a name without a value.
  public mutating func named<Value: StrictValue>(
    _ key: String, _ doc: String, of type: Value.Type = Value.self, ifEmpty help: String
  ) -> [String: Value] {
    let pairs = field(key, doc, isRequired: false) {
      let value = Value.describe()
      return Described(
        schema: .keyed(by: ["*"], of: value.schema), specimen: [("name", value.specimen)])
    } read: { value -> [(String, Value)]? in
      guard case .record(let entries) = value.node.content else {
        value.reportWrongType(expected: "a record of names with their values")
        return nil
      }
      return entries.map { entry in
        guard !entry.value.isBlank else {
          value.reportEmpty(entry, help: help)
          return (entry.key, Value.specimen)
        }
        return (entry.key, Value.read(value.child(entry.key, entry.value)) ?? Value.specimen)
      }
    }
    return Dictionary(pairs ?? []) { first, _ in first }
  }
}

extension ValueReader {
  /// Reports an entry of this record that has no value.
  fileprivate func reportEmpty(_ entry: SourceNode.Entry, help: String) {
    let place = path.isEmpty ? "" : " in \(path)"
    session.faults.append(
      Diagnostic(at: entry.keyLocation, "\"\(entry.key.shortened)\"\(place) is empty", help: help))
  }
}

extension SourceNode {
  /// This record with another laid over it: records are joined key by key, anything else is
  /// replaced. Each value keeps its own place, so that a fault is reported in the file it is in.
  public func overlaid(with other: SourceNode) -> SourceNode {
    guard case .record(var entries) = content, case .record(let others) = other.content else {
      return other
    }
    for entry in others {
      if let index = entries.firstIndex(where: { $0.key == entry.key }) {
        entries[index].keyLocation = entry.keyLocation
        entries[index].value = entries[index].value.overlaid(with: entry.value)
      } else {
        entries.append(entry)
      }
    }
    return SourceNode(.record(entries), at: other.location)
  }
}
