import Foundation
import Numerics

/// The rates of a background that are not exactly known, and how they are drawn.
///
/// Each uncertain component has a factor that follows a gamma law of mean one, and where the total
/// is uncertain all share another. A known rate has none. Where the total is free only the
/// proportions count, and what is drawn is scaled to the nominal total.
struct UncertainRates: Sendable {
  /// A factor: its law, a law twice as wide, and the expectations that it multiplies.
  private struct Factor {
    var law: Gamma
    var wide: Gamma
    var expected: [Double]

    /// A factor, and the logarithm of how much more likely it is drawn so than by its own law.
    func drawWidely(using stream: inout RandomStream) -> (factor: Double, logRatio: Double) {
      let isWide = stream.uniform() < 0.5
      let drawn = (isWide ? wide : law).sample(using: &stream)
      return (drawn, log(0.5 + 0.5 * exp(wide.logDensity(drawn) - law.logDensity(drawn))))
    }
  }

  private let factors: [Factor]
  /// What multiplies all rates.
  private let common: Factor?
  /// What is expected besides.
  private let rest: [Double]
  /// The total to which draws are scaled, where it is free.
  private let total: Double?

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
    common = background.commonUncertainty.map { Self.factor($0, []) }
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
    total = background.rate == .free ? fixedTreeSum(all.span) : nil
  }

  /// Whether there is nothing to draw.
  var isEmpty: Bool { factors.isEmpty && common == nil }

  /// Draws the factors and writes what is then expected in each cell.
  func draw(into means: inout [Double], using stream: inout RandomStream) {
    for cell in means.indices { means[cell] = rest[cell] }
    for factor in factors { add(factor, factor.law.sample(using: &stream), to: &means) }
    scale(&means, by: common?.law.sample(using: &stream) ?? 1)
  }

  /// Draws from laws of which half are twice as wide, so that rare rates are seen too.
  ///
  /// Returns the logarithm of how much more likely the factors are drawn so than by their own law.
  func drawWidely(into means: inout [Double], using stream: inout RandomStream) -> Double {
    for cell in means.indices { means[cell] = rest[cell] }
    var sum = 0.0
    for factor in factors {
      let (drawn, logRatio) = factor.drawWidely(using: &stream)
      sum += logRatio
      add(factor, drawn, to: &means)
    }
    let (factor, logRatio) = common?.drawWidely(using: &stream) ?? (1, 0)
    scale(&means, by: factor)
    return sum + logRatio
  }

  private func add(_ factor: Factor, _ drawn: Double, to means: inout [Double]) {
    for cell in means.indices { means[cell] += drawn * factor.expected[cell] }
  }

  private func scale(_ means: inout [Double], by common: Double) {
    let factor = total.map { $0 / fixedTreeSum(means.span) } ?? common
    guard factor != 1 else { return }
    for cell in means.indices { means[cell] *= factor }
  }

  /// The gamma law of mean one and the given deviation.
  private static func factor(_ uncertainty: Double, _ expected: [Double]) -> Factor {
    let variance = uncertainty * uncertainty
    return Factor(
      law: Gamma(shape: 1 / variance, scale: variance),
      wide: Gamma(shape: 0.25 / variance, scale: 4 * variance), expected: expected)
  }
}
