import Numerics
import Response
import Storage

/// The jobs of a simulation: electron recoils of 1 to 100 keV in DARWIN.
extension Benchmarks {
  static let response = [
    Job(name: "quanta", item: "recoil", items: 20_000) {
      let chain = try Chain()
      return { chain.run(20_000) { _, _, _, _ in } }
    },
    Job(name: "areas", item: "event", items: 20_000) {
      let chain = try Chain()
      let signals = SignalModel(detector: chain.detector)
      return {
        chain.run(20_000) { _, quanta, position, stream in
          _ = signals.areas(of: quanta, at: position, using: &stream)
        }
      }
    },
    Job(name: "waveforms", item: "event", items: 200) {
      let chain = try Chain()
      let signals = SignalModel(detector: chain.detector)
      let traces = TraceModel(detector: chain.detector)
      var record = SignalTraces(of: chain.detector)
      return {
        chain.run(200) { energy, quanta, position, stream in
          let areas = signals.areas(of: quanta, at: position, using: &stream)
          let times = PhotonBirthLaws(.beta, energy: energy, field: chain.field)
          traces.record(
            areas, of: quanta, at: position, times: times, into: &record, using: &stream)
        }
      }
    },
  ]
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
      Detector.self, from: ShippedDetector.darwin.yaml, name: "darwin.yaml")
    field = detector.fields.drift.value(at: detector.geometry.center, in: detector.geometry)
    volume = detector.fiducial
    let density = LiquidXenon(temperature: detector.xenon.temperature).density
    yields = YieldModel(.nest240, field: field, density: density)
    recombination = RecombinationModel(.nest240, field: field, density: density)
  }

  func run(
    _ events: Int, _ use: (Double, Quanta, Position, inout RandomStream) -> Void
  ) {
    for event in 0..<events {
      var stream = RandomStream(seed: 1, purpose: .benchmark, index: UInt64(event))
      let energy = 1 + 99 * stream.uniform()
      let position = volume.sample(using: &stream)
      let quanta = recombination.sampler(for: yields.mean(.beta, energy: energy))
        .sample(using: &stream)
      use(energy, quanta, position, &stream)
    }
  }
}
