import Foundation
import TestSupport
import Testing

struct YellinTableVerbTests {
  @Test func tableIsTheSameForAnyNumberOfThreads() async throws {
    try await withTemporaryFolder { folder in
      let program = Program(in: folder)
      for threads in ["1", "3"] {
        let outcome = try program.run(
          "yellin-table", "--output", "\(threads).bin", "--count", "1000", "--seed", "7",
          "--threads", threads)
        #expect(outcome.code == 0 && outcome.output.isEmpty, "\(outcome.talk)")
      }
      let one = try Data(contentsOf: folder.appending(path: "1.bin"))
      #expect(try Data(contentsOf: folder.appending(path: "3.bin")) == one)
      #expect(one.count > 10_000)
      let again = try program.run("yellin-table", "--output", "1.bin", "--count", "1000")
      #expect(again.code == 1)
      #expect(again.talk.contains("the file '1.bin' exists already"))
      #expect(try Data(contentsOf: folder.appending(path: "1.bin")) == one)
    }
  }

  @Test(arguments: [
    (["yellin-table"], "missing option '--output <file>'"),
    (["yellin-table", "--output", "t", "--count", "10"], "expected a whole number from 1000"),
  ])
  func mistakeGetsASentence(words: [String], sentence: String) async throws {
    let outcome = try await withTemporaryFolder { try Program(in: $0).run(words) }
    #expect(outcome.code == 2)
    #expect(outcome.talk.contains(sentence), "\(outcome.talk)")
  }
}
