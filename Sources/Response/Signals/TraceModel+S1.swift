import Numerics

/// The flash in the liquid, photon by photon.
extension TraceModel {
  func recordS1(
    _ s1: SignalAreas.S1, of quanta: Quanta, at position: Position, times law: some PhotonTimes,
    into traces: inout SignalTraces, using stream: inout RandomStream,
    _ channels: inout RandomStream
  ) {
    guard s1.hits > 0 else { return }
    drawPhotons(s1.seen, of: quanta, law, &traces.scratch.photons, &stream)
    drawChannels(of: s1, at: position, &traces, &channels)
    guard s1.area > 0 else { return }

    var first = Double.infinity
    var sum = 0.0
    for photon in traces.scratch.photons {
      first = min(first, photon.time)
      sum += photon.charge
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

  /// Draws time, charge and array of the seen photons.
  private func drawPhotons(
    _ seen: Int, of quanta: Quanta, _ law: some PhotonTimes,
    _ drawn: inout [TraceScratch.Photon], _ stream: inout RandomStream
  ) {
    drawn.removeAll(keepingCapacity: true)
    var photons = quanta.photons
    var excitons = quanta.excitons
    for _ in 0..<seen {
      // The seen photons are a sample, without replacement, of all.
      let isExciton = stream.uniform() * Double(photons) < Double(excitons)
      photons -= 1
      excitons -= isExciton ? 1 : 0
      let time =
        law.birthTime(of: isExciton ? .exciton : .recombination, using: &stream)
        + detector.transport.sample(using: &stream)
      let charge = seenCharge.sampleSeen(using: &stream)
      let isTop = stream.uniform() < detector.light.topShare
      drawn.append(.init(time: time, charge: charge, isTop: isTop))
    }
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

/// The tubes of the flash.
extension TraceModel {
  /// So often a pattern that does not go with the coincidence is drawn again, and then left.
  ///
  /// A flash that is registered or not against odds of more than this needs fewer tubes than the
  /// coincidence asks for, or a trigger that counts others.
  private static let attempts = 10_000

  /// Gives every detected photon a tube.
  ///
  /// Whether the flash makes a coincidence is known. So the seen photons have the law of arrays and
  /// tubes given that: drawn again until enough different tubes see one, or too few.
  private func drawChannels(
    of s1: SignalAreas.S1, at position: Position, _ traces: inout SignalTraces,
    _ stream: inout RandomStream
  ) {
    topLight.share(
      lightFrom: position, into: &traces.scratch.topShares, using: &traces.scratch.room)
    bottomLight.share(
      lightFrom: position, into: &traces.scratch.bottomShares, using: &traces.scratch.room)

    split(s1.seen, &traces, &stream)
    if s1.seen >= detector.trigger.coincidence {
      var attempts = 1
      while attempts < Self.attempts, traces.meets(detector.trigger) != s1.isRegistered {
        for photon in traces.scratch.photons.indices {
          traces.scratch.photons[photon].isTop = stream.uniform() < detector.light.topShare
        }
        split(s1.seen, &traces, &stream)
        attempts += 1
      }
    }
    addUnseen(s1.hits - s1.seen, &traces, &stream)
  }

  /// Shares out the seen photons of each array over its tubes.
  private func split(
    _ seen: Int, _ traces: inout SignalTraces, _ stream: inout RandomStream
  ) {
    let top = traces.scratch.photons.count { $0.isTop }
    CountSplitter.split(
      top, over: traces.scratch.topShares, into: &traces.s1HitsTop, using: &stream)
    CountSplitter.split(
      seen - top, over: traces.scratch.bottomShares, into: &traces.s1HitsBottom, using: &stream)
  }

  /// Adds the detected photons whose charge is below the threshold, or which are late.
  private func addUnseen(
    _ unseen: Int, _ traces: inout SignalTraces, _ stream: inout RandomStream
  ) {
    guard unseen > 0 else { return }
    let top = Binomial.sample(
      trials: unseen, probability: detector.light.topShare, using: &stream)
    CountSplitter.split(
      top, over: traces.scratch.topShares, into: &traces.scratch.counts, using: &stream)
    traces.s1HitsTop.add(traces.scratch.counts)
    CountSplitter.split(
      unseen - top, over: traces.scratch.bottomShares, into: &traces.scratch.counts,
      using: &stream)
    traces.s1HitsBottom.add(traces.scratch.counts)
  }
}

extension SignalTraces {
  /// Whether photons of the S1 are in as many different channels as the trigger asks for.
  fileprivate func meets(_ trigger: Trigger) -> Bool {
    s1HitsTop.count { $0 > 0 } + s1HitsBottom.count { $0 > 0 } >= trigger.coincidence
  }
}

extension [Int32] {
  fileprivate mutating func add(_ others: [Int32]) {
    for index in indices { self[index] += others[index] }
  }
}
