import Numerics

extension DriftConditions {
  /// The conditions that the model of xenon predicts for a detector.
  ///
  /// Velocity and diffusion are those at the field in the middle of the detector; where the field
  /// varies, time and spread of a drift are those of the whole way, and these are not used.
  public init(of detector: Detector) {
    let geometry = detector.geometry
    let field = detector.fields.drift.value(at: geometry.center, in: geometry)
    let gasField = detector.fields.gas * 1e3
    let release = detector.model.release
    let liquid = LiquidXenon(temperature: detector.xenon.temperature, release: release)
    let gas = GaseousXenon(
      temperature: detector.xenon.temperature, pressure: detector.xenon.pressure,
      release: release)
    let light = PhotonBirthLaw.electroluminescence
    self.init(
      driftVelocity: liquid.driftVelocity(field: field),
      longitudinalDiffusion: liquid.longitudinalDiffusion(field: field),
      transverseDiffusion: liquid.transverseDiffusion(field: field),
      extraction: liquid.extractionEfficiency(gasField: gasField),
      electroluminescence: gas.electroluminescence(field: gasField, gap: geometry.gasGap),
      gapTime: geometry.gasGap / gas.driftVelocity(field: gasField),
      emissionDelay: liquid.emissionDelay(field: field),
      gasDecay: ScintillationDecay(
        singlet: light.singlet.mean, triplet: light.triplet.mean,
        singletShare: light.singletShare))
  }
}
