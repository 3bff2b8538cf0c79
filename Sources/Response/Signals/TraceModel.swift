public import Numerics

/// Makes waveforms and hit patterns of an event whose areas are known: the same photons, shared out.
///
/// Every photon has a time and an array. Those of the S1 are drawn one by one; those of the S2 as
/// numbers per sample and per channel, which has the same law: given when and where the electrons
/// arrive, each photon chooses its electron, its delay and its tube independently of all others.
/// Charges are drawn anew and scaled so that their sum is the event's area.
public struct TraceModel: Sendable {
  /// The detector.
  public let detector: Detector
  /// The medium at its fields.
  public let conditions: DriftConditions
  let seenCharge: HitCharge
  let anyCharge: HitCharge
  let gapLight: GapLight
  let pulse: PulseShape
  let gain: ElectronGain
  let path: DriftPath
  /// The shares of the tubes in the light of the liquid, above and below.
  let topLight: ChannelLight
  let bottomLight: ChannelLight
  /// The shares of the tubes in the light of the gas, above and below.
  let gasTopLight: ChannelLight
  let gasBottomLight: ChannelLight

  /// Prepares the laws of a detector, with the conditions that its model of xenon predicts or others.
  public init(detector: Detector, conditions: DriftConditions? = nil) {
    let conditions = conditions ?? DriftConditions(of: detector)
    self.detector = detector
    self.conditions = conditions
    seenCharge = HitCharge(
      detector.photoelectrons, threshold: detector.photoelectrons.threshold)
    anyCharge = HitCharge(detector.photoelectrons, threshold: 0)
    gapLight = GapLight(
      gapTime: conditions.gapTime, decay: conditions.gasDecay, sample: detector.sampling.sample)
    pulse = PulseShape(width: detector.sampling.pulse, sample: detector.sampling.sample)
    gain = ElectronGain(
      fano: detector.electrons.fano, yield: conditions.electroluminescence)
    path = DriftPath(detector, conditions: conditions)
    let (light, geometry) = (detector.light, detector.geometry)
    topLight = ChannelLight(detector.topArray, light.topPattern, beyond: geometry.surface)
    bottomLight = ChannelLight(
      detector.bottomArray, light.bottomPattern, beyond: geometry.cathode)
    gasTopLight = ChannelLight(
      detector.topArray, light.gasTopPattern, beyond: geometry.surface)
    gasBottomLight = ChannelLight(
      detector.bottomArray, light.gasBottomPattern, beyond: geometry.cathode)
  }

  /// Fills the traces of an event.
  ///
  /// - Parameters:
  ///   - areas: What the event's detected photons are.
  ///   - quanta: What they come from.
  ///   - position: Where the event is.
  ///   - times: When its photons are born.
  ///   - traces: Traces of the same detector; whatever they hold is replaced.
  ///   - stream: The event's random numbers, of a purpose other than that of the areas.
  public func record(
    _ areas: SignalAreas, of quanta: Quanta, at position: Position, times: some PhotonTimes,
    into traces: inout SignalTraces, using stream: inout RandomStream
  ) {
    precondition(
      traces.s1Top.count == detector.sampling.s1 && traces.s2Top.count == detector.sampling.s2
        && traces.hitsTop.count == detector.topArray.count
        && traces.hitsBottom.count == detector.bottomArray.count,
      "TraceModel: traces of another detector")
    traces.clear()
    // Channels have words of their own, so that waveforms do not depend on how they are drawn.
    var channels = stream
    channels.skip(toBlock: 1 << 31)
    recordS1(
      areas.s1, of: quanta, at: position, times: times, into: &traces, using: &stream, &channels)
    recordS2(areas.s2, at: position, into: &traces, using: &stream, &channels)
  }
}
