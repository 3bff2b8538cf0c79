import Foundation
import Inference
import Numerics
import Testing

struct ShapeVariationTests {
  private static func deformed(range: ClosedRange<Double> = -3...3) throws -> LikelihoodModel {
    let bins = Axis.regular(bins: 4, from: 0, to: 10)
    func histogram(_ contents: [Double]) throws -> any EventDensity {
      try GridDensity(contents: contents, on: [bins])
    }
    return try LikelihoodModelTests.model(
      [
        Parameter("a", nominal: 200),
        Parameter(
          "t", nominal: 0, range: range, constraint: .gaussian(measured: 0, deviation: 1)),
      ],
      [
        ModelComponent(
          "a", factors: [.parameter("a")], density: try histogram([4, 3, 2, 1]),
          variations: [
            ShapeVariation(
              "t", up: try histogram([5, 3, 1.5, 0.5]), down: try histogram([3, 3, 2.5, 1.5]),
              upScale: 1.1, downScale: 0.92)
          ])
      ])
  }

  /// At -1, 0 and 1 the templates themselves, with the events that they have.
  @Test func deformationMeetsItsTemplates() throws {
    let model = try Self.deformed()
    let low: [Double] = [3, 3, 2.5, 1.5].map { $0 * 18.4 }
    let high: [Double] = [5, 3, 1.5, 0.5].map { $0 * 22 }
    let cases: [(Double, [Double])] = [(-1, low), (0, [80, 60, 40, 20]), (1, high)]
    for (t, contents) in cases {
      guard case .counts(let counts) = model.asimov(at: [200, t]).sets[0] else {
        Issue.record("a set of histograms has counts")
        return
      }
      #expect(zip(counts, contents).allSatisfy { abs($0 - $1) < 1e-10 }, "\(t): \(counts)")
      let sum = contents.reduce(0, +)
      #expect(abs(model.expectedEvents(at: [200, t])[0][0] - sum) < 1e-10)
    }
  }

  /// The slope is continuous where the parabola meets the lines, and cells never fall to zero.
  @Test func deformationIsSmoothAndNeverNegative() throws {
    let model = try Self.deformed()
    func cells(_ t: Double) -> [Double] {
      guard case .counts(let counts) = model.asimov(at: [200, t]).sets[0] else { return [] }
      return counts
    }
    let h = 1e-5
    for t in [-1.0, 1] {
      let left = zip(cells(t), cells(t - h)).map { ($0 - $1) / h }
      let right = zip(cells(t + h), cells(t)).map { ($0 - $1) / h }
      #expect(zip(left, right).allSatisfy { abs($0 - $1) < 0.01 })
    }
    for t in [-3.0, -2, 2, 3] {
      let counts = cells(t)
      #expect(counts.allSatisfy { $0 > 0 })
      #expect(
        abs(model.expectedEvents(at: [200, t])[0][0] - counts.reduce(0, +)) < 1e-10, "\(t)")
    }
    // The last cell would be at -8; a twentieth of its lowest template continues it.
    #expect((cells(3).min() ?? 1) < 0.1)
  }

  @Test func shapeIsFitted() throws {
    let model = try Self.deformed()
    for t in [-1.5, -0.4, 0.3, 1.2] {
      let likelihood = try Likelihood(model, data: model.asimov(at: [5000, t]))
      let fit = likelihood.fit()
      #expect(fit.isConverged && abs(fit.values[1] - t) < 1e-4, "\(t): \(fit.values)")
      #expect(abs(fit.values[0] / 5000 - 1) < 1e-5)
    }
  }

  /// Where cells run dry the likelihood has no kink, so that every toy finds its minimum.
  @Test func fitsOfDeformedToysConverge() throws {
    let model = try Self.deformed(range: -5...5)
    let toys = ToyEnsemble(model, at: [200, 1.9], interest: 0)
    let values = toys.statistics(.twoSided, at: 200, plan: ToyEnsemble.Plan(count: 400, threads: 2))
    #expect(values.allSatisfy { $0 >= 0 && $0.isFinite })
  }
}
