import Foundation
import Inference
import Plotting
import Studies
import TestSupport
import Testing

struct CountFigureTests {
  /// The belt has the interval of each count, a step wide, and the observed one stands in it.
  @Test func beltHoldsTheIntervalsOfAllCounts() throws {
    let intervals = countIntervals(
      by: .feldmanCousins, levels: [0.9], backgrounds: [3], counts: [4])
    #expect(intervals.count == 1 && intervals[0].lower == 0)
    let series = Figure.counts(intervals, by: .feldmanCousins).table.series
    #expect(series.map(\.name) == ["90 % CL", "4 observed: 0 to 5.597"])
    let places = try #require(series[0].numbers[.x])
    let upper = try #require(series[0].numbers[.yHigh])
    for (left, right) in zip(places.indices, places.indices.dropFirst()) where left % 2 == 0 {
      #expect(places[right] - places[left] == 1 && upper[left] == upper[right])
      let count = Int(places[left] + 0.5)
      let own = FeldmanCousins(CountingExperiment(observed: count, background: 3), level: 0.9)
      #expect(upper[left] == own.interval.upperBound)
    }
    #expect(places.first == -0.5 && places.count > 16)
  }

  @Test func everyBackgroundHasAPanel() {
    let intervals = countIntervals(
      by: .cls, levels: [0.9, 0.95], backgrounds: [0, 2], counts: [1, 300])
    #expect(intervals.count == 8)
    // Two belts in each panel; so many observed counts are not named one by one.
    let names = Figure.counts(intervals, by: .cls).table.series.map(\.name)
    #expect(names.count { $0 == "95 % CL" } == 2 && names.count { $0 == "90 % CL" } == 2)
  }

  /// At its largest energy the line has reached the limit on the expected events.
  @Test func lineOfTheLimitReachesItsNumber() async throws {
    try await withTemporaryFolder { folder in
      let (spectrum, energies) = (
        folder.appending(path: "s.csv").path, folder.appending(path: "e.csv").path
      )
      try "E_keV,rate\n0,1\n10,1\n".write(toFile: spectrum, atomically: true, encoding: .utf8)
      try "E_keV\n2.5\n7.5\n".write(toFile: energies, atomically: true, encoding: .utf8)
      let (events, limits) = try yellinLimits(
        spectrum: spectrum, events: energies, method: .maximumGap, levels: [0.9], exposure: 1)
      let series = try Figure.yellin(events, limits, spectrum: spectrum).table.series
      let line = try #require(series.first { $0.name.hasPrefix("limit at 90 % CL") })
      let heights = try #require(line.numbers[.y])
      #expect(abs((heights.last ?? 0) - limits[0].mean) < 1e-9)
      #expect(heights.first == 0 && zip(heights, heights.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }
}
