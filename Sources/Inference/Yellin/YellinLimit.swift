/// An upper limit on a signal whose background is not known, and the interval that gave it.
public struct YellinLimit: Sendable, Hashable {
  /// The largest number of signal events, in the mean, that is not excluded.
  public let mean: Double
  /// The stretch of the signal in which too few events lie for more.
  public let interval: EventInterval
}
