/// An integral with an estimate of its error.
public struct Integral: Sendable, Equatable {
  /// The integral.
  public let value: Double
  /// An estimate, usually far too large, of the distance from the true integral.
  public let errorEstimate: Double
  /// How often the function was evaluated.
  public let evaluations: Int
  /// Whether the estimated error is within the tolerance that was asked for.
  public let isWithinTolerance: Bool

  /// The error that an integral may have: the larger of the two bounds.
  public struct Tolerance: Sendable, Equatable {
    /// The bound itself.
    public let absolute: Double
    /// The bound as a fraction of the integral.
    public let relative: Double

    /// Both bounds are zero or positive; a relative one below 1e-14 cannot be reached.
    public init(absolute: Double = 0, relative: Double = 1e-10) {
      precondition(
        absolute >= 0 && relative >= 0,
        "Tolerance: absolute \(absolute) and relative \(relative), expected no negative number")
      self.absolute = absolute
      self.relative = relative
    }

    func allows(_ error: Double, of value: Double) -> Bool {
      error <= max(absolute, relative * abs(value))
    }
  }
}
