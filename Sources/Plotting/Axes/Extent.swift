public import Numerics

/// The room that a mark takes on both axes of its panel.
public struct Extent: Sendable {
  /// The room along one axis.
  struct Side: Sendable {
    var span = ValueSpan()
    /// Whether the axis begins exactly where the data do, as below the bins of a histogram.
    var isTightBelow = false
    /// Whether the axis ends exactly where the data do.
    var isTightAbove = false

    /// Takes another mark in: the axis is tight where the outermost of them is.
    mutating func include(_ other: Side) {
      guard !other.span.isEmpty else { return }
      if span.isEmpty {
        self = other
        return
      }
      if other.span.lower == span.lower {
        isTightBelow = isTightBelow || other.isTightBelow
      } else if other.span.lower < span.lower {
        isTightBelow = other.isTightBelow
      }
      if other.span.upper == span.upper {
        isTightAbove = isTightAbove || other.isTightAbove
      } else if other.span.upper > span.upper {
        isTightAbove = other.isTightAbove
      }
      span.include(other.span)
    }
  }

  /// How the axes are spaced, which decides which numbers have a place.
  public let xScale: AxisScale
  /// How the axes are spaced, which decides which numbers have a place.
  public let yScale: AxisScale
  var x = Side()
  var y = Side()

  /// No room yet.
  init(_ xScale: AxisScale, _ yScale: AxisScale) {
    self.xScale = xScale
    self.yScale = yScale
  }

  /// Makes room for a number along `x`.
  @inline(__always)
  public mutating func includeX(_ value: Double) { x.span.include(value, on: xScale) }

  /// Makes room for a number along `y`.
  @inline(__always)
  public mutating func includeY(_ value: Double) { y.span.include(value, on: yScale) }

  /// Makes room for numbers along `x`.
  public mutating func includeX(_ values: some Sequence<Double>) {
    for value in values { x.span.include(value, on: xScale) }
  }

  /// Makes room for numbers along `y`.
  public mutating func includeY(_ values: some Sequence<Double>) {
    for value in values { y.span.include(value, on: yScale) }
  }

  /// Lets the axis of `x` begin and end exactly with the numbers.
  public mutating func tightenX() {
    x.isTightBelow = true
    x.isTightAbove = true
  }

  /// Lets the axis of `y` begin and end exactly with the numbers.
  public mutating func tightenY() {
    y.isTightBelow = true
    y.isTightAbove = true
  }

  /// Lets the axis of `y` stand on a base line of zero, where it has a place and no number is below.
  public mutating func standOnZero() {
    guard yScale == .linear, y.span.isEmpty || y.span.lower >= 0 else { return }
    y.span.include(0, on: yScale)
    y.isTightBelow = true
  }

  /// Takes the room of another mark in.
  mutating func include(_ other: Extent) {
    x.include(other.x)
    y.include(other.y)
  }
}
