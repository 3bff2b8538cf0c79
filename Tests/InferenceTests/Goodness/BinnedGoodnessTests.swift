import Foundation
import Inference
import Numerics
import Testing

struct BinnedGoodnessTests {
  /// 2 Σ [μ - n + n ln (n / μ)], and Σ (n - μ)² / μ.
  @Test func valuesAreTheirFormulas() throws {
    let counts = try BinnedCounts(observed: [0, 3, 12], expected: [1.5, 3, 9])
    let saturated = 2 * (1.5 + (9 - 12 + 12 * log(12.0 / 9)))
    #expect(abs(SaturatedLikelihood().value(of: counts) - saturated) < 1e-14)
    #expect(abs(PearsonChiSquare().value(of: counts) - (1.5 + 1)) < 1e-14)
    #expect(counts.degreesOfFreedom == 3)
  }

  /// Tabulated quantiles of χ²: 7.815 of three degrees, 5.991 of two (5 %).
  @Test func theFormulaIsThatOfChiSquare() throws {
    let three = try BinnedCounts(observed: [10, 10, 10], expected: [10, 10, 10])
    let found = SaturatedLikelihood().significance(of: 7.814728, for: three)
    #expect(abs(found.probability - 0.05) < 1e-6 && found.method == .asymptotic)
    let two = try BinnedCounts(
      observed: [10, 10, 10], expected: [10, 10, 10], fittedParameters: 1)
    #expect(
      abs(PearsonChiSquare().significance(of: 5.991465, for: two).probability - 0.05) < 1e-6)
  }

  /// Ten bins of 400 events: the formula is off by about 1 / μ for each degree of freedom.
  @Test func manyEventsFollowTheFormula() throws {
    let expected = [Double](repeating: 400, count: 10)
    let plan = ToyDistribution.Plan(count: 4000, seed: 4, threads: 2)
    let observed = expected.indices.map { 400 + ($0.isMultiple(of: 2) ? 24.0 : -24) }
    let counts = try BinnedCounts(observed: observed, expected: expected)
    let statistics: [any GoodnessOfFit<BinnedCounts>] = [SaturatedLikelihood(), PearsonChiSquare()]
    for statistic in statistics {
      let formula = statistic.significance(of: counts)
      let toys = try statistic.significance(of: counts, plan: plan) { stream in
        (try? BinnedCounts(drawing: expected, using: &stream)) ?? counts
      }
      let tolerance = 4 * toys.relativeError + 10.0 / 400
      #expect((0.01..<0.5).contains(formula.probability))
      #expect(
        abs(toys.probability / formula.probability - 1) < tolerance,
        "\(statistic.name): \(toys.probability), \(formula.probability)")
    }
  }

  /// Of one event in ten bins the formula knows nothing; the toys give the exact chance.
  ///
  /// With μ = 0.1 in each bin, the deviance of n events in separate bins is `2 (1 - n + n ln 10)`,
  /// so one event or more are found with the probability 1 - exp(-1).
  @Test func fewEventsNeedToys() throws {
    let expected = [Double](repeating: 0.1, count: 10)
    let observed = [1.0] + [Double](repeating: 0, count: 9)
    let counts = try BinnedCounts(observed: observed, expected: expected)
    let toys = try SaturatedLikelihood().significance(
      of: counts, plan: ToyDistribution.Plan(count: 20_000, seed: 6, threads: 2)
    ) { stream in (try? BinnedCounts(drawing: expected, using: &stream)) ?? counts }
    #expect(abs(toys.probability / (1 - exp(-1)) - 1) < 4 * toys.relativeError)
  }

  /// Nothing expected and nothing seen says nothing; something seen there is impossible.
  @Test func binsWithoutExpectation() throws {
    let empty = try BinnedCounts(observed: [0, 5], expected: [0, 5])
    #expect(SaturatedLikelihood().value(of: empty) == 0 && empty.degreesOfFreedom == 1)
    #expect(SaturatedLikelihood().significance(of: empty).probability == 1)
    let impossible = try BinnedCounts(observed: [1, 5], expected: [0, 5])
    #expect(SaturatedLikelihood().value(of: impossible) == .infinity)
    #expect(PearsonChiSquare().significance(of: impossible).probability == 0)
    let none = try BinnedCounts(observed: [], expected: [])
    #expect(SaturatedLikelihood().significance(of: none).probability == 1)
  }

  @Test func mistakesGetASentence() {
    #expect(throws: InferenceError.countsDiffer(of: "counts", found: 1, expected: 2)) {
      try BinnedCounts(observed: [1], expected: [1, 2])
    }
    #expect(throws: InferenceError.notACount(of: "expected", bin: 0, found: -1)) {
      try BinnedCounts(observed: [1], expected: [-1])
    }
    #expect(throws: InferenceError.self) {
      try BinnedCounts(observed: [.nan], expected: [1])
    }
    #expect(
      "\(InferenceError.notACount(of: "expected", bin: 0, found: -1))"
        == "the expected count of bin 1 is -1.0, expected zero or a positive number")
  }
}
