import Kernels
import Learning
import Response

/// A sample of simulated and scored events to be made in parts, each small enough to be made again.
struct ScoredSample {
  /// The source.
  let source: SimulationSource
  /// The number of the source, which stands beside each event.
  let number: Int
  /// How many events are made.
  let events: Int
  /// How many are made in a part.
  let perPart: Int
  /// What each event counts for, whether it passes the cuts or not.
  let weight: Double
  /// The seed.
  let seed: UInt64

  /// A part has about so many events in the region: some seconds of work.
  private static let keptPerPart = 8192.0
  /// And no more than so many in all.
  private static let mostPerPart = 1 << 20

  /// A sample with about so many events in the region.
  ///
  /// - Parameters:
  ///   - rate: The source, with its acceptance.
  ///   - number: The number of the source.
  ///   - kept: How many events are wanted in the region.
  ///   - exposure: The exposure that the weights stand for, tonne-years.
  ///   - seed: The seed.
  /// - Throws: Where none of the source's events is in the region.
  init(
    _ rate: ExpectedRates.Source, number: Int, kept: Double, exposure: Double, seed: UInt64
  ) throws {
    guard rate.acceptance.kept > 0 else {
      throw StudyError.nothingInRegion(source: rate.name, events: rate.acceptance.events)
    }
    source = try SimulationSource(rate.name)
    self.number = number
    events = max(1, Int((kept / rate.acceptance.share).rounded(.up)))
    perPart = min(
      Self.mostPerPart, max(1, Int((Self.keptPerPart / rate.acceptance.share).rounded(.up))))
    weight = rate.rate * exposure / Double(events)
    self.seed = seed
  }

  /// The numbers of the events of each part.
  var parts: [Range<Int>] {
    stride(from: 0, to: events, by: perPart).map { $0..<min($0 + perPart, events) }
  }

  /// What is to be simulated.
  func plan(_ events: Range<Int>, in detector: Detector, cuts: [EventCut]) -> SimulationPlan {
    SimulationPlan(
      detector: detector, source: source, events: events, seed: seed, level: .full, cuts: cuts,
      recording: .kept)
  }
}

extension DarwinStudy {
  /// Simulates and scores samples in parts, and joins them to one file.
  ///
  /// - Parameters:
  ///   - samples: The samples.
  ///   - output: The file, one of the stage's outputs.
  ///   - scoring: The networks.
  ///   - work: The stage's.
  ///   - meter: Hears how many events are made.
  /// - Throws: What keeps the file from being made.
  func score(
    _ samples: [ScoredSample], to output: String, by scoring: SimulatedScoring, _ work: StageWork,
    _ meter: WorkMeter
  ) async throws {
    let name = output.split(separator: "/").last.map(String.init) ?? output
    var paths: [String] = []
    for sample in samples {
      for (number, events) in sample.parts.enumerated() {
        let part = "\(sample.number)-\(number)-\(name)"
        let (path, isDone) = try work.part(part)
        if !isDone {
          _ = try await scoring.run(
            sample.plan(events, in: detector, cuts: settings.region.cuts),
            weight: sample.weight, source: sample.number, to: path,
            provenance: work.provenance(seed: sample.seed), progress: meter.reach)
          try work.keepPart(part)
          // Waveforms of many parts would leave holes between what is kept: memory is that of one.
          FreedMemory.giveBack()
        }
        try meter.finish(events.count)
        paths.append(path)
      }
    }
    try joinTables(
      paths, columns: scoring.columns, to: work.path(output), provenance: work.provenance())
  }

  /// The networks of the study, ready for events.
  func scoring(_ work: StageWork) throws -> SimulatedScoring {
    let path = work.path(DarwinFile.model)
    return try SimulatedScoring(
      try ModelFile(path: path).model(of: path), coefficient: settings.networks.coefficient,
      threads: work.threads)
  }
}
