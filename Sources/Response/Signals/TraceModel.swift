public import Numerics

/// Makes waveforms and hit patterns of an event whose areas are known: the same photons, shared out.
///
/// Every photon has a time and an array. Those of the S1 are drawn one by one; those of the S2 as
/// numbers per sample and per channel, which has the same law: given when the electrons arrive, each
/// photon chooses its electron and its delay independently of all others. Charges are drawn
/// anew and scaled so that their sum is the event's area.
///
/// The light of the S2 is that of the middle of the electrons: their spread across, a few mm, is
/// small against the distance to the tubes.
public struct TraceModel: Sendable {
  /// The detector.
  public let detector: Detector
  /// The medium at its fields.
  public let conditions: DriftConditions
  let seenCharge: HitCharge
  let anyCharge: HitCharge
  let gapLight: GapLight
  let pulse: PulseShape
  let bottomWeights: [Double]

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
    // What reaches the bottom has crossed the whole liquid: it falls on all tubes alike.
    bottomWeights = [Double](repeating: 1, count: detector.bottomArray.count)
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
    recordS1(areas.s1, of: quanta, times: times, into: &traces, using: &stream)
    recordS2(
      areas.s2, after: areas.driftTime, at: position, into: &traces, using: &stream)
  }
}

/// The flash in the liquid, photon by photon.
extension TraceModel {
  private func recordS1(
    _ s1: SignalAreas.S1, of quanta: Quanta, times law: some PhotonTimes,
    into traces: inout SignalTraces, using stream: inout RandomStream
  ) {
    guard s1.seen > 0, s1.area > 0 else { return }
    traces.scratch.photons.removeAll(keepingCapacity: true)
    var photons = quanta.photons
    var excitons = quanta.excitons
    var first = Double.infinity
    var sum = 0.0
    for _ in 0..<s1.seen {
      // The seen photons are a sample, without replacement, of all.
      let isExciton = stream.uniform() * Double(photons) < Double(excitons)
      photons -= 1
      excitons -= isExciton ? 1 : 0
      let time =
        law.birthTime(of: isExciton ? .exciton : .recombination, using: &stream)
        + detector.transport.sample(using: &stream)
      let charge = seenCharge.sampleSeen(using: &stream)
      let isTop = stream.uniform() < detector.light.topShare
      traces.scratch.photons.append(.init(time: time, charge: charge, isTop: isTop))
      first = min(first, time)
      sum += charge
    }
    let start = first - Double(detector.sampling.lead) * detector.sampling.sample
    deposit(from: start, &traces.scratch, outside: &traces.s1Outside)
    let scale = s1.area / sum
    traces.s1Outside *= scale
    traces.s1Outside += pulse.spread(
      traces.scratch.topCharges, scale: scale, over: &traces.s1Top)
    traces.s1Outside += pulse.spread(
      traces.scratch.bottomCharges, scale: scale, over: &traces.s1Bottom)
  }

  /// Puts the photons of both arrays into the samples of an S1 that begins at `start`.
  private func deposit(from start: Double, _ scratch: inout TraceScratch, outside: inout Double) {
    let samples = detector.sampling.s1
    scratch.topCharges.reset(to: samples)
    scratch.bottomCharges.reset(to: samples)
    for photon in scratch.photons {
      let sample = (photon.time - start) / detector.sampling.sample
      if sample >= Double(samples) {
        outside += photon.charge
      } else if photon.isTop {
        scratch.topCharges[Int(sample)] += photon.charge
      } else {
        scratch.bottomCharges[Int(sample)] += photon.charge
      }
    }
  }
}
