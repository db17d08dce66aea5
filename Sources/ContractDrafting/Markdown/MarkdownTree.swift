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
  enum Kind {
    case document, paragraph, heading, list, item, quote, codeBlock, htmlBlock, rule
    case table, tableHead, tableRow, tableCell
    case footnote, footnoteReference
    case text, code, link, image, strong, emphasis, softBreak, lineBreak, html
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

  var kind: Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_THEMATIC_BREAK: .rule
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnote
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .html
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: tableKind
    }
  }

  /// The nodes of an extension are numbered when it is registered, so only their names are fixed.
  private var tableKind: Kind {
    switch String(cString: cmark_node_get_type_string(pointer)) {
    case "table": .table
    case "table_header": .tableHead
    case "table_row": .tableRow
    case "table_cell": .tableCell
    default: .unknown
    }
  }

  var line: Int { Int(cmark_node_get_start_line(pointer)) }
  var column: Int { Int(cmark_node_get_start_column(pointer)) }

  var first: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }
  var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init) }
  var children: some Sequence<MarkdownNode> {
    sequence(state: first) { node in
      defer { node = node?.next }
      return node
    }
  }

  /// The characters of text, code and HTML; the number of a footnote's mark.
  var literal: String { string(cmark_node_get_literal(pointer)) }
  var destination: String { string(cmark_node_get_url(pointer)) }
  var linkTitle: String { string(cmark_node_get_title(pointer)) }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// The words after the opening fence; nil for code that is indented.
  var fenceWords: String? {
    var (length, offset, character): (Int32, Int32, CChar) = (0, 0, 0)
    return cmark_node_get_fenced(pointer, &length, &offset, &character) == 0
      ? nil : string(cmark_node_get_fence_info(pointer))
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
