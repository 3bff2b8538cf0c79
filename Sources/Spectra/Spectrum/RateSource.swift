import Foundation
import Numerics

/// Something of nature that makes counts: its rate as a function of the energy.
///
/// Rates are in counts per tonne, year and keV, energies in keV. A source knows its own formula at
/// any energy; a `Spectrum` is what a source gives on a grid.
public protocol RateSource: Sendable {
  /// The kind of recoil.
  var recoil: RecoilKind { get }
  /// The energies between which the continuous rate can differ from zero, keV.
  var domain: ClosedRange<Double> { get }
  /// Energies at which the rate or its slope jumps, keV; quadrature and grids respect them.
  var breaks: [Double] { get }
  /// Lines beside the continuous rate, counts per tonne and year.
  var lines: [RateLine] { get }
  /// One standard deviation of the normalisation, as a fraction of it.
  var relativeUncertainty: Double { get }
  /// Where formula and numbers come from.
  var source: Source { get }
  /// The continuous rate at an energy, counts per tonne, year and keV; zero outside the domain.
  func rate(at energy: Double) -> Double
  /// Writes the rate at each energy to the same element of `rates`.
  func evaluate(at energies: Span<Double>, into rates: inout MutableSpan<Double>)
}

extension RateSource {
  public var breaks: [Double] { [] }
  public var lines: [RateLine] { [] }

  public func evaluate(at energies: Span<Double>, into rates: inout MutableSpan<Double>) {
    precondition(
      energies.count == rates.count,
      "RateSource: room for \(rates.count) rates, expected \(energies.count)")
    for index in energies.indices { rates[index] = rate(at: energies[index]) }
  }

  /// The continuous rate at each energy.
  public func rates(at energies: [Double]) -> [Double] {
    var rates = [Double](repeating: 0, count: energies.count)
    var span = rates.mutableSpan
    evaluate(at: energies.span, into: &span)
    return rates
  }

  /// The counts per tonne and year between two energies, lines included.
  ///
  /// Adaptive quadrature to 1e-7 of the result, in pieces from break to break and from decade to
  /// decade: a rate that falls steeply over a wide domain has all its counts in a corner of it.
  public func counts(from lower: Double, to upper: Double) -> Double {
    let inside = lines.filter { (lower...max(lower, upper)).contains($0.energy) }
    let fromLines = inside.reduce(0) { $0 + $1.rate }
    let start = max(lower, domain.lowerBound)
    let end = min(upper, domain.upperBound)
    guard start < end else { return fromLines }
    let decades = (0..<12).map { end * pow(10, -Double($0)) }
    let quadrature = AdaptiveQuadrature(tolerance: .init(absolute: 0, relative: 1e-7))
    return fromLines
      + quadrature.integral(
        from: start, to: end,
        breaks: Set(breaks + decades).filter { start < $0 && $0 < end }.sorted()
      ) { rate(at: $0) }.value
  }
}
