import Foundation
import Numerics
import Response
import Testing

struct TraceModelTests {
  private let detector: Detector
  private let areas: SignalModel
  private let model: TraceModel

  init() throws {
    detector = try ShippedDetector.darwin.decoded()
    areas = SignalModel(detector: detector)
    model = TraceModel(detector: detector)
  }

  /// An event of electron-recoil quanta at 1 keV to 10 MeV: 35 photons and 38 electrons a keV.
  private func event(
    _ energy: Double, at position: Position, index: UInt64, into traces: inout SignalTraces,
    times: some PhotonTimes = ExponentialTimes()
  ) -> SignalAreas {
    let quanta = Quanta(
      photons: Int(35 * energy), excitons: Int(6 * energy), electrons: Int(38 * energy))
    var stream = RandomStream(seed: 5, purpose: .areas, index: index)
    let found = areas.areas(of: quanta, at: position, using: &stream)
    var second = RandomStream(seed: 5, purpose: .traces, index: index)
    model.record(found, of: quanta, at: position, times: times, into: &traces, using: &second)
    return found
  }

  private static func count(_ hits: [Int32]) -> Int { hits.reduce(0) { $0 + Int($1) } }

  /// The sums of single-precision samples are compared to a thousand roundings.
  @Test(arguments: [1.0, 10, 100, 10_000])
  func sumsAreThoseOfTheAreas(energy: Double) {
    var traces = SignalTraces(of: detector)
    for index in 0..<(energy > 1000 ? 2 : 50) {
      let z = 2600 * (Double(index) + 0.5) / 50
      let found = event(
        energy, at: Position(x: 1200, y: -400, z: z), index: UInt64(index), into: &traces)
      func sum(_ top: [Float], _ bottom: [Float]) -> Double {
        (top + bottom).reduce(0) { $0 + Double($1) }
      }
      let s1 = sum(traces.s1Top, traces.s1Bottom) + traces.s1Outside
      let s2 = sum(traces.s2Top, traces.s2Bottom) + traces.s2Outside
      #expect(abs(s1 - found.s1.area) <= 1e-4 * found.s1.area)
      #expect(abs(s2 - found.s2.area) <= 1e-4 * found.s2.area)
      #expect(Self.count(traces.hitsTop + traces.hitsBottom) == found.s2.hits)
      #expect(Self.count(traces.s1HitsTop + traces.s1HitsBottom) == found.s1.hits)
      let samples = traces.s1Top + traces.s1Bottom + traces.s2Top + traces.s2Bottom
      #expect(samples.allSatisfy { $0 >= 0 && $0.isFinite })
      #expect(traces.s2Outside < 1e-3 * found.s2.area)
    }
  }

  @Test func anEventOfNothingIsSilentEvenInUsedTraces() {
    var traces = SignalTraces(of: detector)
    let center = detector.geometry.center
    _ = event(50, at: center, index: 0, into: &traces)
    _ = event(0, at: center, index: 1, into: &traces)
    #expect(Self.count(traces.s1HitsTop + traces.s1HitsBottom) == 0)
    var row = [Float](repeating: 1, count: EventVector(of: detector).count)
    var span = row.mutableSpan
    EventVector(of: detector).fill(&span, from: traces)
    #expect(row.allSatisfy { $0 == 0 })
  }

  @Test func usedTracesGiveTheSameEventAsNewOnes() {
    var used = SignalTraces(of: detector)
    let edge = Position(x: 0, y: 1299, z: 2599)
    _ = event(80, at: detector.geometry.center, index: 7, into: &used)
    _ = event(9, at: edge, index: 8, into: &used)
    var new = SignalTraces(of: detector)
    _ = event(9, at: edge, index: 8, into: &new)
    #expect(used.s1Top == new.s1Top && used.s1Bottom == new.s1Bottom)
    #expect(used.s2Top == new.s2Top && used.s2Bottom == new.s2Bottom)
    #expect(used.hitsTop == new.hitsTop && used.hitsBottom == new.hitsBottom)
    #expect(used.s1HitsTop == new.s1HitsTop && used.s1HitsBottom == new.s1HitsBottom)
  }

  /// The channels around the event, less the uniform part, have their centroid at the event.
  ///
  /// Within 250 mm, where 90 % of the direct light is, the lattice is complete. Its own departure
  /// from the event is known, so only the scatter of the photons is left: a root mean square
  /// distance below 125 mm over the square root of the hits, in each direction.
  @Test(arguments: [(0.0, 0.0), (301, -77), (-512, 640)])
  func centroidIsAtTheEvent(x: Double, y: Double) {
    var traces = SignalTraces(of: detector)
    var hits = 0.0
    var sums = (x: 0.0, y: 0.0)
    var expected = (weight: 0.0, x: 0.0, y: 0.0)
    let array = detector.topArray
    func near(_ channel: Int) -> Double? {
      let (dx, dy) = (array.x[channel] - x, array.y[channel] - y)
      let squared = dx * dx + dy * dy
      return squared < 250 * 250 ? squared : nil
    }
    for channel in 0..<array.count {
      guard let squared = near(channel) else { continue }
      let weight = pow(1 + squared / (75 * 75), -1.5)
      expected.weight += weight
      expected.x += weight * array.x[channel]
      expected.y += weight * array.y[channel]
    }
    // What the lattice makes of a point of light is a few mm at most.
    let lattice = (x: expected.x / expected.weight, y: expected.y / expected.weight)
    #expect(abs(lattice.x - x) < 10 && abs(lattice.y - y) < 10)
    for index in 0..<20 {
      let found = event(
        50, at: Position(x: x, y: y, z: 1300), index: UInt64(index), into: &traces)
      let uniform = 0.7 * Double(found.s2.hits) * 0.1 / 955
      for channel in 0..<array.count where near(channel) != nil {
        let count = Double(traces.hitsTop[channel]) - uniform
        hits += count
        sums.x += count * array.x[channel]
        sums.y += count * array.y[channel]
      }
    }
    // Electrons add their own: 3.2 mm of diffusion each, some 1300 in each of 20 events.
    let error = (125 * 125 / hits + 3.2 * 3.2 / (20 * 1200)).squareRoot()
    #expect(abs(sums.x / hits - lattice.x) < 4 * error)
    #expect(abs(sums.y / hits - lattice.y) < 4 * error)
  }

  /// The S1 begins ten samples before its first photon, and the pulse four deviations earlier.
  @Test func theS1BeginsTenSamplesIntoItsWindow() {
    var traces = SignalTraces(of: detector)
    for index in 0..<20 {
      _ = event(20, at: detector.geometry.center, index: UInt64(index), into: &traces)
      let total = zip(traces.s1Top, traces.s1Bottom).map { $0 + $1 }
      #expect(total.prefix(6).allSatisfy { $0 == 0 })
      #expect(total[10] > 0)
    }
  }

  /// With excitons at once and recombination late, the late part of the S1 is theirs: 29 in 35.
  @Test func excitonsAndRecombinationKeepTheirShares() {
    var traces = SignalTraces(of: detector)
    var late = 0.0
    var hits = 0
    for index in 0..<50 {
      let found = event(
        100, at: detector.geometry.center, index: UInt64(index), into: &traces,
        times: ExponentialTimes(exciton: 0.01, recombination: 1e9))
      let inside = (traces.s1Top + traces.s1Bottom).reduce(0) { $0 + Double($1) }
      late += (1 - inside / found.s1.area) * Double(found.s1.seen)
      hits += found.s1.seen
    }
    let share = 29.0 / 35
    // Charges differ by 0.5 phe about 1.2: the effective number is lower by a factor of 1.2.
    let error = (1.2 * share * (1 - share) / Double(hits)).squareRoot()
    #expect(abs(late / Double(hits) - share) < 4 * error)
  }

  /// The S1 light is divided between the arrays by its share, photon by photon.
  @Test func arraysShareTheLight() {
    var traces = SignalTraces(of: detector)
    var s1Top = 0.0
    var (s1, s2, top) = (0, 0, 0)
    for index in 0..<50 {
      let found = event(60, at: detector.geometry.center, index: UInt64(index), into: &traces)
      let sum = traces.s1Top.reduce(0) { $0 + Double($1) }
      s1Top += sum / (found.s1.area - traces.s1Outside) * Double(found.s1.seen)
      s1 += found.s1.seen
      s2 += found.s2.hits
      top += traces.hitsTop.reduce(0) { $0 + Int($1) }
    }
    #expect(
      abs(s1Top / Double(s1) - 0.25) < 4 * (1.2 * 0.25 * 0.75 / Double(s1)).squareRoot())
    #expect(abs(Double(top) / Double(s2) - 0.7) < 4 * (0.7 * 0.3 / Double(s2)).squareRoot())
  }
}
