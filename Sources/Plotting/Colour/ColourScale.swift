import Foundation
public import Numerics

/// From the values of a map to fractions of its colours.
public struct ColourScale: Sendable, Equatable {
  /// What the values are, with their unit; written along the colour bar.
  public var label: Label
  /// Whether equal steps of colour are differences or ratios.
  public var scale: AxisScale
  /// The value of the darkest colour; nothing for the smallest value.
  public var lower: Double?
  /// The value of the lightest colour; nothing for the largest value.
  public var upper: Double?

  /// A scale with limits of its own or those of the values.
  public init(
    _ label: Label, scale: AxisScale = .linear, from lower: Double? = nil, to upper: Double? = nil
  ) {
    self.label = label
    self.scale = scale
    self.lower = lower
    self.upper = upper
  }

  /// The same scale with limits that hold some values.
  func resolved(for values: some Sequence<Double>) -> ColourScale {
    var seen = ValueSpan()
    for value in values { seen.include(value, on: scale) }
    var resolved = self
    let limits = seen.limits(on: scale, padding: 0, isTightBelow: true, isTightAbove: true)
    resolved.lower = lower ?? min(limits.lower, upper ?? limits.lower)
    resolved.upper = upper ?? max(limits.upper, lower ?? limits.upper)
    return resolved
  }

  /// Where a value stands between the limits; nothing for one without a place, such as NaN.
  func fraction(_ value: Double) -> Double? {
    guard let lower, let upper, !value.isNaN else { return nil }
    if lower == upper { return 0.5 }
    switch scale {
    case .linear: return (value - lower) / (upper - lower)
    case .logarithmic: return value > 0 ? log(value / lower) / log(upper / lower) : nil
    }
  }
}
