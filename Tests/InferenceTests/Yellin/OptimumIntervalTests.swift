import Foundation
import Numerics
import Testing

@testable import Inference

struct OptimumIntervalTests {
  @Test(arguments: [0.5, 0.6827, 0.9, 0.95, 0.99])
  func noEventExcludesWhatWouldLeaveNoneTooRarely(_ level: Double) throws {
    let limit = try #require(OptimumInterval(between: []).limit(level: level))
    #expect(abs(limit.mean + log(1 - level)) < 1e-9)
    #expect(limit.interval == EventInterval.largest(between: [])[0])
  }

  @Test func eventsWhereNoSignalIsExpectedChangeNothing() throws {
    let alone = try #require(OptimumInterval(between: [0.3, 0.8]).limit(level: 0.9))
    let crowd = [Double](repeating: 0, count: 40) + [0.3, 0.8] + [Double](repeating: 1, count: 300)
    let limit = try #require(OptimumInterval(between: crowd).limit(level: 0.9))
    #expect(limit.mean == alone.mean)
  }

  /// A background that fills a tenth of the signal's range, as the electron recoils below a WIMP's.
  @Test func backgroundFarFromTheSignalDoesNotDestroyTheLimit() throws {
    let background = (0..<60).map { 0.1 * (Double($0) + 0.5) / 60 }
    let clean = try #require(OptimumInterval(between: [0.55]).limit(level: 0.9))
    let limit = try #require(OptimumInterval(between: background + [0.55]).limit(level: 0.9))
    let count = CountingExperiment(observed: 61, background: 0).classicalLimit(level: 0.9)
    #expect(limit.mean >= clean.mean)
    // Nine tenths of the signal are as free as before, so little more than 1/0.9 is lost.
    #expect(limit.mean < 1.35 * clean.mean)
    #expect(limit.mean < 0.1 * count)
  }

  @Test func directionOfTheEnergyAxisDoesNotMatter() throws {
    for index in 0..<20 {
      let places = OptimumIntervalTableTests.places(mean: 9, index: index)
      let forward = try #require(OptimumInterval(between: places).limit(level: 0.9))
      let back = try #require(OptimumInterval(between: places.map { 1 - $0 }).limit(level: 0.9))
      #expect(abs(forward.mean - back.mean) < 1e-9 * forward.mean)
      #expect(forward.interval.events == back.interval.events)
    }
  }

  @Test func limitDividesTheExcludedFromTheOthers() throws {
    for index in 0..<20 {
      let interval = OptimumInterval(
        between: OptimumIntervalTableTests.places(mean: 14, index: index))
      let limit = try #require(interval.limit(level: 0.95)).mean
      #expect(!interval.excludes(mean: limit, level: 0.95))
      for factor in [1.000_001, 1.02, 1.3, 2] {
        #expect(interval.excludes(mean: factor * limit, level: 0.95))
      }
    }
  }

  /// One event in the middle: the gap of one half excludes 7.779, the whole range with one 3.890.
  @Test func oneEventIsJudgedByTheWholeRange() throws {
    let limit = try #require(OptimumInterval(between: [0.5]).limit(level: 0.9))
    #expect(limit.interval == EventInterval.largest(between: [0.5])[1])
    #expect(limit.mean > 3.8897 && limit.mean < 4.5)
  }

  /// All but a ten-thousandth of the signal is one gap, and costs as much of the limit at most.
  @Test func crowdOfEventsInOnePlaceCostsNothing() throws {
    let crowd = (0..<100_000).map { 1e-4 * Double($0) / 1e5 }
    let limit = try #require(OptimumInterval(between: crowd).limit(level: 0.9))
    #expect(limit.interval.events == 0)
    #expect(limit.mean > log(10.0) && limit.mean < 1.001 * log(10.0))
  }

  @Test(arguments: [0, 3, 11, 12, 13])
  func intervalsWithFewEventsAreTheFirstOfAll(_ most: Int) {
    let places = (0..<12).map { (Double($0 * $0) + 1) / 200 }
    let all = EventInterval.largest(between: places)
    #expect(all.count == 13 && all.last == EventInterval(events: 12, share: 1, first: 0))
    #expect(
      EventInterval.largest(between: places, holdingAtMost: most) == Array(all.prefix(most + 1)))
  }

  @Test func limitBeyondTheTableIsNone() {
    let places = (0..<200).map { (Double($0) + 0.5) / 200 }
    #expect(OptimumInterval(between: places).limit(level: 0.9) == nil)
  }
}
