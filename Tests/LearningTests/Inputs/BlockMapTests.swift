import Foundation
import Learning
import Numerics
import Testing

struct BlockMapTests {
  static let maps: [BlockMap] = [
    .counts(unit: 1), .counts(unit: 2.5), .asinh(scale: 3), .log1p, .raw,
    .standard(mean: 4, deviation: 1.5),
  ]
  static let numbers: [Float] = [0, 1e-6, 0.01, 0.3, 1, 2, 7.5, 40, 1234, 5e4, 3e6]

  /// Two roundings of about five operations each way, magnified where the map flattens: an error
  /// `e` of the map's value is one of `e · dn/dx`, at most `(1 + |x|) |n| e` for the logarithms.
  @Test(arguments: maps)
  func inverseGivesTheNumberBack(map: BlockMap) {
    for size in Self.numbers {
      for number in [size, -size] {
        let back = map.inverse(map(number))
        let magnified = (1 + abs(map(number))) * (abs(number) + 4)
        #expect(abs(back - number) <= 10 * Float.ulpOfOne * magnified, "\(number) became \(back)")
      }
    }
  }

  @Test(arguments: maps)
  func mapsGrow(map: BlockMap) {
    let values = (Self.numbers.reversed().map { -$0 } + Self.numbers.dropFirst()).map { map($0) }
    #expect(zip(values, values.dropFirst()).allSatisfy(<))
  }

  @Test(arguments: maps.dropLast())
  func mapsAreOdd(map: BlockMap) {
    #expect(map(0) == 0)
    for number in Self.numbers { #expect(map(-number) == -map(number)) }
  }

  @Test(arguments: [0, 0.5, 1, 3, 100, 1e4] as [Float])
  func countsFollowTheirFormula(count: Float) {
    let expected = (2 * (Double(count) + 0.375).squareRoot() - 2 * 0.375.squareRoot()) / 4
    let found = Double(BlockMap.counts(unit: 1)(count))
    #expect(abs(found - expected) <= 3 * Double(Float.ulpOfOne) * expected)
  }

  /// Anscombe's variance is `1 + 1 / (16 λ²)` and terms of higher order, in units of 1/16.
  @Test(arguments: [8.0, 20, 100, 1000])
  func countsMakeThePoissonVarianceTheSame(mean: Double) {
    let law = Poisson(mean: mean)
    let map = BlockMap.counts(unit: 1)
    var moments = Moments()
    let reach = 12 * mean.squareRoot()
    for count in max(0, Int(mean - reach))...Int(mean + reach) {
      moments.add(Double(map(Float(count))), weight: exp(law.logProbability(count)))
    }
    #expect(abs(moments.variance / BlockMap.poissonVariance - 1) < 1 / (mean * mean) + 1e-5)
  }
}
