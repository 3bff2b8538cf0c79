import Foundation
import Numerics
import Testing

struct AliasTableTests {
  @Test func evenAndUnevenCells() {
    checkDistribution(AliasTable(weights: [1, 1, 1]))
    checkDistribution(AliasTable(weights: (0..<1000).map { Double($0 % 17) + 0.1 }))
    checkDistribution(AliasTable(weights: [1, 3, 1000, 2, 0.5]))
    checkDistribution(AliasTable(weights: (0..<60).map { exp(-0.3 * Double($0)) }))
  }

  @Test func rareCellsKeepTheirProbability() {
    let table = AliasTable(weights: [1, 2e-6, 1, 5e-7, 1])
    var stream = RandomStream(seed: 2, purpose: .test, index: 0)
    var counts = [Int](repeating: 0, count: 5)
    let draws = 50_000_000
    for _ in 0..<draws { counts[table.sample(using: &stream)] += 1 }
    for cell in counts.indices {
      let law = Binomial(trials: draws, probability: table.probabilities[cell])
      #expect(law.cumulative(counts[cell]) > 1e-6 && law.survival(counts[cell]) > 1e-6)
    }
  }

  @Test func cellsOfWeightZeroAreNeverDrawn() {
    let weights = (0..<1001).map { [0, 0.1, 0.7, 0, 0.2, 0.3, 0.9][$0 % 7] }
    let table = AliasTable(weights: weights)
    var stream = RandomStream(seed: 2, purpose: .test, index: 1)
    for _ in 0..<1_000_000 { #expect(weights[table.sample(using: &stream)] > 0) }
  }

  @Test func unusableWeightsAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = AliasTable(weights: []) }
    await #expect(processExitsWith: .failure) { _ = AliasTable(weights: [1, -1]) }
    await #expect(processExitsWith: .failure) { _ = AliasTable(weights: [0, 0]) }
  }
}
