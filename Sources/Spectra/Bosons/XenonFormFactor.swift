import Foundation
import Numerics

/// The electrons of a xenon atom as X-rays see them.
enum XenonFormFactor {
  /// The nuclear charge less the electrons that act together at a momentum transfer, keV.
  ///
  /// It is zero for a transfer of zero: a distant particle sees a neutral atom.
  ///
  /// `f(s) = Σ aᵢ exp(-bᵢ s²) + c` with `s = q/4π` in inverse ångström, made for s below 2:
  /// D. T. Cromer and J. B. Mann, Acta Cryst. A 24 (1968) 321, coefficients of the International
  /// Tables, as remembered; with c = 3.7118 they give the 54 electrons to 0.002. The charge has to
  /// vanish with q², so that here c is what the amplitudes lack of 54.
  static func screenedCharge(transfer: Double) -> Double {
    let s = transfer / PhysicalConstants.reducedPlanck * ångström / (4 * .pi)
    return amplitudes.indices.reduce(0) { sum, index in
      sum - amplitudes[index] * expm1(-widths[index] * s * s)
    }
  }

  private static let ångström = 1e5 * Units.fm
  private static let amplitudes = [20.2933, 19.0298, 8.976_7, 1.99]
  private static let widths = [3.928_2, 0.344, 26.465_9, 64.265_8]
}
