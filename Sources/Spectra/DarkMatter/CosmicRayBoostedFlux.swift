import Foundation
public import Numerics

/// Dark matter struck by cosmic rays on its way: light, rare and fast.
///
/// `d Phi / dT = D rho / m sum over rays of sigma_i G_i^2(2 m T) integral of (d Phi_i / dT_i) / T_max`
/// above the smallest energy of a ray that gives T, with `sigma_i = sigma_p A^2 (mu_i / mu_p)^2`:
/// Bringmann and Pospelov, arXiv:1810.10543. What the rock above a detector takes is left out.
public struct CosmicRayBoostedFlux: RecoilFlux {
  /// The rest energy of a particle, keV.
  public let mass: Double
  /// The flux at a kinetic energy, per mm^2, ns and keV.
  private let flux: ScaledInterpolant

  /// A flux.
  ///
  /// - Parameters:
  ///   - mass: The rest energy of a particle, keV.
  ///   - crossSection: The cross section on a proton, square millimetres.
  ///   - distance: The effective depth of cosmic rays that is looked through.
  ///   - density: The energy of dark matter in a cubic millimetre, keV.
  ///   - rays: The kinds of cosmic rays.
  /// - Throws: `SpectraError.badParameter` where the rays cannot boost the particle at all.
  public init(
    mass: Double, crossSection: Double, distance: Double = 10 * Units.kiloparsec,
    density: Double = LocalDensity.darkMatter.value, rays: [CosmicRay] = [.proton, .helium]
  ) throws(SpectraError) {
    precondition(
      mass > 0 && crossSection > 0 && distance > 0 && density > 0,
      "CosmicRayBoostedFlux: mass \(mass), cross section \(crossSection), distance \(distance) and "
        + "density \(density), expected positive numbers")
    self.mass = mass
    let boosts = rays.compactMap { Boost(of: $0, mass) }
    let column = distance * density / mass
    let curve = ScaledInterpolant.curve(from: Self.smallest, to: Self.largest) { kinetic in
      column * crossSection * boosts.reduce(0) { $0 + $1.flux(at: kinetic) }
    }
    guard let curve else {
      throw .badParameter(
        source: "boosted dark matter", name: "mass", found: "\(mass / Units.GeV) GeV",
        expected: "one that cosmic rays can push")
    }
    flux = curve
  }

  public var source: Source { CosmicRay.source }

  /// The flux at a kinetic energy, per mm^2, ns and keV.
  public func flux(at kinetic: Double) -> Double { flux.value(at: kinetic) }

  public func perLargestRecoil(onMass nucleus: Double) -> any RecoilFunction {
    BoostedRecoils(flux, mass, nucleus)
  }

  /// The kinetic energies of the table: from far below any threshold to where nothing is left.
  private static let smallest = 1e-3 * Units.keV
  private static let largest = 1e3 * Units.GeV
}

/// What one kind of cosmic ray gives to dark matter at rest.
private struct Boost {
  let ray: CosmicRay
  let mass: Double
  /// The integral of the rays' flux over the largest energy that they can give.
  let perLargestEnergy: ScaledInterpolant
  /// The cross section in units of that on a proton.
  let enhancement: Double

  init?(of ray: CosmicRay, _ mass: Double) {
    let tail = ScaledInterpolant.tail(
      from: ray.domain.lowerBound, to: ray.domain.upperBound
    ) { kinetic in
      ray.flux(at: kinetic)
        / ElasticScattering.largestRecoil(of: mass, from: ray.mass, with: kinetic)
    }
    guard let tail else { return nil }
    let ratio =
      ElasticScattering.reducedMass(mass, ray.mass)
      / ElasticScattering.reducedMass(mass, PhysicalConstants.protonMass)
    self.ray = ray
    self.mass = mass
    perLargestEnergy = tail
    enhancement = ray.nucleons * ray.nucleons * ratio * ratio
  }

  func flux(at kinetic: Double) -> Double {
    let smallest = ElasticScattering.smallestEnergy(of: ray.mass, toGive: kinetic, to: mass)
    // Below the first point of the table no ray is known, so none is counted.
    let rays = perLargestEnergy.value(at: max(smallest, perLargestEnergy.domain.lowerBound))
    let dipole = 1 + 2 * mass * kinetic / (ray.formFactorScale * ray.formFactorScale)
    return enhancement * rays / (dipole * dipole * dipole * dipole)
  }
}

/// What a boosted flux is for one kind of nucleus.
private struct BoostedRecoils: RecoilFunction {
  private let mass: Double
  private let nucleus: Double
  private let tail: ScaledInterpolant?
  let domain: ClosedRange<Double>

  init(_ flux: ScaledInterpolant, _ mass: Double, _ nucleus: Double) {
    self.mass = mass
    self.nucleus = nucleus
    tail = ScaledInterpolant.tail(
      from: flux.domain.lowerBound, to: flux.domain.upperBound
    ) { kinetic in
      flux.value(at: kinetic)
        / ElasticScattering.largestRecoil(of: nucleus, from: mass, with: kinetic)
    }
    domain =
      0...ElasticScattering.largestRecoil(
        of: nucleus, from: mass, with: tail?.domain.upperBound ?? 0)
  }

  func value(at energy: Double) -> Double {
    guard let tail, domain.contains(energy) else { return 0 }
    let smallest = ElasticScattering.smallestEnergy(of: mass, toGive: energy, to: nucleus)
    return tail.value(at: max(smallest, tail.domain.lowerBound))
  }
}
