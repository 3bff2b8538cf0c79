import Numerics
import Response
import Storage
import Testing

/// Hits are where the light came from, and as many tubes have them as the coincidence says.
struct HitPatternTests {
  private let detector: Detector
  private let areas: SignalModel
  private let model: TraceModel

  init() throws {
    detector = try ShippedDetector.darwin.decoded()
    areas = SignalModel(detector: detector)
    model = TraceModel(detector: detector)
  }

  /// The summed hits of some events of 35 photons and 38 electrons a keV at one place.
  private func hits(
    of events: Int, energy: Double, at position: Position
  ) -> (s1Top: [Double], s1Bottom: [Double], s2Bottom: [Double]) {
    let zeros = [Double](repeating: 0, count: 955)
    var sums = (s1Top: zeros, s1Bottom: zeros, s2Bottom: zeros)
    var traces = SignalTraces(of: detector)
    let quanta = Quanta(
      photons: Int(35 * energy), excitons: Int(6 * energy), electrons: Int(38 * energy))
    for event in 0..<events {
      var stream = RandomStream(seed: 6, purpose: .areas, index: UInt64(event))
      let found = areas.areas(of: quanta, at: position, using: &stream)
      var second = RandomStream(seed: 6, purpose: .traces, index: UInt64(event))
      model.record(
        found, of: quanta, at: position, times: ExponentialTimes(), into: &traces, using: &second)
      for tube in 0..<955 {
        sums.s1Top[tube] += Double(traces.s1HitsTop[tube])
        sums.s1Bottom[tube] += Double(traces.s1HitsBottom[tube])
        sums.s2Bottom[tube] += Double(traces.hitsBottom[tube])
      }
    }
    return sums
  }

  /// An S1 100 mm from the end of the liquid has the centroid of its direct light on that side at
  /// the event, within 400 mm, where the lattice is complete.
  ///
  /// Places of hits within the circle have a root mean square of at most half its radius in each
  /// direction, that of a uniform law, direct or reflected; what is subtracted has no error.
  @Test(arguments: [(0.0, 0.0), (301, -77), (-512, 440)])
  func centroidOfTheS1IsAtTheEvent(x: Double, y: Double) {
    let array = detector.topArray
    for (z, isTop) in [(100.0, false), (2500, true)] {
      let found = hits(of: 4, energy: 3000, at: Position(x: x, y: y, z: z))
      let pattern = isTop ? found.s1Top : found.s1Bottom
      let uniform = pattern.reduce(0, +) * (isTop ? 0.6 : 0.7) / 955
      var (all, direct) = (0.0, 0.0)
      var center = (x: 0.0, y: 0.0)
      for tube in 0..<955 {
        let (dx, dy) = (array.x[tube] - x, array.y[tube] - y)
        guard dx * dx + dy * dy < 400 * 400 else { continue }
        all += pattern[tube]
        direct += pattern[tube] - uniform
        center.x += (pattern[tube] - uniform) * dx
        center.y += (pattern[tube] - uniform) * dy
      }
      // The lattice in the circle is not quite round: by a tube's pitch in its area, 10 mm at most.
      let error = 4 * 200 * all.squareRoot() / direct + 10
      #expect(direct > 500 && error < 60)
      #expect(abs(center.x / direct) < error && abs(center.y / direct) < error)
    }
  }

  /// The mean place of all hits along an event's direction, with its error.
  private func pull(_ pattern: [Double]) -> (mean: Double, error: Double) {
    var moments = Moments()
    for tube in 0..<955 { moments.add(detector.bottomArray.x[tube], weight: pattern[tube]) }
    return (moments.mean, (moments.variance / moments.weight).squareRoot())
  }

  /// The nearer the light, the more its hits lie on the event's side; those of an S2, 2.6 m above
  /// the bottom, still do, wherever the event was in height.
  @Test func hitsFollowTheEventTheMoreTheNearer() {
    let heights = [100.0, 800, 2400].map { z in
      hits(of: 3, energy: 3000, at: Position(x: 900, y: 0, z: z))
    }
    let s1 = heights.map { pull($0.s1Bottom) }
    for (near, far) in zip(s1, s1.dropFirst()) {
      #expect(
        near.mean - far.mean > 4 * (near.error * near.error + far.error * far.error).squareRoot())
    }
    #expect(s1[2].mean > 4 * s1[2].error)
    for s2 in heights.map({ pull($0.s2Bottom) }) {
      #expect(s2.mean > 4 * s2.error && s2.mean < 0.2 * 900)
    }
    let other = pull(hits(of: 3, energy: 3000, at: Position(x: -900, y: 0, z: 800)).s2Bottom)
    let same = pull(heights[1].s2Bottom)
    let error = (other.error * other.error + same.error * same.error).squareRoot()
    #expect(abs(other.mean + same.mean) < 4 * error)
  }

  /// Whether four tubes see a photon is what the level of areas has drawn, where photons often share.
  @Test func tubesAgreeWithTheCoincidence() throws {
    let text = ShippedDetector.darwin.yaml
      .replacing("g1_phd_per_photon: 0.15", with: "g1_phd_per_photon: 1")
      .replacing("threshold_phe: 0.35", with: "threshold_phe: 0")
      .replacing("count: 955", with: "count: 7")
    let small = try YAMLDecoder().decode(Detector.self, from: text, name: "small")
    let (areas, model) = (SignalModel(detector: small), TraceModel(detector: small))
    var traces = SignalTraces(of: small)
    var outcomes = [true: 0, false: 0]
    for event in 0..<8000 {
      let quanta = Quanta(photons: 3 + event % 4, excitons: 0, electrons: 0)
      let position = Position(x: 50, y: 0, z: event % 3 == 0 ? 10 : 1300)
      var stream = RandomStream(seed: 7, purpose: .areas, index: UInt64(event))
      let found = areas.areas(of: quanta, at: position, using: &stream)
      // A photon that is late for the window is a hit, but makes no coincidence.
      guard found.s1.seen == found.s1.hits else { continue }
      var second = RandomStream(seed: 7, purpose: .traces, index: UInt64(event))
      model.record(
        found, of: quanta, at: position, times: ExponentialTimes(), into: &traces, using: &second)
      let tubes = (traces.s1HitsTop + traces.s1HitsBottom).count { $0 > 0 }
      #expect((tubes >= 4) == found.s1.isRegistered)
      if found.s1.seen >= 4 { outcomes[found.s1.isRegistered, default: 0] += 1 }
      let light = traces.s1Top.reduce(0) { $0 + Double($1) }
      #expect(traces.s1HitsTop.contains { $0 > 0 } || light == 0)
    }
    #expect(outcomes.values.allSatisfy { $0 > 300 }, "\(outcomes)")
  }
}
