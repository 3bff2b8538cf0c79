import Foundation
import Reporting
import Storage
import TestSupport
import Testing

@testable import Studies

struct BrowseEventsTests {
  @Test func mostAnomalousEventsComeFirstAndTheRestIsSpread() {
    let scores = (0..<100).map { Double(($0 * 37) % 100) }
    let choice = EventChoice(of: 100, scores: scores, count: 10)
    let chosen = choice.numbers.map { scores[$0] }
    #expect(Array(chosen.prefix(5)) == [99, 98, 97, 96, 95])
    #expect(chosen == chosen.sorted(by: >) && Set(choice.numbers).count == 10)
    let others = choice.numbers.dropFirst(5).sorted()
    // Twenty numbers apart, give or take those with the highest scores.
    #expect(zip(others, others.dropFirst()).allSatisfy { (17...23).contains($1 - $0) })
    #expect(choice.description.contains("The 5 events with the highest scores of 100, and 5"))
  }

  @Test func withoutScoresEventsAreSpread() {
    #expect(EventChoice(of: 10, scores: nil, count: 5).numbers == [0, 2, 4, 6, 8])
    let all = EventChoice(of: 3, scores: nil, count: 5)
    #expect(all.numbers == [0, 1, 2] && all.description == "All 3 events of the file.")
    #expect(EventChoice(of: 3, scores: [1, .nan, 2], count: 3).numbers == [2, 0, 1])
  }

  @Test func scoresAndTheirPartsStandBesideTheEvents() async throws {
    try await withTemporaryFolder { folder in
      let events = folder.path + "/e.h5"
      let scores = folder.path + "/s.csv"
      try EventFileTests.write(to: events)
      try "ts,kl,truth_energy\n1,0.1,5\n4,0.4,6\n3,0.3,7\n2,0.2,8\n".write(
        toFile: scores, atomically: true, encoding: .utf8)
      let browser = try browseEvents(of: events, scores: scores, count: 3)
      #expect(browser.events.map(\.number) == [1, 2, 0])
      let first = try #require(browser.events.first)
      #expect(first.score == 4 && first.kind == "nuclear recoil" && first.energy == 6)
      #expect(first.groups.map(\.name) == ["score", "truth", "areas"])
      #expect(first.groups[0].facts.map(\.name) == ["score", "kl"])
      #expect(browser.top.x.count == 7 && browser.sample == 10)

      let report = try eventReport(of: events, scores: scores, count: 3)
      #expect(
        report.result == "The most anomalous event is number 1 (nuclear recoil), with a score of 4."
      )
      #expect(report.headlines.map(\.name) == ["areas", "scores"])
    }
  }

  @Test func scoresOfOtherEventsAreRefused() async throws {
    try await withTemporaryFolder { folder in
      try EventFileTests.write(to: folder.path + "/e.h5")
      try "ts\n1\n2\n".write(toFile: folder.path + "/s.csv", atomically: true, encoding: .utf8)
      let error = #expect(throws: StorageError.self) {
        try browseEvents(of: folder.path + "/e.h5", scores: folder.path + "/s.csv", count: 3)
      }
      #expect(error?.description.contains("found 2 scores, expected one for each of the 4") == true)
    }
  }
}
