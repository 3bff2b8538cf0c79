import Numerics

/// Particles of the halo: slow, so that `E_max = 2 mu^2 v^2 / m_A`.
///
/// The flux over E_max is `rho / m  m_A / (2 mu^2)  eta(v_min)`. A particle that has to be lifted to
/// a state heavier by `splitting` needs `v_min = |m_A E / mu + splitting| / sqrt(2 m_A E)`: D. Smith
/// and N. Weiner, arXiv:hep-ph/0101138.
public struct HaloFlux: RecoilFlux {
  /// What is averaged over the speeds.
  public enum Weight: Sendable, Equatable {
    /// One.
    case one
    /// The square of the speed across the momentum transfer, `v^2 - v_min^2`, over that of light.
    case transverseSpeed
  }

  /// The speeds.
  public let halo: any Halo
  /// The rest energy of a particle, keV.
  public let mass: Double
  /// The energy of the particles in a cubic millimetre, keV.
  public let density: Double
  /// The energy by which the state after the collision is heavier, keV; negative for a lighter one.
  public let splitting: Double
  /// What is averaged over the speeds.
  public let weight: Weight

  /// A flux; by default of the local density of arXiv:2105.00599 and without a second state.
  public init(
    halo: some Halo, mass: Double, density: Double = LocalDensity.darkMatter.value,
    splitting: Double = 0, weight: Weight = .one
  ) {
    precondition(
      mass > 0 && density >= 0,
      "HaloFlux: mass \(mass) and density \(density), expected a positive and no negative number")
    precondition(
      weight == .one || splitting == 0,
      "HaloFlux: splitting \(splitting), expected zero where speeds across are averaged")
    self.halo = halo
    self.mass = mass
    self.density = density
    self.splitting = splitting
    self.weight = weight
  }

  public var source: Source { halo.source }

  public func perLargestRecoil(onMass nucleus: Double) -> any RecoilFunction {
    HaloRecoils(self, nucleus)
  }

  /// The same flux with another average over the speeds.
  public func weighted(by weight: Weight) -> HaloFlux {
    HaloFlux(halo: halo, mass: mass, density: density, splitting: splitting, weight: weight)
  }
}

/// What a halo's flux is for one kind of nucleus.
private struct HaloRecoils: RecoilFunction {
  private let halo: any Halo
  private let weight: HaloFlux.Weight
  private let scale: Double
  /// The smallest speed is `|rising sqrt(E) + falling / sqrt(E)|`.
  private let rising: Double
  private let falling: Double
  let domain: ClosedRange<Double>
  let breaks: [Double]

  init(_ flux: HaloFlux, _ nucleus: Double) {
    let light = PhysicalConstants.speedOfLight
    let reduced = ElasticScattering.reducedMass(flux.mass, nucleus)
    halo = flux.halo
    weight = flux.weight
    let perRecoil = flux.density / flux.mass * nucleus / (2 * reduced * reduced)
    switch flux.weight {
    case .one: scale = perRecoil * light * light
    // The light's speed squared of the flux and that of the average cancel.
    case .transverseSpeed: scale = perRecoil
    }
    let rising = light * (nucleus / 2).squareRoot() / reduced
    let falling = light * flux.splitting / (2 * nucleus).squareRoot()
    domain = Self.energies(of: halo.fastest, rising, falling) ?? 0...0
    breaks = halo.breaks.flatMap { speed in
      Self.energies(of: speed, rising, falling).map { [$0.lowerBound, $0.upperBound] } ?? []
    }
    self.rising = rising
    self.falling = falling
  }

  func value(at energy: Double) -> Double {
    guard domain.contains(energy), domain.upperBound > 0 else { return 0 }
    let root = energy.squareRoot()
    let speed = falling == 0 ? rising * root : abs(rising * root + falling / root)
    switch weight {
    case .one: return scale * halo.inverseSpeed(above: speed)
    case .transverseSpeed:
      return scale
        * max(0, halo.speed(above: speed) - speed * speed * halo.inverseSpeed(above: speed))
    }
  }

  /// The recoils that a speed just suffices for, smallest and largest, or `nil` if it never does.
  private static func energies(
    of speed: Double, _ rising: Double, _ falling: Double
  ) -> ClosedRange<Double>? {
    let discriminant = speed * speed - 4 * rising * falling
    guard discriminant > 0 else { return nil }
    let largest = (speed + discriminant.squareRoot()) / (2 * rising)
    // The product of both roots is known: no difference of nearly equal numbers. With a lighter
    // second state the smaller one solves the equation of the other sign.
    let smallest = abs(falling / rising) / largest
    return smallest * smallest...largest * largest
  }
}
