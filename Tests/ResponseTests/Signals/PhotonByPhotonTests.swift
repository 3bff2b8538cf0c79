import Foundation
import Numerics
import Storage
import Testing

@testable import Response

/// Numbers of photons per sample and channel have the law of photons drawn one by one.
struct PhotonByPhotonTests {
  /// Both ways of sharing out give Pearson's statistic its law.
  @Test(arguments: [true, false])
  func bothWaysAreMultinomial(oneByOne: Bool) {
    let weights = [1.0, 5, 0, 20, 30, 44]
    let photons = 100_000
    let law = ChiSquare(degreesOfFreedom: 4)
    var stream = RandomStream(seed: 1, purpose: .test, index: oneByOne ? 0 : 1)
    var counts: [Int32] = []
    let draws = oneByOne ? 2000 : 20_000
    var levels = (0..<draws).map { _ in
      if oneByOne {
        CountSplitter.chooseCells(photons, weights, &counts, &stream)
      } else {
        CountSplitter.drawCells(photons, weights, &counts, &stream)
      }
      #expect(counts.reduce(0) { $0 + Int($1) } == photons)
      #expect(counts[2] == 0)
      return law.cumulative(
        weights.indices.reduce(0) { sum, cell in
          let expected = weights[cell] / 100 * Double(photons)
          let difference = Double(counts[cell]) - expected
          return expected > 0 ? sum + difference * difference / expected : sum
        })
    }
    levels.sort()
    let distance = KolmogorovDistance.fromUniform(levels)
    #expect(
      KolmogorovLaw(count: draws).survival(distance) > 1e-6, "Kolmogorov distance \(distance)")
  }

  /// The light of one electron against a uniform time plus one of two decays.
  @Test func gapLightIsThatOfPhotonsDrawnOneByOne() {
    let decay = ScintillationDecay(singlet: 5.18, triplet: 100.1, singletShare: 0.1 / 1.1)
    let light = GapLight(gapTime: 703, decay: decay, sample: 10)
    var stream = RandomStream(seed: 1, purpose: .test, index: 2)
    let photons = 1_000_000
    var counts = [Int](repeating: 0, count: light.shares.count + 400)
    var times = Moments()
    for _ in 0..<photons {
      let time = Self.gasTime(gap: 703, decay, &stream)
      times.add(time)
      let sample = Int((10 * stream.uniform() + time) / 10)
      counts[min(sample, counts.count - 1)] += 1
    }
    #expect(abs(times.mean - light.mean) < 4 * times.meanError)
    var statistic = 0.0
    var cells = -1
    for (sample, share) in light.shares.enumerated() where share * Double(photons) > 25 {
      let expected = share * Double(photons)
      let difference = Double(counts[sample]) - expected
      statistic += difference * difference / expected
      cells += 1
    }
    #expect(ChiSquare(degreesOfFreedom: Double(cells)).survival(statistic) > 1e-6)
  }

  private static func gasTime(
    gap: Double, _ decay: ScintillationDecay, _ stream: inout RandomStream
  ) -> Double {
    let mean = stream.uniform() < decay.singletShare ? decay.singlet : decay.triplet
    return gap * stream.uniform() + Exponential.sample(mean: mean, using: &stream)
  }

  /// S2 waveforms of the model against photons that each choose an electron by its gain, a place in
  /// the gap, a decay and a charge: their widths, and how light clumps in the middle of the window.
  ///
  /// With a Fano factor of 1000 the deviation of an electron's light is 1.7 times its mean.
  @Test(arguments: [2, 1000])
  func waveformsAreThoseOfPhotonsDrawnOneByOne(fano: Int) throws {
    let detector = try YAMLDecoder().decode(
      Detector.self,
      from: ShippedDetector.darwin.yaml.replacing("s2_fano: 2", with: "s2_fano: \(fano)"),
      name: "scattering")
    let model = TraceModel(detector: detector)
    var areas = SignalAreas()
    areas.driftTime = model.path.time(from: Self.place)
    areas.s2.electrons = 12
    areas.s2.hits = 300
    areas.s2.area = 360
    var traces = SignalTraces(of: detector)
    var split = (widths: [Double](), middles: [Double]())
    var single = split
    for event in 0..<4000 {
      var stream = RandomStream(seed: 4, purpose: .traces, index: UInt64(event))
      model.record(
        areas, of: Quanta(photons: 0, excitons: 0, electrons: 20),
        at: Self.place, times: ExponentialTimes(), into: &traces, using: &stream)
      let summed = zip(traces.s2Top, traces.s2Bottom).map { Double($0 + $1) }
      split.widths.append(Self.width(summed))
      split.middles.append(summed[850..<875].reduce(0, +) / 360)
      let other = Self.waveform(of: areas, detector, &stream)
      single.widths.append(Self.width(other))
      single.middles.append(other[850..<875].reduce(0, +) / 360)
    }
    let widths = KolmogorovDistance.between(split.widths, single.widths)
    let middles = KolmogorovDistance.between(split.middles, single.middles)
    #expect(KolmogorovDistance.survival(widths, between: 4000, 4000) > 1e-6)
    #expect(KolmogorovDistance.survival(middles, between: 4000, 4000) > 1e-6)
  }

  private static let place = Position(x: 0, y: 0, z: 2000)

  /// The root mean square time of a waveform, in samples.
  private static func width(_ samples: [Double]) -> Double {
    var moments = Moments()
    for (sample, charge) in samples.enumerated() where charge > 0 {
      moments.add(Double(sample), weight: charge)
    }
    return moments.variance.squareRoot()
  }

  private static func waveform(
    of areas: SignalAreas, _ detector: Detector, _ stream: inout RandomStream
  ) -> [Double] {
    let conditions = DriftConditions(of: detector)
    let spread =
      (2 * conditions.longitudinalDiffusion * areas.driftTime).squareRoot()
      / conditions.driftVelocity
    let electrons = (0..<areas.s2.electrons).map { _ in
      Normal.sample(mean: 0, deviation: spread, using: &stream)
        + Exponential.sample(mean: conditions.emissionDelay, using: &stream)
    }
    // Photons of one electron: as many more than of another as its gain, of variance (F - 1) / Y.
    let yield = conditions.electroluminescence
    let gains = electrons.map { _ in
      let fano = detector.electrons.fano
      return fano > 1 ? Gamma(shape: yield / (fano - 1), scale: 1).sample(using: &stream) : 1
    }
    let choice = AliasTable(weights: gains)
    let decay = conditions.gasDecay
    let light =
      0.5 * conditions.gapTime + decay.singletShare * decay.singlet
      + (1 - decay.singletShare) * decay.triplet
    let start = electrons.reduce(0, +) / Double(electrons.count) + light - 8625
    let law = HitCharge(detector.photoelectrons, threshold: 0)
    var samples = [Double](repeating: 0, count: 1725)
    for _ in 0..<areas.s2.hits {
      let electron = electrons[choice.sample(using: &stream)]
      let time = electron + gasTime(gap: conditions.gapTime, decay, &stream) - start
      // The pulse as a normal scatter of the photon: of the same mean waveform, smooth or not.
      let seen = Normal.sample(mean: time, deviation: 10, using: &stream)
      let charge = law.sample(using: &stream)
      if seen >= 0, seen < 17250 { samples[Int(seen / 10)] += charge }
    }
    let scale = areas.s2.area / samples.reduce(0, +)
    return samples.map { $0 * scale }
  }
}
