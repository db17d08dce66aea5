import Foundation
import TestSupport
import Testing

@Suite struct `The golden harness` {
  @Test func `shows the first lines that differ, after two that agree`() {
    #expect(
      firstDifference("a\nb\nc\nd\ne", "a\nb\nc\nx\ne") == """
        line 4:
          b
          c
        - d
        - e
        + x
        + e
        """)
  }

  @Test func `shows where one text ends before the other`() {
    #expect(firstDifference("a\nb", "a") == "line 2:\n  a\n- b")
  }

  @Test(.disabled(if: acceptsGoldens))
  func `fails on a golden that was never recorded, and leaves the text`() throws {
    let actual = ProjectFiles.actuals.appending(path: "no-such-sample/pages.actual.txt")
    try withKnownIssue {
      try expectGolden("page 1", named: "pages", in: "no-such-sample")
    } matching: {
      $0.comments.description.contains("golden no-such-sample/pages.txt has not been recorded")
    }
    #expect(try String(contentsOf: actual, encoding: .utf8) == "page 1")
    try FileManager.default.removeItem(at: actual.deletingLastPathComponent())
  }

  @Test func `lets a picture be a shade off`() {
    let shade = Picture(width: 2, height: 1, pixels: [101, 100, 100, 0, 100, 100, 100, 0])
    #expect(grey.difference(from: shade, PictureTolerance()) == nil)
  }

  @Test func `finds a pixel that has moved`() {
    let moved = Picture(width: 2, height: 1, pixels: [100, 100, 100, 0, 100, 100, 160, 0])
    #expect(
      grey.difference(from: moved, PictureTolerance()) == """
        differs: mean error 10.0 (at most 0.5), 50.0 % of the pixels (at most 0.1 %)
        """)
  }

  @Test func `finds a page of another size`() {
    let tall = Picture(width: 2, height: 2, pixels: grey.pixels + grey.pixels)
    #expect(
      grey.difference(from: tall, PictureTolerance()) == "is 2 × 1 pixels and came as 2 × 2")
  }

  let grey = Picture(width: 2, height: 1, pixels: [100, 100, 100, 0, 100, 100, 100, 0])
}

@Suite struct `A command under test` {
  @Test func `is given input and environment, and gives output, errors and exit code`()
    async throws
  {
    let result = try await run(
      "sh", ["-c", "cat; echo $MOOD >&2; exit 3"], stdin: Data("in".utf8),
      environment: ["MOOD": "calm"])
    #expect(result.output == "in")
    #expect(result.errors == "calm\n")
    #expect(result.status == 3)
  }

  @Test func `is run without the variables that are taken away`() async throws {
    let result = try await run(
      "sh", ["-c", "echo ${PWD+set}${HOME-gone}"], environment: ["HOME": nil])
    #expect(result.output.hasSuffix("gone\n"))
  }

  @Test func `is ended when it takes too long`() async throws {
    let failure = try await #require(throws: CommandFailure.self) {
      try await run("sleep", ["infinity"], timeLimit: .milliseconds(50))
    }
    #expect(failure.description == "sleep was ended after 0.05 seconds")
  }

  @Test func `waits for a place, and the one that has waited longest gets it`() async {
    let places = CommandPlaces(count: 2)
    await places.take()
    await places.take()
    let (entered, enter) = AsyncStream<Int>.makeStream()
    // A task that is begun at once runs until it waits, so that they wait in this order.
    for number in 1...3 {
      Task.immediate {
        await places.take()
        enter.yield(number)
      }
    }
    enter.yield(0)
    var order: [Int] = []
    for await number in entered {
      order.append(number)
      places.giveBack()
      if number == 3 { enter.finish() }
    }
    #expect(order == [0, 1, 2, 3])
  }

  @Test func `that is not installed is named with the way to install it`() async throws {
    let failure = try await #require(throws: CommandFailure.self) {
      try await run("no-such-command")
    }
    #expect(
      failure.description == "there is no command no-such-command; run: make setup-tests")
  }
}
