import Kernels
import Numerics
import Response
import Storage

/// The steps of a simulation: electron recoils of 1 to 100 keV in LZ, which other programs know too.
extension Benchmarks {
  static let response = [
    Job(name: "quanta", item: "recoil", items: 20_000) {
      let chain = try Chain()
      return { chain.run(0..<20_000) { _, _, _, _, _ in } }
    },
    areas("areas", events: 20_000, single: nil),
    areas("areas-parallel", events: 400_000, single: "areas"),
    waveforms("waveforms", events: 200, single: nil),
    waveforms("waveforms-parallel", events: 1600, single: "waveforms"),
  ]

  private static func areas(_ name: String, events: Int, single: String?) -> Job {
    Job(name: name, item: "event", items: events, single: single) { threads in
      let chain = try Chain()
      let signals = SignalModel(detector: chain.detector)
      var charges = [Double](repeating: 0, count: events)
      return {
        var span = charges.mutableSpan
        forEachChunk(of: &span, size: 20_000, threads: threads) { events, charges in
          chain.run(events) { event, _, quanta, position, stream in
            charges[event - events.lowerBound] =
              signals.areas(of: quanta, at: position, using: &stream).s2.area
          }
        }
      }
    }
  }

  private static func waveforms(_ name: String, events: Int, single: String?) -> Job {
    Job(name: name, item: "event", items: events, single: single) { threads in
      let chain = try Chain()
      let signals = SignalModel(detector: chain.detector)
      let traces = TraceModel(detector: chain.detector)
      var losses = [Double](repeating: 0, count: events)
      return {
        var span = losses.mutableSpan
        forEachChunk(of: &span, size: 50, threads: threads) { events, losses in
          var record = SignalTraces(of: chain.detector)
          chain.run(events) { event, energy, quanta, position, stream in
            let areas = signals.areas(of: quanta, at: position, using: &stream)
            let times = PhotonBirthLaws(.beta, energy: energy, field: chain.field)
            traces.record(
              areas, of: quanta, at: position, times: times, into: &record, using: &stream)
            losses[event - events.lowerBound] = record.s2Outside
          }
        }
      }
    }
  }
}

/// From an energy to its quanta, event by event, each with a stream of its own.
private struct Chain: Sendable {
  let detector: Detector
  let field: Double
  private let yields: YieldModel
  private let recombination: RecombinationModel
  private let volume: FiducialVolume

  init() throws {
    detector = try YAMLDecoder().decode(
      Detector.self, from: ShippedDetector.lz2022.yaml, name: "lz-ws2022.yaml")
    field = detector.fields.drift.value(at: detector.geometry.center, in: detector.geometry)
    volume = detector.fiducial
    let density = LiquidXenon(temperature: detector.xenon.temperature).density
    yields = YieldModel(detector.model, field: field, density: density)
    recombination = RecombinationModel(detector.model, field: field, density: density)
  }

  func run(
    _ events: Range<Int>, _ use: (Int, Double, Quanta, Position, inout RandomStream) -> Void
  ) {
    for event in events {
      var stream = RandomStream(seed: 1, purpose: .benchmark, index: UInt64(event))
      let energy = 1 + 99 * stream.uniform()
      let position = volume.sample(using: &stream)
      let quanta = recombination.sampler(for: yields.mean(.beta, energy: energy))
        .sample(using: &stream)
      use(event, energy, quanta, position, &stream)
    }
  }
}
