public import Numerics

extension Units {
  /// Speed.
  public static let kilometrePerSecond = 1e3 * m / s
  /// Distance: the kiloparsec of the International Astronomical Union's resolution B2 of 2015.
  public static let kiloparsec = 3.085_677_581_491_367e19 * m
}
