extension Root {
  /// An interval at whose ends the function has different signs, sought outwards from a guess.
  ///
  /// Begins with one step to either side and doubles the interval on the side where the function
  /// is nearer to zero, or on both if they are equal. `nil` where `limits` are reached without a
  /// change of sign, or the function is NaN.
  public static func bracket(
    of function: (Double) -> Double, around guess: Double, step: Double,
    within limits: ClosedRange<Double> =
      -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
  ) -> ClosedRange<Double>? {
    precondition(step > 0, "Root: step is \(step), expected a positive number")
    precondition(
      limits.contains(guess), "Root: guess is \(guess), expected a number within \(limits)")
    var lower = max(guess - step, limits.lowerBound)
    var upper = min(guess + step, limits.upperBound)
    var atLower = function(lower)
    var atUpper = function(upper)
    while true {
      if atLower.isNaN || atUpper.isNaN { return nil }
      if atLower == 0 || atUpper == 0 || (atLower < 0) != (atUpper < 0) { return lower...upper }
      let canFall = lower > limits.lowerBound
      let canRise = upper < limits.upperBound
      if !canFall && !canRise { return nil }
      let width = upper - lower
      if canFall, !canRise || abs(atLower) <= abs(atUpper) {
        lower = max(lower - width, limits.lowerBound)
        atLower = function(lower)
      }
      if canRise, !canFall || abs(atUpper) <= abs(atLower) {
        upper = min(upper + width, limits.upperBound)
        atUpper = function(upper)
      }
    }
  }
}
