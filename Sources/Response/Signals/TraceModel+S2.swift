import Numerics

/// The light of the electrons, by numbers of photons.
extension TraceModel {
  func recordS2(
    _ s2: SignalAreas.S2, after driftTime: Double, at position: Position,
    into traces: inout SignalTraces, using stream: inout RandomStream
  ) {
    guard s2.electrons > 0, s2.hits > 0 else { return }
    let top = Binomial.sample(
      trials: s2.hits, probability: detector.light.gasTopShare, using: &stream)
    let bottom = s2.hits - top

    drawArrivals(of: s2.electrons, after: driftTime, &traces.scratch, using: &stream)
    weighSamples(electrons: s2.electrons, &traces.scratch)
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

    let middle = drawMiddle(of: s2.electrons, after: driftTime, from: position, using: &stream)
    weighTopChannels(lightFrom: middle, &traces.scratch.weights)
    CountSplitter.split(top, over: traces.scratch.weights, into: &traces.hitsTop, using: &stream)
    CountSplitter.split(bottom, over: bottomWeights, into: &traces.hitsBottom, using: &stream)
  }

  /// Draws when electrons leave the surface, and counts them by samples.
  ///
  /// The counts begin as many samples before the window as the light of an electron lasts. The
  /// window is centred on the mean time of the light.
  private func drawArrivals(
    of electrons: Int, after driftTime: Double, _ scratch: inout TraceScratch,
    using stream: inout RandomStream
  ) {
    let spread =
      (2 * conditions.longitudinalDiffusion * driftTime).squareRoot() / conditions.driftVelocity
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

  /// The mean number of electrons whose light is in each sample, and, last, outside the window.
  private func weighSamples(electrons: Int, _ scratch: inout TraceScratch) {
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
    scratch.weights.append(max(0, Double(electrons) - inside))
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

  /// Draws the middle of the electrons across, which diffusion moves a little.
  private func drawMiddle(
    of electrons: Int, after driftTime: Double, from position: Position,
    using stream: inout RandomStream
  ) -> Position {
    let spread =
      (2 * conditions.transverseDiffusion * driftTime / Double(electrons)).squareRoot()
    return Position(
      x: Normal.sample(mean: position.x, deviation: spread, using: &stream),
      y: Normal.sample(mean: position.y, deviation: spread, using: &stream), z: position.z)
  }

  /// The share of each channel of the top array in the light from above a point.
  func weighTopChannels(lightFrom middle: Position, _ weights: inout [Double]) {
    let array = detector.topArray
    let pattern = detector.light.pattern
    weights.reset(to: array.count)
    var direct = 0.0
    for channel in 0..<array.count {
      let (dx, dy) = (array.x[channel] - middle.x, array.y[channel] - middle.y)
      let weight = pattern.weight(distanceSquared: dx * dx + dy * dy)
      weights[channel] = weight
      direct += weight
    }
    // An exponential pattern may die out before the first tube; then only reflections are left.
    let scale = direct > 0 ? (1 - pattern.uniformShare) / direct : 0
    let reflected = (direct > 0 ? pattern.uniformShare : 1) / Double(array.count)
    for channel in weights.indices { weights[channel] = weights[channel] * scale + reflected }
  }
}
