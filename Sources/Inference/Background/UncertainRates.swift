import Foundation
import Numerics

/// The rates of a background that are not exactly known, and how they are drawn.
///
/// Each uncertain component has a factor that follows a gamma law of mean one; where only the total
/// is uncertain all share one factor. A known or a free rate has none.
struct UncertainRates: Sendable {
  /// A factor: its law, a law twice as wide, and the expectations that it multiplies.
  private struct Factor {
    var law: Gamma
    var wide: Gamma
    var expected: [Double]
  }

  private let factors: [Factor]
  /// What is expected besides.
  private let rest: [Double]

  /// The rates of a background in cells.
  init(_ background: Background, cells: ScoreCells) {
    self.init(background, all: cells.expected, components: cells.components)
  }

  /// The rates of the components themselves: draws are what is expected of each.
  init(_ background: Background) {
    let expectations = background.components.map(\.expected)
    self.init(
      background, all: expectations,
      components: expectations.indices.map { component in
        expectations.indices.map { $0 == component ? expectations[$0] : 0 }
      })
  }

  /// The rates where `all` is expected in each place, and that of each component.
  private init(_ background: Background, all: [Double], components: [[Double]]) {
    guard case .relative(let total) = background.rate else {
      factors = []
      rest = all
      return
    }
    guard background.variesByComponent else {
      factors = [Self.factor(total, all)]
      rest = [Double](repeating: 0, count: all.count)
      return
    }
    var factors: [Factor] = []
    var rest = [Double](repeating: 0, count: all.count)
    for (component, expected) in zip(background.components, components) {
      if component.relativeUncertainty > 0 {
        factors.append(Self.factor(component.relativeUncertainty, expected))
      } else {
        for cell in rest.indices { rest[cell] += expected[cell] }
      }
    }
    self.factors = factors
    self.rest = rest
  }

  /// Whether there is nothing to draw.
  var isEmpty: Bool { factors.isEmpty }

  /// Draws the factors and writes what is then expected in each cell.
  func draw(into means: inout [Double], using stream: inout RandomStream) {
    for cell in means.indices { means[cell] = rest[cell] }
    for factor in factors { add(factor, factor.law.sample(using: &stream), to: &means) }
  }

  /// Draws from laws of which half are twice as wide, so that rare rates are seen too.
  ///
  /// Returns the logarithm of how much more likely the factors are drawn so than by their own law.
  func drawWidely(into means: inout [Double], using stream: inout RandomStream) -> Double {
    for cell in means.indices { means[cell] = rest[cell] }
    var logRatio = 0.0
    for factor in factors {
      let isWide = stream.uniform() < 0.5
      let drawn = (isWide ? factor.wide : factor.law).sample(using: &stream)
      logRatio += log(0.5 + 0.5 * exp(factor.wide.logDensity(drawn) - factor.law.logDensity(drawn)))
      add(factor, drawn, to: &means)
    }
    return logRatio
  }

  private func add(_ factor: Factor, _ drawn: Double, to means: inout [Double]) {
    for cell in means.indices { means[cell] += drawn * factor.expected[cell] }
  }

  /// The gamma law of mean one and the given deviation.
  private static func factor(_ uncertainty: Double, _ expected: [Double]) -> Factor {
    let variance = uncertainty * uncertainty
    return Factor(
      law: Gamma(shape: 1 / variance, scale: variance),
      wide: Gamma(shape: 0.25 / variance, scale: 4 * variance), expected: expected)
  }
}
