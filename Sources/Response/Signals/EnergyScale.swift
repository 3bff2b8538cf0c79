/// The energy of an electron recoil from its two corrected areas together.
///
/// E = W (S1c / g1 + S2c / g2): every photon and every electron costs the same energy W, so their
/// sum does not fluctuate with recombination.
public struct EnergyScale: Sendable, Equatable {
  /// The mean energy per quantum (W), keV.
  public let workFunction: Double
  /// Detected photons per photon made (g1).
  public let lightGain: Double
  /// Detected photons per electron that leaves the recoil (g2).
  public let chargeGain: Double

  /// The scale of a detector, given its mean energy per quantum in keV.
  public init(of model: SignalModel, workFunction: Double) {
    precondition(
      workFunction > 0, "EnergyScale: work function is \(workFunction), expected a positive number")
    self.workFunction = workFunction
    lightGain = model.detector.light.gain
    chargeGain = model.chargeGain
  }

  /// The energy that an event's areas stand for, keV.
  public func energy(of areas: SignalAreas) -> Double {
    // A detector that extracts no electron has no charge to count.
    let electrons = areas.s2.corrected > 0 ? areas.s2.corrected / chargeGain : 0
    return workFunction * (areas.s1.corrected / lightGain + electrons)
  }
}
