import Foundation
import Learning
import Testing

struct WeightLayoutTests {
  static let layout = WeightLayout([
    WeightDescription("a.weight", [3, 5], initialiser: .glorot(inputs: 3, outputs: 5)),
    WeightDescription("a.mean", [5], initialiser: .zeros, role: .statistic),
    WeightDescription("b.weight", [40], initialiser: .he(inputs: 40)),
    WeightDescription("b.scale", [1], initialiser: .ones),
  ])

  @Test func weightsBeginAtCacheLinesWithTheStatisticsLast() {
    let entries = Self.layout.entries
    #expect(entries.map(\.name) == ["a.weight", "b.weight", "b.scale", "a.mean"])
    #expect(entries.map(\.range) == [0..<15, 32..<72, 96..<97, 128..<133])
    #expect(Self.layout.trainedCount == 128)
    #expect(Self.layout.count == 160)
    #expect(Self.layout.parameterCount == 56)
  }

  @Test func aWeightIsReadAndWrittenByItsName() {
    var weights = Weights(Self.layout)
    weights["b.scale"] = [7]
    #expect(weights["b.scale"] == [7])
    #expect(weights.values[96] == 7)
    #expect(weights.values.filter { $0 != 0 } == [7])
  }

  @Test func paddingBeginsAtZero() {
    let weights = Self.layout.initialWeights(seed: 3)
    let used = Set(Self.layout.entries.flatMap { $0.range })
    let padding = weights.values.indices.filter { !used.contains($0) }
    #expect(padding.count == 160 - 61)
    #expect(padding.allSatisfy { weights.values[$0] == 0 })
  }

  @Test func theSeedDecidesTheInitialWeights() {
    let layout = Self.layout
    #expect(layout.initialWeights(seed: 3) == layout.initialWeights(seed: 3))
    #expect(
      layout.initialWeights(seed: 3)["b.weight"] != layout.initialWeights(seed: 4)["b.weight"])
  }

  /// Bounds at 4.9 standard errors, the normal quantile of 1e-6.
  @Test func initialWeightsHaveTheVarianceOfTheirLaw() {
    let count = 100_000
    for (initialiser, variance, fourth) in [
      (Initialiser.he(inputs: 50), 2.0 / 50, 3.0),
      (.glorot(inputs: 30, outputs: 20), 2.0 / 50, 9.0 / 5),
    ] {
      let values = initialiser.values(count: count, seed: 1, index: 0).map(Double.init)
      let mean = values.reduce(0, +) / Double(count)
      let square = values.reduce(0) { $0 + $1 * $1 } / Double(count)
      #expect(abs(mean) < 4.9 * (variance / Double(count)).squareRoot())
      let error = variance * ((fourth - 1) / Double(count)).squareRoot()
      #expect(abs(square - variance) < 4.9 * error)
    }
  }
}
