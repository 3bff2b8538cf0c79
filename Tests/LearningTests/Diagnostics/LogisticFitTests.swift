import Foundation
import Learning
import Numerics
import Testing

struct LogisticFitTests {
  private static func sample(_ count: Int, gap: Double) -> (features: [[Double]], labels: [Bool]) {
    var stream = RandomStream(seed: 5, purpose: .test, index: 0)
    let labels = (0..<count).map { $0 % 3 == 0 }
    let features = labels.map { label in
      let shift = label ? gap : 0
      let common = Normal.standard.sample(using: &stream)
      return [
        1000 + 50 * (common + shift),
        1e-3 * (common + Normal.standard.sample(using: &stream) - shift),
      ]
    }
    return (features, labels)
  }

  /// Where the likelihood is largest, the residuals have no share along any number.
  @Test func residualsAreOrthogonalToTheNumbers() throws {
    let sample = Self.sample(3000, gap: 1)
    let fit = try LogisticFit(features: sample.features, labels: sample.labels, ridge: 1e-9)
    var sums = [0.0, 0, 0]
    var sizes = sums
    for (row, label) in zip(sample.features, sample.labels) {
      let residual = (label ? 1 : 0) - 1 / (1 + exp(-fit.logit(row)))
      for (k, number) in ([1] + row).enumerated() {
        sums[k] += residual * number
        sizes[k] += abs(residual * number)
      }
    }
    for k in 0..<3 { #expect(abs(sums[k]) < 1e-9 * sizes[k]) }
  }

  @Test func kindsThatDoNotOverlapHaveAFiniteRule() throws {
    let sample = Self.sample(300, gap: 100)
    let fit = try LogisticFit(features: sample.features, labels: sample.labels)
    #expect(fit.constant.isFinite && fit.weights.allSatisfy(\.isFinite))
    let logits = sample.features.map(fit.logit)
    let separation = try #require(
      Separation(
        background: logits.indices.filter { !sample.labels[$0] }.map { logits[$0] },
        signal: logits.indices.filter { sample.labels[$0] }.map { logits[$0] }))
    #expect(separation.area == 1)
  }

  @Test func aKindWithoutEventsIsRefused() {
    let error = #expect(throws: LearningError.self) {
      try LogisticFit(features: [[1], [2]], labels: [false, false])
    }
    #expect(error?.description == "no row has the label 1, expected rows of both kinds")
  }
}
