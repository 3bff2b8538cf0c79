import Foundation
import Numerics
import Testing

@testable import Inference

struct SensitivityCurveTests {
  private func background(_ rate: RateKnowledge = .known) throws -> Background {
    try Background(try Scores.shape(Scores.background), expected: 6500, rate: rate)
  }

  /// The table is exact to 1e-9 in p; its doubles are read back from 1e-6 and less.
  @Test(arguments: ["A", "B"])
  func quickMediansOfQAreThoseOfTheReference(signal: String) throws {
    let curves = try LikelihoodStatistic(.paper, for: background()).curves()
    let curve = try curves.curve(to: try Scores.shape(Scores.signal(signal)))
    var compared = 0
    for row in ReferenceTable.rows(of: "stat_q_signal") where row[1] == signal && row[0] == "6500.0"
    {
      let numbers = row.suffix(8).compactMap(Double.init)
      guard numbers.count == 8 else { continue }
      let band = try curve.band(at: numbers[0])
      #expect(abs(band.median.z - numbers[5]) < 1e-5, "\(row): \(band.median.z)")
      #expect(abs(band.lower.z - numbers[6]) < 1e-3, "\(row): \(band.lower.z)")
      #expect(abs(band.upper.z - numbers[7]) < 1e-3, "\(row): \(band.upper.z)")
      compared += 1
    }
    #expect(compared >= 3)
  }

  @Test(arguments: [
    (LikelihoodStatistic.Form.centred, RateKnowledge.known), (.centred, .free),
    (.paper, .relative(0.02)), (.paper, .free),
  ])
  func quickCurvesFollowTheExactBands(
    form: LikelihoodStatistic.Form, rate: RateKnowledge
  ) throws {
    let statistic = try LikelihoodStatistic(form, for: background(rate))
    let shape = try Scores.shape(Scores.signal("A"))
    let curve = try statistic.curves().curve(to: shape)
    for events in [5, 60, 300.0] {
      let quick = try curve.band(at: events)
      let exact = try statistic.band(with: try Signal(shape, expected: events))
      #expect(abs(quick.median.z - exact.median.z) < 1e-4, "\(quick.median.z) \(exact.median.z)")
      #expect(abs(quick.lower.z - exact.lower.z) < 2e-3, "\(quick.lower.z) \(exact.lower.z)")
      #expect(abs(quick.upper.z - exact.upper.z) < 2e-3, "\(quick.upper.z) \(exact.upper.z)")
    }
  }

  /// The reference's own root: 84.0245 events of signal A for a median of three deviations, from a
  /// table of medians with an error of 0.03.
  @Test func eventsForASignificanceAreFoundByTheRoot() throws {
    let background = try background()
    let curves = try LikelihoodStatistic(.paper, for: background).curves()
    let curve = try curves.curve(to: try Scores.shape(Scores.signal("A")))
    let limits = SensitivityPlane.limits(on: background)
    for start in [1, 80, 5000.0] {
      let reach = try curve.reach(3, from: start, within: limits)
      let events = try #require(reach.argument)
      #expect(abs(events - 84.02) < 1)
      #expect(reach.isMonotone)
      #expect(try abs(curve.band(at: events).median.z - 3) < 1e-4)
    }
  }

  /// A narrow signal in the bulk makes the centred sum smaller: no number of events will do.
  @Test func aSignificanceThatIsNotReachedIsSaid() throws {
    let background = try background()
    let curves = try LikelihoodStatistic(.centred, for: background).curves()
    let curve = try curves.curve(to: try Scores.shape([(1, 0, 0.3)]))
    let reach = try curve.reach(3, from: 10, within: SensitivityPlane.limits(on: background))
    #expect(reach.argument == nil)
    #expect(reach.highest < 0)
    #expect(!reach.isMonotone)
  }

  @Test func contoursAreWhereTheBandsReachTheSignificance() throws {
    let background = try background()
    let signals = try [4.0, 5, 6, 7].map {
      try Signal(try Scores.shape([(1, $0, 0.7)]), expected: 25)
    }
    let plane = try SensitivityPlane(
      try LikelihoodStatistic(.paper, for: background).curves(), on: background, to: signals)
    for z in [1, 2, 3.0] {
      let contour = try plane.contour(z)
      for (signal, reach) in contour.enumerated() {
        let strength = try #require(reach.argument)
        #expect(try abs(plane.band(of: signal, strength: strength).median.z - z) < 1e-4)
      }
      // Further out a signal is stranger: fewer events do.
      let strengths = contour.compactMap(\.argument)
      #expect(zip(strengths, strengths.dropFirst()).allSatisfy { $0 > $1 })
    }
  }

  @Test func theKnownSignalNeedsTheFewestEvents() throws {
    let background = try background()
    let shape = try Scores.shape(Scores.signal("A"))
    let limits = SensitivityPlane.limits(on: background)
    let best = try SensitivityCurves.knownSignal(on: background).curve(to: shape)
      .reach(3, from: 20, within: limits)
    let paper = try LikelihoodStatistic(.paper, for: background).curves().curve(to: shape)
      .reach(3, from: 20, within: limits)
    let events = try #require(best.argument)
    // 29.2 by the reference's table of medians, with an error of 0.03 in Z.
    #expect(abs(events - 29.2) < 0.5)
    #expect(events < (paper.argument ?? 0))
  }
}
