/// Dark matter around us: how fast its particles pass the Earth.
///
/// With the density `f(v)` of the speeds, which integrates to one, a rate of scattering needs only
/// two moments of the particles that are fast enough. Speeds are in native units, mm/ns.
public protocol Halo: Sendable {
  /// No particle is faster.
  var fastest: Double { get }
  /// Speeds at which the density or its slope jumps.
  var breaks: [Double] { get }
  /// Where the numbers come from.
  var source: Source { get }
  /// The density of the speeds, for each unit of speed; zero where there are none.
  func density(at speed: Double) -> Double
  /// The mean of the inverse speed of faster particles: `eta(v) = integral of f(u) / u` above v.
  func inverseSpeed(above speed: Double) -> Double
  /// The mean of the speed of faster particles: the integral of `u f(u)` above v.
  func speed(above speed: Double) -> Double
}
