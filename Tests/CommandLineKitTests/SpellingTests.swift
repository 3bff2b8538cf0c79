import Testing

@testable import CommandLineKit

struct SpellingTests {
  @Test(
    arguments: [
      ("", "", 0), ("abc", "", 3), ("", "abc", 3), ("kitten", "sitting", 3), ("ab", "ba", 1),
      ("a cat", "an abct", 4), ("gamma", "gmama", 1), ("abcd", "badc", 2),
    ] as [(String, String, Int)])
  func distanceCountsEdits(first: String, second: String, distance: Int) {
    #expect(Spelling.editDistance(Array(first), Array(second)) == distance)
    #expect(Spelling.editDistance(Array(second), Array(first)) == distance)
  }

  @Test(
    arguments: [
      ("smulate", "simulate"), ("isumlate", "simulate"), ("Simulat", "simulate"),
      ("tset", "test"), ("sens", "sensitivity"), ("rn", "nr"), ("simu", "simulate"),
      ("xy", nil), ("banana", nil), ("", nil), ("se", nil),
    ] as [(String, String?)])
  func nearestIsNear(name: String, nearest: String?) {
    let names = ["simulate", "sensitivity", "test", "score", "nr"]
    #expect(Spelling.nearest(to: name, among: names) == nearest)
  }
}
