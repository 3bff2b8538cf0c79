import Foundation
import Numerics
import Testing

@testable import Inference

struct ToyEnsembleTests {
  /// Both methods stop at gains of 1e-9 and 1e-11, so that statistics agree to a few 1e-9.
  @Test(arguments: [0.0, 3, 20])
  func quickFitsAreThoseOfTheGeneralMethod(signal: Double) throws {
    let model = try BandSearch.model()
    var truth = model.nominal
    truth[0] = signal
    let rates = try #require(RateModel(model))
    var fitter = RateFitter(RateToys(rates, at: truth), interest: 0)
    for toy in 0..<60 {
      var stream = RandomStream(seed: 1, purpose: .test, index: UInt64(toy))
      fitter.draw(using: &stream)
      let quick = fitter.statistic(.twoSided, at: signal)
      let likelihood = try Likelihood(model, data: fitter.toy.data(of: model))
      var general = FittedProfile(likelihood, interest: 0)
      let slow = general.statistic(.twoSided, at: signal)
      #expect(abs(quick - slow) < 1e-8, "toy \(toy): \(quick), \(slow)")
    }
    #expect(fitter.slowFits <= 6)
  }

  @Test func resultsDoNotDependOnThreads() throws {
    let model = try BandSearch.model()
    var truth = model.nominal
    truth[0] = 2
    let toys = ToyEnsemble(model, at: truth, interest: 0)
    let one = toys.statistics(.twoSided, at: 2, plan: ToyEnsemble.Plan(count: 300, threads: 1))
    let seven = toys.statistics(.twoSided, at: 2, plan: ToyEnsemble.Plan(count: 300, threads: 7))
    #expect(one == seven)
    // Shards are stretches of the same toys.
    let rest = toys.statistics(
      .twoSided, at: 2, plan: ToyEnsemble.Plan(count: 200, threads: 2), first: 100)
    #expect(rest == Array(one.dropFirst(100)))
    #expect(one.allSatisfy { $0 >= 0 && $0.isFinite })
  }

  /// Far from zero the statistic follows χ² of one degree of freedom (Wilks); here within the
  /// distance that 2000 draws leave at the level of 1e-4, √(ln(2e4)/2/2000), and 0.01 for the rest.
  @Test func statisticIsChiSquareFarFromTheBoundary() throws {
    let model = try BandSearch.model()
    var truth = model.nominal
    truth[0] = 60
    let values = ToyEnsemble(model, at: truth, interest: 0).statistics(
      .twoSided, at: 60, plan: ToyEnsemble.Plan(count: 2000, threads: 2)
    ).sorted()
    let law = ChiSquare(degreesOfFreedom: 1)
    let distance =
      values.enumerated().map { i, value in
        abs(law.cumulative(value) - (Double(i) + 0.5) / 2000)
      }.max() ?? 1
    #expect(distance < 0.06, "\(distance)")
  }
}
