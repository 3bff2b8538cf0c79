public import Numerics

/// One side of a panel: what is measured along it, in which unit, from where to where.
public struct PanelAxis: Sendable, Equatable {
  /// How the numbers at the ticks are written.
  public enum Numbers: Sendable, Equatable {
    /// Plain where short; else a power of ten for the whole axis, or at each tick of a logarithmic one.
    case automatic
    /// With a prefix of the SI: `300 k`, `1 M`.
    case prefixed
    /// Not at all.
    case none
  }

  /// What is measured, with its unit.
  public var label: Label
  /// Whether equal steps are differences or ratios.
  public var scale: AxisScale
  /// Where the axis begins; nothing for where the data do.
  public var lower: Double?
  /// Where the axis ends; nothing for where the data do.
  ///
  /// An end below the beginning turns the axis round.
  public var upper: Double?
  /// How the numbers at the ticks are written.
  public var numbers: Numbers

  /// An axis with limits of its own or those of the data.
  public init(
    _ label: Label, scale: AxisScale = .linear, from lower: Double? = nil, to upper: Double? = nil,
    numbers: Numbers = .automatic
  ) {
    for limit in [lower, upper].compactMap(\.self) {
      precondition(
        limit.isFinite && abs(limit) <= ValueSpan.largest && (scale == .linear || limit > 0),
        "PanelAxis: limit \(limit), expected a finite number, positive on a logarithmic axis")
    }
    precondition(
      lower == nil || lower != upper,
      "PanelAxis: both limits are \(lower ?? 0), expected different ones")
    self.label = label
    self.scale = scale
    self.lower = lower
    self.upper = upper
    self.numbers = numbers
  }

  /// The limits for some data: those asked for, else those that show all.
  func limits(for extent: Extent.Side) -> (lower: Double, upper: Double) {
    let seen = extent.span.limits(
      on: scale, padding: 0.05, isTightBelow: extent.isTightBelow,
      isTightAbove: extent.isTightAbove)
    let limits = (lower: lower ?? seen.lower, upper: upper ?? seen.upper)
    let isTurned = lower != nil && upper != nil && limits.lower > limits.upper
    guard limits.lower >= limits.upper, !isTurned else { return limits }
    // One limit was asked for and all data lie beyond it.
    switch (scale, lower != nil) {
    case (.linear, true): return (limits.lower, limits.lower + max(1, abs(limits.lower)))
    case (.linear, false): return (limits.upper - max(1, abs(limits.upper)), limits.upper)
    case (.logarithmic, true): return (limits.lower, limits.lower * 10)
    case (.logarithmic, false): return (limits.upper / 10, limits.upper)
    }
  }
}
