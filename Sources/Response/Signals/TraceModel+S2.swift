import Numerics

/// The light of the electrons, by numbers of photons.
extension TraceModel {
  func recordS2(
    _ s2: SignalAreas.S2, at position: Position, into traces: inout SignalTraces,
    using stream: inout RandomStream, _ channels: inout RandomStream
  ) {
    guard s2.electrons > 0, s2.hits > 0 else { return }
    let top = Binomial.sample(
      trials: s2.hits, probability: detector.light.gasTopShare, using: &stream)
    let bottom = s2.hits - top

    let spread = path.spread(from: position)
    drawArrivals(of: s2.electrons, spread: spread.time, &traces.scratch, using: &stream)
    let light = drawGains(of: s2.electrons, &traces.scratch, using: &stream)
    weighSamples(light: light, &traces.scratch)
    let topCharge = drawCharges(
      of: top, traces.scratch.weights, &traces.scratch.counts, &traces.scratch.topCharges, &stream)
    let bottomCharge = drawCharges(
      of: bottom, traces.scratch.weights, &traces.scratch.counts, &traces.scratch.bottomCharges,
      &stream)
    let scale = s2.area / (topCharge.sum + bottomCharge.sum)
    traces.s2Outside =
      scale * (topCharge.outside + bottomCharge.outside)
      + pulse.spread(traces.scratch.topCharges, scale: scale, over: &traces.s2Top)
      + pulse.spread(traces.scratch.bottomCharges, scale: scale, over: &traces.s2Bottom)

    let cloud = ElectronCloud(
      center: Position(x: position.x, y: position.y, z: detector.geometry.surface),
      spread: spread.across)
    cloud.drawPlaces(
      of: s2.electrons, gain: gain, into: &traces.scratch.places, using: &channels)
    gasTopLight.share(
      lightFrom: traces.scratch.places, spread: spread.across, into: &traces.scratch.topShares,
      using: &traces.scratch.room)
    gasBottomLight.share(
      lightFrom: traces.scratch.places, spread: spread.across, into: &traces.scratch.bottomShares,
      using: &traces.scratch.room)
    CountSplitter.split(
      top, over: traces.scratch.topShares, into: &traces.hitsTop, using: &channels)
    CountSplitter.split(
      bottom, over: traces.scratch.bottomShares, into: &traces.hitsBottom, using: &channels)
  }

  /// Draws when electrons leave the surface, and counts them by samples.
  ///
  /// The counts begin as many samples before the window as the light of an electron lasts. The
  /// window is centred on the mean time of the light.
  private func drawArrivals(
    of electrons: Int, spread: Double, _ scratch: inout TraceScratch,
    using stream: inout RandomStream
  ) {
    scratch.times.removeAll(keepingCapacity: true)
    var sum = 0.0
    for _ in 0..<electrons {
      let drift = Normal.sample(mean: 0, deviation: spread, using: &stream)
      let time =
        drift + Exponential.sample(mean: conditions.emissionDelay, using: &stream)
      scratch.times.append(time)
      sum += time
    }
    let sampling = detector.sampling
    let center = sum / Double(electrons) + gapLight.mean
    let early = gapLight.shares.count
    let start = center - (0.5 * Double(sampling.s2) + Double(early)) * sampling.sample
    scratch.arrivals.reset(to: early + sampling.s2)
    let last = Double(scratch.arrivals.count)
    for time in scratch.times {
      let sample = (time - start) / sampling.sample
      if sample >= 0 && sample < last { scratch.arrivals[Int(sample)] += 1 }
    }
  }

  /// Turns the numbers of arriving electrons into sums of their gains, and returns that of all.
  private func drawGains(
    of electrons: Int, _ scratch: inout TraceScratch, using stream: inout RandomStream
  ) -> Double {
    var left = electrons
    var sum = 0.0
    for sample in scratch.arrivals.indices where scratch.arrivals[sample] > 0 {
      let count = Int(scratch.arrivals[sample])
      let light = gain.total(of: count, using: &stream)
      scratch.arrivals[sample] = light
      sum += light
      left -= count
    }
    return sum + gain.total(of: left, using: &stream)
  }

  /// How much of the light is in each sample, and, last, outside the window.
  private func weighSamples(light: Double, _ scratch: inout TraceScratch) {
    let samples = detector.sampling.s2
    let lasting = gapLight.shares.count
    // Room behind the window spares the inner loop a question; what falls there is outside.
    scratch.weights.reset(to: samples + 2 * lasting)
    let arrivals = scratch.arrivals
    let shares = gapLight.shares.span
    var weights = scratch.weights.mutableSpan
    for arrival in arrivals.indices where arrivals[arrival] > 0 {
      let count = arrivals[arrival]
      for delay in shares.indices { weights[arrival &+ delay] += count * shares[delay] }
    }
    var inside = 0.0
    for sample in 0..<samples {
      let weight = scratch.weights[lasting + sample]
      scratch.weights[sample] = weight
      inside += weight
    }
    scratch.weights.removeLast(2 * lasting)
    scratch.weights.append(max(0, light - inside))
  }

  /// Shares out the photons of one array over the samples, and gives them charges.
  private func drawCharges(
    of photons: Int, _ weights: [Double], _ counts: inout [Int32], _ charges: inout [Double],
    _ stream: inout RandomStream
  ) -> (sum: Double, outside: Double) {
    CountSplitter.split(photons, over: weights, into: &counts, using: &stream)
    let samples = weights.count - 1
    charges.reset(to: samples)
    var sum = 0.0
    for sample in 0..<samples where counts[sample] > 0 {
      charges[sample] = anyCharge.total(of: Int(counts[sample]), using: &stream)
      sum += charges[sample]
    }
    let outside = anyCharge.total(of: Int(counts[samples]), using: &stream)
    return (sum + outside, outside)
  }
}
