import Foundation
import Inference
import Numerics
import Testing

struct LikelihoodModelTests {
  static let range = 0.0...10

  static func flat() throws -> any EventDensity {
    try TruncatedLaw(Uniform(lower: 0, upper: 10), in: range)
  }

  static func model(
    _ parameters: [Parameter], _ components: [ModelComponent], interest: String = "a",
    form: DataSet.Form = .unbinned, bins: Axis? = nil
  ) throws -> LikelihoodModel {
    try LikelihoodModel(
      parameters: parameters,
      dataSets: [
        DataSet(
          "main", observables: [DataSet.Observable("x", in: range, bins: bins)],
          components: components, form: form)
      ], interest: [interest])
  }

  /// Data sets "tagged" and "not" share the events of one component by a tagging efficiency.
  private static func tagged() throws -> LikelihoodModel {
    let line = try TruncatedLaw(Normal(mean: 5, deviation: 1), in: range)
    func set(_ name: String, _ factor: ModelComponent.Factor) throws -> DataSet {
      DataSet(
        name, observables: [DataSet.Observable("x", in: range)],
        components: [
          ModelComponent("a", factors: [.parameter("a"), factor], density: line),
          ModelComponent("b", events: 0.5, factors: [.parameter("b")], density: try flat()),
        ])
    }
    return try LikelihoodModel(
      parameters: [
        Parameter("a", nominal: 100), Parameter("b", nominal: 40),
        Parameter(
          "tag", range: 0...1, constraint: .gaussian(measured: 0.6, deviation: 0.04)),
      ],
      dataSets: [
        try set("tagged", .parameter("tag")), try set("untagged", .complement(of: "tag")),
      ], interest: ["a"])
  }

  @Test func taggingMovesEventsBetweenDataSets() throws {
    let model = try Self.tagged()
    let expected = model.expectedEvents(at: model.nominal)
    #expect(expected.joined().elementsEqual([60, 20, 40, 20]) { abs($0 - $1) < 1e-12 })
  }

  /// The best fit to data without fluctuations is the truth, on the grid that they stand on.
  @Test func asimovDataAreFittedByTheirTruth() throws {
    let model = try Self.tagged()
    let truth = [130.0, 50, 0.55]
    let likelihood = try Likelihood(model, data: model.asimov(at: truth))
    let fit = likelihood.fit()
    #expect(fit.isConverged)
    // The pull towards the measured 0.6 is gone: Asimov data measure the truth.
    let farthest = zip(fit.values, truth).map { abs($0 / $1 - 1) }.max() ?? 1
    #expect(farthest < 1e-5, "\(fit.values)")
  }

  /// Minus twice the logarithm's second differences, computed from the function alone.
  @Test func slopesAndErrorsAreThoseOfTheFunction() throws {
    let model = try Self.tagged()
    var stream = RandomStream(seed: 1, purpose: .test, index: 5)
    let data = model.draw(at: model.nominal, using: &stream)
    let likelihood = try Likelihood(model, data: data)
    let fit = likelihood.fit()
    let errors = likelihood.errors(at: fit)
    #expect(fit.isConverged && errors.undetermined.isEmpty)
    for i in 0..<3 {
      // Moved by its error with the others fitted anew, the likelihood falls by about one half;
      // asymmetries are of the size of the inverse root of some forty events.
      for side in [-1.0, 1] {
        let held = likelihood.fit(
          holding: [i: fit.values[i] + side * errors.errors[i]], from: fit.values)
        let rise = held.negativeLog - fit.negativeLog
        #expect(abs(rise - 0.5) < 0.5 * 3 / 40.0.squareRoot(), "parameter \(i): \(rise)")
      }
    }
    #expect(errors.correlation(0, 0) > 0.999 && errors.correlation(0, 2) != 0)
  }

  /// Counts in bins: with one bin and no constraint, the best rate is the count.
  @Test func binnedFitOfOneBinIsTheCount() throws {
    let model = try Self.model(
      [Parameter("a", nominal: 1)],
      [ModelComponent("a", factors: [.parameter("a")], density: try Self.flat())],
      form: .binned, bins: .regular(bins: 1, from: 0, to: 10))
    let likelihood = try Likelihood(model, data: ModelData([.counts([7])], of: model))
    let fit = likelihood.fit()
    #expect(abs(fit.values[0] - 7) < 1e-6 && fit.isConverged)
    #expect(abs(likelihood.errors(at: fit).errors[0] - 7.0.squareRoot()) < 1e-6)
  }

  // MARK: - Extremes

  @Test func withoutEventsRatesAreZero() throws {
    let model = try Self.model(
      [
        Parameter("a", nominal: 3),
        Parameter("b", constraint: .gaussian(measured: 2, deviation: 0.5)),
      ],
      [
        ModelComponent("a", factors: [.parameter("a")], density: try Self.flat()),
        ModelComponent("b", factors: [.parameter("b")], density: try Self.flat()),
      ])
    let likelihood = try Likelihood(model, data: ModelData([.places([])], of: model))
    let fit = likelihood.fit()
    #expect(fit.isConverged && fit.atBound == [0])
    // The minimum of b + (b - 2)²/(2/4): at 2 - 1/4.
    #expect(fit.values[0] == 0 && abs(fit.values[1] - 1.75) < 1e-9)
  }

  @Test func boundaryFitRestsThere() throws {
    let line = try TruncatedLaw(Normal(mean: 9, deviation: 0.2), in: Self.range)
    let model = try Self.model(
      [Parameter("a", nominal: 10), Parameter("b", nominal: 10)],
      [
        ModelComponent("a", factors: [.parameter("a")], density: line),
        ModelComponent("b", factors: [.parameter("b")], density: try Self.flat()),
      ])
    let places = (0..<40).map { SIMD3(0.1 + 0.2 * Double($0), 0, 0) }
    let likelihood = try Likelihood(model, data: ModelData([.places(places)], of: model))
    let fit = likelihood.fit()
    #expect(fit.isConverged && fit.atBound == [0] && fit.values[0] == 0)
    #expect(abs(fit.values[1] - 40) < 1e-4)
  }

  /// Only the sum of two rates of one shape is determined.
  @Test func degenerateRatesAreNamed() throws {
    let model = try Self.model(
      [Parameter("a", nominal: 3), Parameter("b", nominal: 4), Parameter("c", nominal: 1)],
      [
        ModelComponent("a", factors: [.parameter("a")], density: try Self.flat()),
        ModelComponent("b", factors: [.parameter("b")], density: try Self.flat()),
        ModelComponent(
          "c", factors: [.parameter("c")],
          density: try TruncatedLaw(Exponential(mean: 2), in: Self.range)),
      ])
    var stream = RandomStream(seed: 1, purpose: .test, index: 6)
    let data = model.draw(at: [30, 20, 40], using: &stream)
    let likelihood = try Likelihood(model, data: data)
    let fit = likelihood.fit()
    let errors = likelihood.errors(at: fit)
    #expect(fit.isConverged)
    #expect(errors.undetermined == [0, 1])
    #expect(errors.errors[0] == .infinity && errors.errors[2].isFinite && errors.errors[2] > 0)
    #expect(abs(fit.values.reduce(0, +) - data.counts[0]) < 1e-4)
  }

  @Test func exactConstraintHoldsItsParameter() throws {
    let model = try Self.model(
      [
        Parameter("a", nominal: 3),
        Parameter("b", nominal: 9, constraint: .gaussian(measured: 5, deviation: 0)),
      ],
      [
        ModelComponent(
          "a", factors: [.parameter("a")],
          density: try TruncatedLaw(Exponential(mean: 2), in: Self.range)),
        ModelComponent("b", factors: [.parameter("b")], density: try Self.flat()),
      ])
    var stream = RandomStream(seed: 1, purpose: .test, index: 7)
    let data = model.draw(at: model.nominal, using: &stream)
    let likelihood = try Likelihood(model, data: data)
    let fit = likelihood.fit()
    #expect(fit.isConverged && fit.values[1] == 5 && fit.negativeLog.isFinite)
    #expect(likelihood.errors(at: fit).errors[1] == 0)
  }

  /// An event that only the signal can make: the signal cannot be zero.
  @Test func eventThatOnlyTheSignalMakesExcludesNoSignal() throws {
    let low = try TruncatedLaw(Uniform(lower: 0, upper: 5), in: 0...5)
    let model = try Self.model(
      [Parameter("a"), Parameter("b", constraint: .gaussian(measured: 3, deviation: 1))],
      [
        ModelComponent("a", factors: [.parameter("a")], density: try Self.flat()),
        ModelComponent("b", factors: [.parameter("b")], density: low),
      ])
    let likelihood = try Likelihood(
      model, data: ModelData([.places([SIMD3(2, 0, 0), SIMD3(8, 0, 0)])], of: model))
    let fit = likelihood.fit()
    #expect(fit.isConverged && fit.values[0] > 0.5 && fit.negativeLog.isFinite)
    #expect(likelihood.fit(holding: [0: 0]).negativeLog == .infinity)
  }

  // MARK: - Sentences

  @Test func mistakesGetASentence() throws {
    func sentence(_ body: () throws -> Void) -> String {
      do {
        try body()
        return "nothing"
      } catch { return "\(error)" }
    }
    let flat = try Self.flat()
    let a = Parameter("a", nominal: 1)
    let one = ModelComponent("one", factors: [.parameter("a")], density: flat)
    #expect(
      sentence { _ = try Self.model([a, a], [one]) }
        == "two parameters are called 'a', expected different names")
    #expect(
      sentence {
        _ = try Self.model(
          [a], [ModelComponent("one", factors: [.parameter("b")], density: flat)])
      } == "found 'b' in the component 'one', expected the name of a parameter")
    #expect(
      sentence { _ = try Self.model([a], [one], form: .binned) }
        == "the data set 'main' is binned, expected bins for 'x'")
    #expect(
      sentence {
        let model = try Self.model([a], [one])
        _ = try Likelihood(model, data: ModelData([.places([SIMD3(11, 0, 0)])], of: model))
      } == "event 1 of 'main' has x = 11.0, which is outside of its range")
    let low = try TruncatedLaw(Uniform(lower: 0, upper: 5), in: 0...5)
    #expect(
      sentence {
        let model = try Self.model(
          [a], [ModelComponent("one", factors: [.parameter("a")], density: low)])
        _ = try Likelihood(
          model, data: ModelData([.places([SIMD3(1, 0, 0), SIMD3(8, 0, 0)])], of: model))
      } == "event 2 of 'main' lies where no component has any density")
    #expect(
      sentence {
        _ = try Self.model(
          [a],
          [ModelComponent("one", factors: [.complement(of: "a")], density: flat)])
      }
        == "an end of the range of 'a', a factor of the component 'one', is inf, "
        + "expected a number from 0.0 to 1.0")
    #expect(
      sentence {
        _ = try Self.model(
          [a, Parameter("t", range: -1...1)],
          [
            ModelComponent(
              "one", factors: [.parameter("a")], density: flat,
              variations: [ShapeVariation("t", up: flat, down: flat)])
          ])
      }
        == "a shape of 'one' varies, expected histograms with the same bins, without interpolation")
  }
}
