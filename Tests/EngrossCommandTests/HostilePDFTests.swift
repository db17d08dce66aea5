import Foundation
import TestSupport
import Testing

/// Files that fuzzing and thought have found to try the readers.
@Suite final class HostilePDFTests: CommandTest {
  static let files: [String] = {
    let folder = ProjectFiles.root.appending(path: "Tests/PDFSigningTests/HostileFiles").path
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }()

  @Test func `hostile files are answered in words, within a gigabyte and ten seconds of work`()
    async throws
  {
    #expect(Self.files.count >= 18)
    for file in Self.files {
      let source = ProjectFiles.root.appending(path: "Tests/PDFSigningTests/HostileFiles/\(file)")
      try FileManager.default.copyItem(at: source, to: folder.appending(path: "hostile.pdf"))
      defer { try? FileManager.default.removeItem(at: folder.appending(path: "hostile.pdf")) }
      for job in ["inspect", "inspect --terms", "verify"] {
        let result = try await shell(
          "ulimit -v 1000000; ulimit -t 10; $engross \(job) hostile.pdf")
        // Signals end a command with 128 and more; 70 is a fault of Engross itself.
        #expect(result.status != 70 && result.status < 128, "\(file): \(job): \(result.errors)")
        #expect(result.status == 0 || !result.errors.isEmpty, "\(file): \(job)")
      }
    }
  }
}
