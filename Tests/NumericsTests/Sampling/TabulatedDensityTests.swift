import Foundation
import Numerics
import Testing

struct TabulatedDensityTests {
  static let nodes = [-2.0, -1, 0.5, 4, 4.25, 10]

  @Test func linearPieces() {
    checkDistribution(
      TabulatedDensity(nodes: Self.nodes, values: [0, 3, 1, 1.5, 8, 0], shape: .linear))
  }

  @Test func constantPieces() {
    checkDistribution(
      TabulatedDensity(nodes: Self.nodes, values: [1, 3, 0.5, 8, 0.01], shape: .constant))
  }

  @Test func aFineTableOfASteepSpectrum() {
    let nodes = (0...2000).map { 0.01 * Double($0) }
    checkDistribution(
      TabulatedDensity(nodes: nodes, values: nodes.map { exp(-3 * $0) }, shape: .linear))
  }

  /// The triangle on 0 to 1 rising to 2: F(x) = x², mean 2/3, variance 1/18.
  @Test func theTriangleIsExact() {
    let law = TabulatedDensity(nodes: [0, 0.25, 1], values: [0, 5, 20], shape: .linear)
    #expect(law.integral == 10)
    #expect(abs(law.mean - 2 / 3.0) < 1e-15)
    #expect(abs(law.variance - 1 / 18.0) < 1e-15)
    for x in [0.0, 1e-9, 0.1, 0.25, 0.7, 1] {
      #expect(abs(law.cumulative(x) - x * x) < 1e-15)
      #expect(abs(law.quantile(x * x) - x) < 1e-15)
    }
  }

  @Test func intervalsOfDensityZeroAreNeverDrawn() {
    let law = TabulatedDensity(nodes: [0, 1, 2, 3, 4], values: [0, 1, 0, 1], shape: .constant)
    var stream = RandomStream(seed: 1, purpose: .test, index: 0)
    for _ in 0..<100_000 {
      let x = law.sample(using: &stream)
      #expect((1...2).contains(x) || (3...4).contains(x))
    }
    #expect(law.quantile(0) == 1)
  }

  @Test func drawsAreTheQuantilesOfTheStream() {
    let law = TabulatedDensity(nodes: Self.nodes, values: [0, 3, 1, 1.5, 8, 0], shape: .linear)
    var one = RandomStream(seed: 1, purpose: .test, index: 0)
    var two = one
    for _ in 0..<10_000 { #expect(law.sample(using: &one) == law.quantile(two.uniform())) }
  }

  @Test func unusableTablesAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = TabulatedDensity(nodes: [0, 0], values: [1, 1], shape: .linear)
    }
    await #expect(processExitsWith: .failure) {
      _ = TabulatedDensity(nodes: [0, 1], values: [1, -1], shape: .linear)
    }
    await #expect(processExitsWith: .failure) {
      _ = TabulatedDensity(nodes: [0, 1], values: [1, 1], shape: .constant)
    }
  }
}
