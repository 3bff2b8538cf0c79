import Foundation

/// Whether events to which a classifier gives the probability `p` are signal as often as that.
///
/// It holds for samples mixed as those of the training were.
public struct ProbabilityCalibration: Sendable, Equatable {
  /// The events whose probability lies in one interval.
  public struct Bin: Sendable, Equatable {
    /// How many events there are.
    public let count: Int
    /// The mean of the probabilities given to them.
    public let meanProbability: Double
    /// The fraction that is signal.
    public let signalFraction: Double

    /// The standard deviation that the fraction has if the probabilities are right.
    public var expectedError: Double {
      (meanProbability * (1 - meanProbability) / Double(count)).squareRoot()
    }
  }

  /// The intervals of equal width that have events, from the lowest probability up.
  public let bins: [Bin]

  /// Sorts events of both kinds by the probability that a logit stands for.
  public init(backgroundLogits: [Double], signalLogits: [Double], bins: Int = 10) {
    precondition(bins > 0, "ProbabilityCalibration: \(bins) bins, expected a positive number")
    var counts = [Int](repeating: 0, count: bins)
    var signals = counts
    var sums = [Double](repeating: 0, count: bins)
    func add(_ logits: [Double], isSignal: Bool) {
      for logit in logits {
        let p = 1 / (1 + exp(-logit))
        let bin = min(bins - 1, Int(p * Double(bins)))
        counts[bin] += 1
        sums[bin] += p
        if isSignal { signals[bin] += 1 }
      }
    }
    add(backgroundLogits, isSignal: false)
    add(signalLogits, isSignal: true)
    self.bins = counts.indices.filter { counts[$0] > 0 }.map { bin in
      Bin(
        count: counts[bin], meanProbability: sums[bin] / Double(counts[bin]),
        signalFraction: Double(signals[bin]) / Double(counts[bin]))
    }
  }

  /// The mean distance of fraction from probability, weighted by events.
  public var error: Double {
    let total = bins.reduce(0) { $0 + $1.count }
    guard total > 0 else { return 0 }
    return bins.reduce(0) {
      $0 + Double($1.count) * abs($1.signalFraction - $1.meanProbability)
    } / Double(total)
  }
}
