import Foundation
import Inference
import Numerics
import Plotting
import Testing

@testable import Studies

struct InferenceFigureTests {
  private static func gaussian(mean: Double, expected: Double, name: String) throws
    -> BackgroundComponent
  {
    let scores = (0...400).map { -6 + 0.03 * Double($0) + mean }
    let densities = scores.map { exp(-0.5 * ($0 - mean) * ($0 - mean)) }
    return try BackgroundComponent(
      name: name, expected: expected, relativeUncertainty: 0.1,
      shape: .line(try ScoreDensity(scores: scores, densities: densities)))
  }

  @Test func stackHoldsTheExpectedEventsAndPointsTheData() throws {
    let background = try Background([
      Self.gaussian(mean: 0, expected: 900, name: "electrons"),
      Self.gaussian(mean: 2, expected: 100, name: "nuclei"),
    ])
    let data = try ScoreSample([-5.5, 0, 0.001, 1, 9])
    let table = Figure.scoreTest(of: data, against: background).table
    #expect(table.series.map(\.name) == ["nuclei", "electrons", "data, 5 events"])
    // Bins from the lowest to the highest of data and density hold nearly all of it.
    for (series, expected) in zip(table.series, [100.0, 900]) {
      let sum = series.numbers[.y]?.reduce(0, +) ?? 0
      #expect(abs(sum / expected - 1) < 1e-6, "\(series.name): \(sum)")
    }
    #expect(table.series[2].numbers[.y]?.reduce(0, +) == 5)
  }

  private static func row(
    mass: Double?, events: Double, exposure: Double = 1, crossSection: Double? = nil
  ) throws -> SensitivityRow {
    let shape = ScoreShape.line(try ScoreDensity(scores: [0, 1], densities: [1, 1]))
    return SensitivityRow(
      statistic: "count",
      signal: ListedSignal(
        name: mass.map { "m\($0)" } ?? "signal", mass: mass,
        signal: try Signal(shape, expected: 1), hasExpectation: true),
      exposure: exposure, events: events, crossSection: crossSection, wanted: nil, band: nil,
      reach: nil)
  }

  @Test func sensitivityRunsAlongWhatWasAsked() throws {
    let masses = try [10.0, 30].map { try Self.row(mass: $0, events: $0) }
    #expect(SensitivityAbscissa(masses) == .mass)
    // Quotients differ in their last digits only.
    let one = try [1.0, 1 + 4e-16].map {
      try Self.row(mass: 10, events: 5, crossSection: $0 * 1e-47)
    }
    #expect(SensitivityAbscissa(one) == .events)
    let events = try [5.0, 10].map { try Self.row(mass: nil, events: $0) }
    #expect(SensitivityAbscissa(events) == .events)
    let exposures = try [1.0, 2].map { try Self.row(mass: nil, events: 5 * $0, exposure: $0) }
    #expect(SensitivityAbscissa(exposures) == .exposure)
    let curves = SensitivityAbscissa.mass.curves(masses)
    #expect(curves.map(\.name.words) == ["count"] && curves[0].rows.count == 2)
  }

  @Test func scoresOfAllKindsHaveOneAxis() {
    let figure = Figure.scores([
      ScoresOfKind(name: "β", scores: [1, 2, 3]), ScoresOfKind(name: "n", scores: [10]),
    ])
    let table = figure.table
    #expect(table.series.map(\.name) == ["β", "n"])
    #expect(table.series.map { $0.numbers[.y]?.reduce(0, +) } == [3, 1])
    #expect(table.series[0].numbers[.xLow] == table.series[1].numbers[.xLow])
    // Nothing, equal numbers and numbers that are none are no reason to stop.
    #expect(Figure.scores([]).table.series.isEmpty)
    #expect(Figure.scores([ScoresOfKind(name: "a", scores: [.nan])]).table.series.isEmpty)
    #expect(Figure.scores([ScoresOfKind(name: "a", scores: [4, 4])]).table.rows == 80)
  }
}
