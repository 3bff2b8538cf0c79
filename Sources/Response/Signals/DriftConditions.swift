import Numerics

/// What the medium does to electrons and their light, at the fields and the state of a detector.
public struct DriftConditions: Sendable, Equatable {
  /// The speed of electrons in the liquid, mm/ns.
  public var driftVelocity: Double
  /// The diffusion along the drift, mm²/ns; 1 cm²/s is 1e-7 mm²/ns.
  public var longitudinalDiffusion: Double
  /// The diffusion across the drift, mm²/ns.
  public var transverseDiffusion: Double
  /// The probability that an electron at the surface enters the gas.
  public var extraction: Double
  /// The mean number of photons that an electron makes in the gas.
  public var electroluminescence: Double
  /// The time that an electron takes from the surface to the anode, making light all the way, ns.
  public var gapTime: Double
  /// The mean time that an electron waits at the surface, ns.
  public var emissionDelay: Double
  /// The decay of the light of the gas.
  public var gasDecay: ScintillationDecay

  /// Creates the conditions; a programmer's mistake stops the program.
  public init(
    driftVelocity: Double, longitudinalDiffusion: Double, transverseDiffusion: Double,
    extraction: Double, electroluminescence: Double, gapTime: Double, emissionDelay: Double,
    gasDecay: ScintillationDecay
  ) {
    precondition(
      driftVelocity > 0 && driftVelocity.isFinite,
      "DriftConditions: drift velocity is \(driftVelocity), expected a positive number")
    precondition(
      gapTime > 0 && gapTime.isFinite,
      "DriftConditions: time in the gap is \(gapTime), expected a positive number")
    precondition(
      0...1 ~= extraction,
      "DriftConditions: extraction is \(extraction), expected a number from 0 to 1")
    precondition(
      min(longitudinalDiffusion, transverseDiffusion, electroluminescence, emissionDelay) >= 0,
      "DriftConditions: a negative diffusion, yield or delay, expected numbers from 0")
    self.driftVelocity = driftVelocity
    self.longitudinalDiffusion = longitudinalDiffusion
    self.transverseDiffusion = transverseDiffusion
    self.extraction = extraction
    self.electroluminescence = electroluminescence
    self.gapTime = gapTime
    self.emissionDelay = emissionDelay
    self.gasDecay = gasDecay
  }
}

/// Light from molecules in two states, each with its lifetime.
public struct ScintillationDecay: Sendable, Equatable {
  /// The lifetime of the singlet state, ns.
  public var singlet: Double
  /// The lifetime of the triplet state, ns.
  public var triplet: Double
  /// The part of the photons that comes from the singlet state.
  public var singletShare: Double

  /// Creates a decay from two lifetimes and the share of the first.
  public init(singlet: Double, triplet: Double, singletShare: Double) {
    precondition(
      min(singlet, triplet) > 0,
      "ScintillationDecay: lifetimes are \(singlet) and \(triplet), expected positive numbers")
    precondition(
      0...1 ~= singletShare,
      "ScintillationDecay: singlet share is \(singletShare), expected a number from 0 to 1")
    self.singlet = singlet
    self.triplet = triplet
    self.singletShare = singletShare
  }
}
