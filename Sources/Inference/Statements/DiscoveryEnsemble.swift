import Foundation
import Numerics

/// What pseudo-experiments with a signal say against its absence, with the law of that from the same
/// experiments.
///
/// Experiments are drawn with the signal, where the statistic q₀ is large, and count with their weight
/// `L(none) / L(signal)` as experiments without it: so one ensemble has the distribution of q₀ with the
/// signal and the far tail without, to some per cent where plain toys would see no experiment at all.
public struct DiscoveryEnsemble: Sendable {
  /// The model, whose parameter of interest is zero without the signal.
  public let model: LikelihoodModel
  /// The place of the parameter of interest.
  public let interest: Int
  private let rates: RateModel?

  /// Where the median of experiments reaches a significance.
  public struct Reach: Sendable, Equatable, Codable {
    /// The value of the parameter of interest.
    public let value: Double
    /// Its relative error, from the number of experiments.
    public let relativeError: Double
  }

  /// Experiments of a model at its nominal parameters.
  public init(_ model: LikelihoodModel, interest: Int) {
    self.model = model
    self.interest = interest
    rates = RateModel(model)
  }

  /// The significances that experiments with a signal find: the median and the band around it.
  ///
  /// - Parameters:
  ///   - value: The true value of the parameter of interest.
  ///   - plan: The experiments.
  /// - Returns: The band; its significances have the relative errors of the weighted experiments.
  /// - Throws: Where no fit of any experiment reached a minimum.
  public func band(
    at value: Double, plan: ToyEnsemble.Plan
  ) throws(StatementError) -> SignificanceBand {
    let toys = experiments(at: value, plan: plan)
    guard let law = WeightedDistribution(fitted: toys, from: .signal) else {
      throw .noToys(value: value)
    }
    let shares = SignificanceBand.shares
    let median = law.quantile(ofDrawn: shares.median)
    return SignificanceBand(
      medianValue: median, median: law.significance(of: median),
      lower: law.significance(of: law.quantile(ofDrawn: shares.lower)),
      upper: law.significance(of: law.quantile(ofDrawn: shares.upper)))
  }

  /// The value of the parameter of interest at which the median reaches a significance.
  ///
  /// Looked for in steps from the value at which data without fluctuations reach it; between two steps
  /// the median is a power of the value.
  public func reach(_ z: Double, plan: ToyEnsemble.Plan) throws(StatementError) -> Reach {
    var value = try expectedValue(reaching: z)
    var found = try band(at: value, plan: plan)
    let isAbove = found.median.z >= z
    for _ in 0..<Self.mostSteps {
      let next = isAbove ? value / Self.step : value * Self.step
      let other = try band(at: next, plan: plan)
      if (other.median.z >= z) != isAbove {
        return isAbove
          ? between((next, other), (value, found), z, plan)
          : between((value, found), (next, other), z, plan)
      }
      (value, found) = (next, other)
    }
    throw .noEnd(of: model.parameters[interest].name, up: value)
  }

  private typealias Point = (value: Double, band: SignificanceBand)

  private func between(
    _ lower: Point, _ upper: Point, _ z: Double, _ plan: ToyEnsemble.Plan
  ) -> Reach {
    // Where few events are expected, the median of experiments has none, whose Z has no logarithm.
    let (low, high) = (max(lower.band.median.z, Self.smallest), upper.band.median.z)
    let power = log(high / low) / log(upper.value / lower.value)
    // The median of n experiments errs by 1.25 / √n of their scatter, and the tail by its own error.
    // Experiments that find nothing have a probability of one, and no finite Z.
    let scatter = 0.5 * (upper.band.upper.z - max(0, upper.band.lower.z))
    let order = 0.5 * Double.pi * scatter * scatter / Double(plan.count)
    let tail = upper.band.median.relativeError / z
    return Reach(
      value: lower.value * pow(z / low, 1 / power),
      relativeError: (order + tail * tail).squareRoot() / (z * power))
  }

  /// The value at which data without fluctuations have a significance by the asymptotic law.
  private func expectedValue(reaching z: Double) throws(StatementError) -> Double {
    var value = 10.0
    for _ in 0..<Self.mostSteps {
      let found = try expected(at: value)
      if abs(found / z - 1) < 0.02 { break }
      // Between its root and itself the significance grows with the value.
      value *= min(10, max(0.1, pow(z / max(found, Self.smallest), 1.3)))
    }
    return value
  }

  private func expected(at value: Double) throws(StatementError) -> Double {
    guard let likelihood = try? Likelihood(model, data: model.asimov(at: truth(value))) else {
      throw .noToys(value: value)
    }
    return try ProfileAnalysis(likelihood, interest: interest).asymptoticDiscovery().z
  }

  private func truth(_ value: Double) -> [Double] {
    var truth = model.nominal
    truth[interest] = value
    return truth
  }

  /// The statistic of each experiment and its weight.
  private func experiments(at value: Double, plan: ToyEnsemble.Plan) -> [WeightedValue] {
    let (with, without) = (truth(value), truth(0))
    let layout = rates.map { RateRatio($0, of: without, to: with) }
    let toys = ToyEnsemble(
      model, rates: rates, at: with, interest: interest, purpose: .sensitivityToys)
    return toys.results(plan: plan, filler: WeightedValue(value: .nan, weight: 0)) { toy in
      switch toy {
      case .rates(var fitter):
        let statistic = fitter.statistic(.twoSided, at: 0)
        let logWeight = layout?.logRatio(of: fitter.toy) ?? .nan
        toy = .rates(fitter)
        return WeightedValue(value: statistic, weight: exp(logWeight))
      case .general(var profile, _):
        let statistic = profile.statistic(.twoSided, at: 0)
        let likelihood = profile.likelihood
        let logWeight = likelihood.negativeLog(at: with) - likelihood.negativeLog(at: without)
        return WeightedValue(value: statistic, weight: exp(logWeight))
      }
    }
  }

  private static let step = 1.15
  private static let smallest = 1e-3
  private static let mostSteps = 60
}
