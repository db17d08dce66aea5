import DocumentModel
import PageLayout
import Testing

/// What must hold for every document, tried on random ones.
struct NothingLostTests {
  /// Writes blocks in which every word is unlike all others.
  private struct Writer {
    var random: Dice
    var words: [String] = []

    mutating func word() -> String {
      let word = "w\(words.count)" + String(repeating: "x", count: random.roll(0...5))
      words.append(word)
      return word
    }

    mutating func text(_ length: ClosedRange<Int>) -> [Inline] {
      let words = (0..<random.roll(length)).map { _ in word() }
      return [.text(words.joined(separator: " "))]
    }

    mutating func block(depth: Int) -> Block {
      switch random.roll(0...(depth < 3 ? 9 : 5)) {
      case 0:
        let anchor = "a\(words.count)"
        let label = random.roll(0...1) == 0 ? word() : nil
        return Block(
          .heading(
            Heading(level: random.roll(1...6), label: label, text: text(1...6), anchor: anchor)))
      case 6, 7: return Block(.list(list(depth: depth)))
      case 8: return Block(.table(table(depth: depth)))
      case 9: return Block(.quote([block(depth: depth + 1)]))
      default: return Block(.paragraph(text(1...40)))
      }
    }

    mutating func list(depth: Int) -> List {
      let kinds: [List.Kind] = [.clauses, .numbers, .bullets]
      let items = (0..<random.roll(1...4)).map { _ -> List.Item in
        let label = word()
        return .init(
          label: label, blocks: (0..<random.roll(1...2)).map { _ in block(depth: depth + 1) })
      }
      return List(kind: kinds[random.roll(0...2)], level: depth + 1, items: items)
    }

    mutating func table(depth: Int) -> Table {
      let head = [Table.Cell(text(1...2)), Table.Cell(text(1...2))]
      let rows = (0..<random.roll(1...8)).map { _ in
        [Table.Cell(text(1...3)), Table.Cell(text(1...5))]
      }
      return Table(alignments: [.leading, .trailing], head: head, rows: rows)
    }
  }

  private func document(seed: Int) throws -> (pages: LaidOutDocument, words: [String]) {
    var writer = Writer(random: Dice(seed: seed))
    let blocks = (0..<writer.random.roll(3...15)).map { _ in writer.block(depth: 0) }
    return (try PencilLayout(lines: 14, letters: 90).layOut(blocks), writer.words)
  }

  @Test(arguments: 1...60)
  func `every word of a document stands on one page, in order`(seed: Int) throws {
    let (document, written) = try document(seed: seed)
    var read: [String] = []
    for page in document.pages {
      var text = ""
      page.frame.forEachItem { item, _ in
        guard case .glyphs(let run) = item.content else { return }
        // Repeated heads are artifacts.
        if item.node != .artifact { text += " " + String(decoding: run.text, as: UTF8.self) }
      }
      read += text.split(separator: " ").map(String.init)
    }
    #expect(Set(read) == Set(written))
    #expect(read.count == written.count)
    let isInOrder = read == written
    // A cell that is divided between pages is read line by line across its row.
    #expect(isInOrder, "first difference: \(zip(read, written).first { $0 != $1 } ?? ("", ""))")
  }

  @Test(arguments: 1...60)
  func `nothing overlaps and nothing sticks out of the text`(seed: Int) throws {
    for page in try document(seed: seed).pages.pages {
      var runs: [(x: ClosedRange<Double>, y: Double)] = []
      page.frame.forEachItem { item, place in
        guard case .glyphs(let run) = item.content else { return }
        #expect(place.x >= 20 - 0.01 && place.x + run.width <= 20 + 450 + 5.01)
        #expect(place.y >= 30 && place.y <= 30 + 140)
        let x = place.x...max(place.x, place.x + run.width - 5.01)
        #expect(!runs.contains { abs($0.y - place.y) < 9.9 && $0.x.overlaps(x) })
        runs.append((x, place.y))
      }
    }
  }
}
