/// A factor of a rate: a function of the energy of a recoiling nucleus.
///
/// Rates are products of what arrives and of how a nucleus answers; both are such functions, so
/// that a new flux or a new cross section is one value and the rest stays.
public protocol RecoilFunction: Sendable {
  /// The energies between which it can differ from zero, keV; the upper end may be infinite.
  var domain: ClosedRange<Double> { get }
  /// Energies at which it or its slope jumps, keV.
  var breaks: [Double] { get }
  /// The function at an energy, keV.
  func value(at energy: Double) -> Double
  /// Multiplies each of `values` with the function at the energy of the same index.
  func multiply(_ values: inout MutableSpan<Double>, at energies: Span<Double>)
}

extension RecoilFunction {
  public var domain: ClosedRange<Double> { 0...Double.infinity }
  public var breaks: [Double] { [] }

  public func multiply(_ values: inout MutableSpan<Double>, at energies: Span<Double>) {
    precondition(
      energies.count == values.count,
      "RecoilFunction: \(values.count) values, expected \(energies.count)")
    // A zero stays one: beyond the end of a spectrum nothing is evaluated.
    for index in energies.indices where values[index] != 0 {
      values[index] *= value(at: energies[index])
    }
  }
}
