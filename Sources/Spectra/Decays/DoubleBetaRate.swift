import Foundation
import Numerics

/// The two electrons, taken together, of two-neutrino double beta decay.
public struct DoubleBetaRate: RateSource {
  /// How the sum of the electrons' energies is distributed.
  public enum Form: String, Sendable, CaseIterable {
    /// The Fermi function of each electron, integrated over their shares of the energy.
    ///
    /// `dN/dK ~ (Q-K)⁵ ∫ p₁W₁F(W₁) p₂W₂F(W₂) dT₁`: the electrons' energies in the denominators of
    /// the matrix element are replaced by their mean.
    case exact
    /// The closed form with F proportional to W/p, of H. Primakoff and S. P. Rosen, Rep. Prog. Phys.
    /// 22 (1959) 121: `K (Q-K)⁵ (1 + 2K + 4K²/3 + K³/3 + K⁴/30)` in units of m.
    ///
    /// Meant for light nuclei: a fifth too low in xenon at 20 keV.
    case primakoffRosen = "primakoff-rosen"
  }

  public let recoil = RecoilKind.electronBeta
  public let relativeUncertainty: Double
  public let source: Source
  private let table: TabulatedFunction

  public var domain: ClosedRange<Double> { table.domain }

  /// The rate of an emitter of two electrons.
  ///
  /// - Parameters:
  ///   - decay: The isotope.
  ///   - activity: How often it decays.
  ///   - form: How the sum of the energies is distributed.
  ///   - electronFactor: A factor of each electron's density in the exact form, over its kinetic
  ///     energy and over all of the spectrum, as from exchange with the atom.
  ///   - relativeUncertainty: That of the rate; that of the half-life where none is given.
  public init(
    _ decay: DoubleBetaDecay, activity: Activity, form: Form = .exact,
    electronFactor: TabulatedFunction? = nil, relativeUncertainty: Double? = nil
  ) {
    let energy = decay.decayEnergy.value
    let steps = 8192
    let shape =
      switch form {
      case .exact: Self.exactShape(of: decay, factor: electronFactor, steps: steps)
      case .primakoffRosen: Self.closedShape(energy: energy, steps: steps)
      }
    source = Source(
      decay.halfLife.source.citation, at: decay.halfLife.source.locator,
      note: "\(decay.isotope.name): half-life; energy released from AME2020; "
        + "\(form == .exact ? "exact" : "Primakoff-Rosen") sum of two electrons",
      reading: .derived)
    table = TabulatedFunction(step: energy / Double(steps), values: shape, source: source)
      .normalized().scaled(by: activity.decays)
    self.relativeUncertainty = relativeUncertainty ?? decay.halfLife.relativeUncertainty
  }

  public func rate(at energy: Double) -> Double { table(energy) }

  private static func exactShape(
    of decay: DoubleBetaDecay, factor: TabulatedFunction?, steps: Int
  ) -> [Double] {
    let end = decay.decayEnergy.value
    let step = end / Double(steps)
    let nucleus = FermiFunction(
      daughterAtomicNumber: decay.daughterAtomicNumber, massNumber: decay.isotope.massNumber)
    let density = (0...steps).map { index in
      let kinetic = Double(index) * step
      return nucleus.density(at: kinetic) * (factor.map { $0(kinetic) } ?? 1)
    }
    let last = Double(steps)
    /// The density between its nodes, which are so close that straight lines err by 1e-6.
    func electron(_ position: Double) -> Double {
      let low = min(Int(position), steps - 1)
      let share = min(position, last) - Double(low)
      return density[low] * (1 - share) + density[low + 1] * share
    }
    // The integrand is symmetric about the middle and smooth but for the threshold of screening:
    // one half and 24 points are enough.
    let rule = GaussLegendre(count: 24)
    return (0...steps).map { index in
      let sum = Double(index)
      let left = (last - sum) / last
      return left * left * left * left * left
        * rule.integral(from: 0, to: sum / 2) { electron($0) * electron(sum - $0) }
    }
  }

  private static func closedShape(energy: Double, steps: Int) -> [Double] {
    let end = energy / PhysicalConstants.electronMass
    return (0...steps).map { index in
      let k = end * Double(index) / Double(steps)
      let polynomial = 1 + k * (2 + k * (4 / 3.0 + k * (1 / 3.0 + k / 30)))
      return k * pow(end - k, 5) * polynomial
    }
  }
}
