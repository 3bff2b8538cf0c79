import Numerics
import Testing

@testable import Inference

struct MarkSamplerTests {
  /// Sums of n marks have n times their mean and variance, whether most marks are one or not.
  @Test(arguments: [0.2, 0.97]) func sumsHaveTheMomentsOfTheirMarks(common: Double) {
    let values = [0.3, 0.3 + 1e-9, 1, 2.5]
    let weights = [0.7 * common, 0.3 * common, 0.6 * (1 - common), 0.4 * (1 - common)]
    let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let variance = zip(values, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
    let sampler = MarkSampler(values: values, weights: weights.map { 3 * $0 })
    let (count, toys) = (400, 20_000)
    var stream = RandomStream(seed: 4, purpose: .test, index: 0)
    var moments = Moments()
    for _ in 0..<toys { moments.add(sampler.sum(of: count, using: &stream)) }
    #expect(abs(moments.mean - Double(count) * mean) < 4 * moments.meanError)
    // The variance of n values near a normal law errs by sqrt(2 / n) of itself.
    let ratio = moments.sampleVariance / (Double(count) * variance)
    #expect(abs(ratio - 1) < 5 * (2 / Double(toys)).squareRoot())
    #expect(sampler.sum(of: 0, using: &stream) == 0)
  }
}
