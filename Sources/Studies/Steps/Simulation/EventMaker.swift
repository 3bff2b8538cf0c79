import Numerics
import Response

/// Makes simulated events by their numbers: the same number gives the same event, whoever asks.
///
/// The chain: energy and place, mean yields, quanta, areas, and for the full level the traces of the
/// same photons. Each step draws from a stream of its own, so that a change of one leaves the others.
struct EventMaker: Sendable {
  private let plan: SimulationPlan
  private let signals: SignalModel
  private let traces: TraceModel?
  private let scale: EnergyScale
  private let volume: FiducialVolume
  private let density: Double
  /// The laws at the field of a uniform map; nil where every place has its own.
  private let uniform: (yields: YieldModel, recombination: RecombinationModel)?

  init(_ plan: SimulationPlan) {
    let detector = plan.detector
    self.plan = plan
    let signals = SignalModel(detector: detector)
    self.signals = signals
    traces =
      plan.level == .full
      ? TraceModel(detector: detector, conditions: signals.conditions) : nil
    density = LiquidXenon(temperature: detector.xenon.temperature).density
    scale = EnergyScale(of: signals, workFunction: WorkFunction(density: density).energy)
    volume = detector.fiducial
    if case .uniform(let field) = detector.fields.drift {
      uniform = Self.laws(detector.model, field: field, density: density)
    } else {
      uniform = nil
    }
  }

  func chunk(_ events: Range<Int>) -> EventChunk {
    var chunk = EventChunk(count: events.count, cuts: plan.cuts)
    var record = traces.map { _ in SignalTraces(of: plan.detector) }
    for event in events { make(event, into: &chunk, &record) }
    return chunk
  }

  private func make(_ event: Int, into chunk: inout EventChunk, _ record: inout SignalTraces?) {
    func stream(_ purpose: RandomPurpose) -> RandomStream {
      RandomStream(seed: plan.seed, purpose: purpose, index: UInt64(event))
    }
    let detector = plan.detector
    var truth = stream(.truth)
    let energy = plan.source.energy(using: &truth)
    let position = plan.position ?? volume.sample(using: &truth)

    let field = detector.fields.drift.value(at: position, in: detector.geometry)
    let laws = uniform ?? Self.laws(detector.model, field: field, density: density)
    let yields = laws.yields.mean(plan.source.interaction, energy: energy)
    var draws = stream(.quanta)
    let quanta = laws.recombination.sampler(for: yields).sample(using: &draws)

    var light = stream(.areas)
    let areas = signals.areas(of: quanta, at: position, using: &light)
    let isKept = chunk.acceptance.keeps(areas, at: position, in: detector, scale: scale)
    guard isKept || plan.recording == .all else { return }
    chunk.number.append(event)
    chunk.energy.append(energy)
    chunk.x.append(position.x)
    chunk.y.append(position.y)
    chunk.z.append(position.z)
    chunk.photons.append(quanta.photons)
    chunk.excitons.append(quanta.excitons)
    chunk.electrons.append(quanta.electrons)
    chunk.areas.append(areas)
    chunk.energyScale.append(scale.energy(of: areas))
    chunk.isKept.append(isKept)

    guard let traces, var room = record else { return }
    record = nil  // so that the room is not copied
    let times = PhotonBirthLaws(
      plan.source.interaction, energy: energy, field: field, release: detector.model.release)
    var shares = stream(.traces)
    traces.record(areas, of: quanta, at: position, times: times, into: &room, using: &shares)
    chunk.append(room)
    record = room
  }

  private static func laws(
    _ model: XenonModel, field: Double, density: Double
  ) -> (yields: YieldModel, recombination: RecombinationModel) {
    (
      YieldModel(model, field: field, density: density),
      RecombinationModel(model, field: field, density: density)
    )
  }
}
