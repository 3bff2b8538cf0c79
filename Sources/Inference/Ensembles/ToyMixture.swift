import Foundation
import Kernels
import Numerics

/// Pseudo-experiments of a hypothesis, drawn from it and from others in turn, and weighted back.
///
/// Where the others make what the hypothesis seldom does, small probabilities are seen by many toys:
/// importance sampling. The weight of a toy is its probability under the hypothesis over that under
/// the mixture, `1 / mean of L(others) / L(hypothesis)`, for events and auxiliary measurements
/// alike. It is exact, and never more than the number of hypotheses, as one of them is the
/// hypothesis itself.
struct ToyMixture: Sendable {
  /// The hypothesis, and the others.
  private let parts: [ToyEnsemble]

  /// Each hypothesis is a list of true parameters.
  init(
    of hypothesis: [Double], and others: [[Double]], model: LikelihoodModel, interest: Int,
    purpose: RandomPurpose
  ) {
    let rates = RateModel(model)
    parts = ([hypothesis] + others).map {
      ToyEnsemble(model, rates: rates, at: $0, interest: interest, purpose: purpose)
    }
  }

  /// The number of toys of which every part has as many.
  func rounded(_ count: Int) -> Int {
    (count + parts.count - 1) / parts.count * parts.count
  }

  /// The law of a statistic under the hypothesis; `nil` where no fit of a toy converged.
  func distribution(
    of kind: ProfileStatistic, at value: Double, plan: ToyEnsemble.Plan, first: Int
  ) -> WeightedDistribution? {
    var plan = plan
    plan.count = rounded(plan.count)
    return WeightedDistribution(fitted: values(of: kind, at: value, plan: plan, first: first))
  }

  /// The statistic and the weight of each toy of a stretch, which begins with the number `toy`.
  func values(
    of kind: ProfileStatistic, at value: Double, plan: ToyEnsemble.Plan, first: Int,
    toy start: Int = 0
  ) -> [WeightedValue] {
    var toys = [WeightedValue](
      repeating: WeightedValue(value: .nan, weight: 0), count: plan.count)
    var span = toys.mutableSpan
    forEachChunk(of: &span, size: ToyEnsemble.chunk, threads: plan.threads) { range, chunk in
      var drawn = [ToyEnsemble.Toy?](repeating: nil, count: parts.count)
      for place in range {
        let part = (start + place) % parts.count
        var stream = RandomStream(
          seed: plan.seed, purpose: parts[part].purpose, index: UInt64(first + start + place))
        var last = drawn[part]
        drawn[part] = nil
        parts[part].draw(&last, using: &stream)
        guard var toy = last else { continue }
        last = nil
        let found = toy.statistic(kind, at: value)
        chunk[place - range.lowerBound] = WeightedValue(value: found, weight: weight(of: &toy))
        drawn[part] = toy
      }
    }
    return toys
  }

  private func weight(of toy: inout ToyEnsemble.Toy) -> Double {
    let own = toy.negativeLog(at: parts[0].truth)
    // What the hypothesis cannot make does not count.
    guard own.isFinite else { return 0 }
    var sum = 1.0
    for other in parts.dropFirst() { sum += exp(own - toy.negativeLog(at: other.truth)) }
    return Double(parts.count) / sum
  }
}
