/// The change of coordinates that makes a Gaussian in the plane round and of unit size.
///
/// With the Cholesky factor `L` of its covariance matrix, `(u, v) = L⁻¹ (x - center)`.
struct Whitening: Sendable, Equatable {
  private let center: SIMD2<Double>
  private let xx: Double
  private let yx: Double
  private let yy: Double

  init(
    _ covariance: KernelDensity2D.Covariance, center: (x: Double, y: Double)
  ) throws(NumericsError) {
    self.center = SIMD2(center.x, center.y)
    xx = covariance.xx.squareRoot()
    yx = covariance.xy / xx
    let rest = covariance.yy - yx * yx
    // Below this the rest is rounding: the points lie on a line.
    guard rest > 1e-14 * covariance.yy else { throw .onOneLine }
    yy = rest.squareRoot()
  }

  /// The density in the plane of unit density in the new coordinates: the inverse determinant.
  var density: Double { 1 / (xx * yy) }

  @inline(__always)
  func coordinates(_ x: Double, _ y: Double) -> (u: Double, v: Double) {
    let u = (x - center[0]) / xx
    return (u, (y - center[1] - yx * u) / yy)
  }
}
