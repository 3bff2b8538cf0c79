extension Minimum {
  /// Three places in order, of which the function is lowest at the middle one.
  public struct Bracket: Sendable, Equatable {
    /// The left end.
    public let lower: Double
    /// A place between, where the function is not above either end.
    public let middle: Double
    /// The right end.
    public let upper: Double

    /// The interval between the ends.
    public var range: ClosedRange<Double> { lower...upper }
  }

  /// An interval that holds a minimum, sought downhill from a guess in steps growing golden.
  ///
  /// `nil` where the function still falls at the end of `limits`, so that the minimum is that end,
  /// or where it is NaN.
  public static func bracket(
    of function: (Double) -> Double, around guess: Double, step: Double,
    within limits: ClosedRange<Double> =
      -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
  ) -> Bracket? {
    precondition(step > 0, "Minimum: step is \(step), expected a positive number")
    precondition(
      limits.contains(guess), "Minimum: guess is \(guess), expected a number within \(limits)")
    func place(_ x: Double) -> (x: Double, value: Double) {
      let inside = min(max(x, limits.lowerBound), limits.upperBound)
      return (inside, function(inside))
    }
    var behind = place(guess)
    var middle = place(guess + step)
    // Downhill is forwards from here on.
    if middle.x == behind.x {
      middle = place(guess - step)
      guard middle.value <= behind.value else { return nil }
    } else if behind.value < middle.value {
      swap(&behind, &middle)
    }
    while true {
      let ahead = place(middle.x + 1.618_033_988_749_895 * (middle.x - behind.x))
      guard !behind.value.isNaN, !middle.value.isNaN, !ahead.value.isNaN, ahead.x != middle.x
      else { return nil }
      if ahead.value >= middle.value {
        return Bracket(
          lower: min(behind.x, ahead.x), middle: middle.x, upper: max(behind.x, ahead.x))
      }
      (behind, middle) = (middle, ahead)
    }
  }
}
