/// A place where a function of one variable is lowest.
public struct Minimum: Sendable, Equatable {
  /// The place.
  public let x: Double
  /// The function there.
  public let value: Double
  /// How often the function was evaluated.
  public let evaluations: Int

  /// Finds a minimum of `function` inside `range`; the lowest one if there is only one.
  ///
  /// Brent's method (R. P. Brent, "Algorithms for Minimization without Derivatives", 1973, chapter
  /// 5): a parabola through the three lowest points where it gains, golden section where it does
  /// not. Infinity and NaN are high ground. A minimum is flat, so its place is known to no more than
  /// the root of the rounding: the default `tolerance`, relative to the place, is near that.
  public init(
    of function: (Double) -> Double, in range: ClosedRange<Double>, tolerance: Double = 1e-8
  ) {
    precondition(
      range.lowerBound.isFinite && range.upperBound.isFinite,
      "Minimum: range is \(range), expected finite ends")
    precondition(tolerance > 0, "Minimum: tolerance is \(tolerance), expected a positive number")
    var evaluations = 0
    func height(_ x: Double) -> Double {
      evaluations += 1
      let value = function(x)
      return value.isNaN ? .infinity : value
    }
    var lower = range.lowerBound
    var upper = range.upperBound
    let first = lower + goldenSection * (upper - lower)
    var best = (x: first, value: height(first))
    var second = best
    var third = best
    var step = 0.0
    var lastStep = 0.0
    while true {
      let middle = 0.5 * lower + 0.5 * upper
      let reach = tolerance * abs(best.x) + 1e-10 * tolerance
      if abs(best.x - middle) <= 2 * reach - 0.5 * (upper - lower) { break }
      let toEnd = best.x < middle ? upper - best.x : lower - best.x
      let trial = parabolaStep(best, second, third)
      // Written so that NaN, which infinite values give, falls to the golden section.
      if abs(lastStep) > reach, abs(trial) < 0.5 * abs(lastStep), best.x + trial > lower,
        best.x + trial < upper
      {
        lastStep = step
        step = trial
        let landing = best.x + step
        if landing - lower < 2 * reach || upper - landing < 2 * reach {
          step = best.x < middle ? reach : -reach
        }
      } else {
        lastStep = toEnd
        step = goldenSection * toEnd
      }
      let x = best.x + (abs(step) >= reach ? step : step > 0 ? reach : -reach)
      let next = (x: x, value: height(x))
      if next.value <= best.value {
        if next.x < best.x { upper = best.x } else { lower = best.x }
        (third, second, best) = (second, best, next)
      } else {
        if next.x < best.x { lower = next.x } else { upper = next.x }
        if next.value <= second.value || second.x == best.x {
          (third, second) = (second, next)
        } else if next.value <= third.value || third.x == best.x || third.x == second.x {
          third = next
        }
      }
    }
    x = best.x
    value = best.value
    self.evaluations = evaluations
  }
}

/// The smaller part of the golden section, `(3 - √5) / 2`.
private let goldenSection = 0.381966011250105151795413165634361882

/// The step from the best point to the vertex of the parabola through three points.
private func parabolaStep(
  _ best: (x: Double, value: Double), _ second: (x: Double, value: Double),
  _ third: (x: Double, value: Double)
) -> Double {
  let r = (best.x - second.x) * (best.value - third.value)
  let q = (best.x - third.x) * (best.value - second.value)
  return ((best.x - second.x) * r - (best.x - third.x) * q) / (2 * (q - r))
}
