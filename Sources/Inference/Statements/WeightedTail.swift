import Foundation
import Numerics

/// The tail of a statistic from experiments of another law, each with its weight.
struct WeightedTail {
  /// The statistics, rising.
  private let values: [Double]
  /// Their weights.
  private let weights: [Double]

  /// Experiments whose fits did not converge are left out.
  init(
    _ experiments: [(statistic: Double, logWeight: Double)], value: Double
  ) throws(StatementError) {
    let sorted = experiments.filter { !$0.statistic.isNaN && !$0.logWeight.isNaN }
      .sorted { $0.statistic < $1.statistic }
    guard !sorted.isEmpty else { throw .noToys(value: value) }
    values = sorted.map(\.statistic)
    weights = sorted.map { exp($0.logWeight) }
  }

  /// The value that a share of the experiments, as they were drawn, does not exceed.
  func quantile(_ share: Double) -> Double {
    let place = share * Double(values.count - 1)
    let left = Int(place)
    let right = min(left + 1, values.count - 1)
    return values[left] + (place - Double(left)) * (values[right] - values[left])
  }

  /// The mean of the weights of the experiments at or above a value.
  func significance(above value: Double) -> Significance {
    let first = values.firstIndex { $0 >= value } ?? values.count
    var (sum, squares) = (0.0, 0.0)
    for weight in weights[first...] {
      sum += weight
      squares += weight * weight
    }
    let count = Double(values.count)
    let probability = sum / count
    let variance = max(0, squares / count - probability * probability) / count
    return Significance(
      probability: min(1, probability),
      relativeError: probability > 0 ? variance.squareRoot() / probability : 1,
      method: .weightedToys(values.count))
  }
}
