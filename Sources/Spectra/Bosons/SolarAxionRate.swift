import Numerics

/// Axions of the Sun, absorbed by electrons or turned into photons by atoms.
///
/// Axions are taken to be without mass. The absorbed energy is all of the axion's, whichever way it
/// is absorbed.
public struct SolarAxionRate: RateSource {
  public let recoil = RecoilKind.electronGamma
  public let domain: ClosedRange<Double>
  public let breaks: [Double]
  public let lines: [RateLine]
  public let relativeUncertainty: Double
  public let source: Source
  private let flux: AxionFlux
  private let detection: Detection

  /// How the target detects axions: its cross section per tonne.
  private struct Detection {
    let target: AbsorptionTarget
    let electronCoupling: Double
    /// The conversion by atoms, with their number in a tonne.
    let conversion: (atom: InversePrimakoff, atoms: Double)?

    func area(at energy: Double) -> Double {
      let absorbed =
        target.area(at: energy) * AxioElectricEffect.strength(electronCoupling, energy: energy)
      guard let conversion else { return absorbed }
      return absorbed + conversion.atoms * conversion.atom.crossSection(at: energy)
    }
  }

  /// The rate of a flux on a target.
  ///
  /// - Parameters:
  ///   - flux: The axions.
  ///   - electronCoupling: The coupling to the electrons of the target.
  ///   - photonCoupling: The coupling to photons in the fields of its atoms, an inverse energy.
  ///   - target: The material.
  ///   - name: The name of the source, for messages.
  /// - Throws: `SpectraError` for a target without cross section, and for a coupling to photons
  ///   where the atoms are not xenon's.
  public init(
    of flux: AxionFlux, electronCoupling: Double, photonCoupling: Double = 0, on target: Target,
    name: String
  ) throws(SpectraError) {
    let absorber = try AbsorptionTarget(target, for: name)
    var conversion: (atom: InversePrimakoff, atoms: Double)?
    if photonCoupling > 0 {
      guard target.components.count == 1, target.components[0].element == .xenon else {
        throw .unsuitableTarget(
          source: name, target: target.name,
          expected: "'\(Target.xenon.name)' for a coupling to photons")
      }
      conversion = (InversePrimakoff(photonCoupling: photonCoupling), target.components[0].perTonne)
    }
    let detection = Detection(
      target: absorber, electronCoupling: electronCoupling, conversion: conversion)
    self.flux = flux
    self.detection = detection
    domain = flux.domain
    breaks = Set(flux.breaks + absorber.edges).filter(flux.domain.contains).sorted()
    lines = flux.lines.map {
      RateLine(
        energy: $0.energy, rate: $0.flux * detection.area(at: $0.energy) * Units.year)
    }
    // That of the flux and 5 % of the cross section.
    relativeUncertainty =
      (flux.relativeUncertainty * flux.relativeUncertainty + 0.0025).squareRoot()
    source = flux.source
  }

  public func rate(at energy: Double) -> Double {
    let density = flux(energy)
    return density > 0 ? density * detection.area(at: energy) * Units.year : 0
  }
}
