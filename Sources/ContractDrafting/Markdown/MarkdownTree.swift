internal import CMarkGFM

/// The syntax tree of a Markdown text; owns the memory of cmark.
struct MarkdownTree: ~Copyable {
  private let document: OpaquePointer

  /// Parses CommonMark with GFM tables and footnotes; any bytes are some Markdown.
  init(_ bytes: [UInt8]) {
    let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES)
    cmark_parser_attach_syntax_extension(parser, MarkdownTree.tables.pointer)
    bytes.withUnsafeBytes {
      cmark_parser_feed(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
    document = cmark_parser_finish(parser)
    cmark_parser_free(parser)
    cmark_consolidate_text_nodes(document)
  }

  deinit { cmark_node_free(document) }

  /// Lends the tree; its nodes are valid in the closure only.
  func withRoot<Result>(_ body: (MarkdownNode) -> Result) -> Result {
    body(MarkdownNode(pointer: document))
  }

  /// An extension, alive as long as the process and never changed after its registration.
  private struct Extension: Sendable {
    nonisolated(unsafe) let pointer: OpaquePointer?
  }

  private static let tables: Extension = {
    cmark_gfm_core_extensions_ensure_registered()
    return Extension(pointer: cmark_find_syntax_extension("table"))
  }()
}

/// One node of a `MarkdownTree`.
struct MarkdownNode {
  enum Kind: String {
    case document, paragraph, heading, list, item, table
    case quote = "block_quote"
    case codeBlock = "code_block"
    case htmlBlock = "html_block"
    case rule = "thematic_break"
    case tableHead = "table_header"
    case tableRow = "table_row"
    case tableCell = "table_cell"
    case footnote = "footnote_definition"
    case footnoteReference = "footnote_reference"
    case text, code, link, image, strong
    case softBreak = "softbreak"
    case lineBreak = "linebreak"
    case html = "html_inline"
    case emphasis = "emph"
    case unknown
  }

  enum ListMark {
    /// `-`
    case bullet
    /// `1.`
    case period
    /// `1)`
    case parenthesis
  }

  fileprivate let pointer: OpaquePointer

  var kind: Kind { Kind(rawValue: String(cString: cmark_node_get_type_string(pointer))) ?? .unknown }
  var line: Int { Int(cmark_node_get_start_line(pointer)) }
  var column: Int { Int(cmark_node_get_start_column(pointer)) }

  var first: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }
  var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init) }
  var children: some Sequence<MarkdownNode> { sequence(state: first) { node in
    defer { node = node?.next }
    return node
  } }

  /// The characters of text, code and HTML; the number of a footnote's mark.
  var literal: String { string(cmark_node_get_literal(pointer)) }
  var destination: String { string(cmark_node_get_url(pointer)) }
  var linkTitle: String { string(cmark_node_get_title(pointer)) }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// The words after the opening fence; nil for code that is indented.
  var fenceWords: String? {
    var (length, offset, character) = (Int32(0), Int32(0), CChar(0))
    let isFenced = cmark_node_get_fenced(pointer, &length, &offset, &character) != 0
    return isFenced ? string(cmark_node_get_fence_info(pointer)) : nil
  }

  var listMark: ListMark {
    guard cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST else { return .bullet }
    return cmark_node_get_list_delim(pointer) == CMARK_PAREN_DELIM ? .parenthesis : .period
  }
  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }

  /// One of `l`, `c`, `r` or 0 for each column of a table.
  var columnAlignments: [UInt8] {
    let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard let first = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return Array(UnsafeBufferPointer(start: first, count: count))
  }

  private func string(_ characters: UnsafePointer<CChar>?) -> String {
    characters.map { String(cString: $0) } ?? ""
  }
}
