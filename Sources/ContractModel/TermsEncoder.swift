import Foundation

extension TermsValue {
  /// The tree of any part of a contract, by the keys with which it is coded.
  init(encoding value: some Encodable) {
    let node = TermsEncoder.Node()
    TermsEncoder.encode(value, into: node)
    self = node.value
  }
}

/// A type that is a leaf of the tree, or that makes its own branch; `TermsLeaves` lists them all.
protocol TermsConvertible {
  var termsValue: TermsValue { get }
}

/// A record with values that follow from those that were written.
protocol DerivesTerms {
  var derivedTerms: [(String, TermsValue?)] { get }
}

/// Gathers the tree through `Encodable`; values of a type that is `TermsConvertible` are taken as
/// they are.
private struct TermsEncoder: Encoder {
  /// A place in the tree that is being filled.
  final class Node {
    enum Shape {
      case leaf(TermsValue)
      case record([(String, Node)])
      case list([Node])
    }
    var shape = Shape.record([])
    var derived: [TermsValue.Field] = []

    var value: TermsValue {
      switch shape {
      case .leaf(let value): value
      case .record(let fields):
        .record(fields.map { .init($0, $1.value) } + derived)
      case .list(let items): .list(items.map(\.value))
      }
    }
  }

  static func encode(_ value: some Encodable, into node: Node) {
    let type = ObjectIdentifier(type(of: value))
    if let leaf = TermsLeaves.converters[type]?(value) {
      node.shape = .leaf(leaf)
      return
    }
    // Tests run with assertions, and encode all that a contract can hold.
    assert(!(value is any TermsConvertible), "\(Swift.type(of: value)) is missing in TermsLeaves")
    // Nothing here throws: every leaf of a contract is convertible, and the rest is records.
    try? value.encode(to: TermsEncoder(node: node))
    assert(
      TermsLeaves.derivations[type] != nil || !(value is any DerivesTerms),
      "\(Swift.type(of: value)) is missing in TermsLeaves")
    if let derive = TermsLeaves.derivations[type] {
      node.derived = derive(value).compactMap { key, value in
        value.map { TermsValue.Field(key, $0) }
      }
    }
  }

  let node: Node
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(Record(node: node))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.shape = .list([])
    return List(node: node)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Leaf(node: node) }

  private struct Record<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: Node
    var codingPath: [any CodingKey] { [] }

    private func field(_ key: Key) -> Node {
      let field = Node()
      guard case .record(var fields) = node.shape else { return field }
      node.shape = .record([])
      fields.append((key.stringValue, field))
      node.shape = .record(fields)
      return field
    }

    mutating func encodeNil(forKey key: Key) {}

    mutating func encode<T: Encodable>(_ value: T, forKey key: Key) {
      TermsEncoder.encode(value, into: field(key))
    }

    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy keyType: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      KeyedEncodingContainer(TermsEncoder.Record<Nested>(node: field(key)))
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      TermsEncoder(node: field(key)).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { TermsEncoder(node: node) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { TermsEncoder(node: field(key)) }
  }

  private struct List: UnkeyedEncodingContainer {
    let node: Node
    var codingPath: [any CodingKey] { [] }
    var count: Int { if case .list(let items) = node.shape { items.count } else { 0 } }

    private func item() -> Node {
      let item = Node()
      guard case .list(var items) = node.shape else { return item }
      node.shape = .list([])
      items.append(item)
      node.shape = .list(items)
      return item
    }

    mutating func encodeNil() {}

    mutating func encode<T: Encodable>(_ value: T) {
      TermsEncoder.encode(value, into: item())
    }

    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy keyType: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
      KeyedEncodingContainer(TermsEncoder.Record<Nested>(node: item()))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      TermsEncoder(node: item()).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { TermsEncoder(node: item()) }
  }

  private struct Leaf: SingleValueEncodingContainer {
    let node: Node
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() {}
    mutating func encode<T: Encodable>(_ value: T) { TermsEncoder.encode(value, into: node) }
  }
}
