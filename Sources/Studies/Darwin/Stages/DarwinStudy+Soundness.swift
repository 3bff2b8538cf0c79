import Foundation
import Inference
import Kernels
import Learning
import Numerics
import Storage

extension DarwinStudy {
  /// Checks of the numbers: false alarms, held-out scores, the size of the simulation, the seeds.
  var soundness: Stage {
    Stage(
      "soundness", summary: "do the numbers mean what they say?",
      configuration: part(
        settings.seed, settings.exposure, settings.statistics, settings.signals.benchmark,
        settings.networks.seeds, settings.background.components.map(\.uncertainty)),
      inputs: settings.background.components.map { DarwinFile.background($0.name) }
        + settings.signals.masses.map(DarwinFile.signal(mass:))
        + [
          DarwinFile.scanBackground, DarwinFile.model, DarwinFile.electronScores,
          DarwinFile.nucleiScores,
        ],
      outputs: [DarwinFile.soundness],
      effort: 6 + 2 * Double(settings.statistics.bootstrap) + 15 * statisticEffort
    ) { work in
      let scores = try DarwinScores(settings, work)
      var rows = try work.values("separation") { try separation(work) }
      try work.reach(0.1)
      rows += try work.values("held-out") { try heldOut(scores, work) }
      try work.reach(0.2)
      rows += try work.values("seeds") { try scatterOfSeeds(scores, work) }
      try work.reach(0.4)
      rows += try work.values("bootstrap") { try sizeOfSimulation(scores, work) }
      try work.reach(0.7)
      rows += try work.values("alarms") { try falseAlarms(scores, work) }
      let table = try CSVWriter(
        path: work.path(DarwinFile.soundness), columns: SoundnessRow.columns, overwrite: true)
      for row in rows {
        try table.append(row: [
          .text(row.check), .text(row.subject), .number(row.value), .number(row.error ?? .nan),
          .number(row.expected ?? .nan),
        ])
      }
      try table.commit()
    }
  }

  /// Checks quote the shortest of the exposures, where nothing is beyond doubt.
  var checkedExposure: Double {
    settings.statistics.quoted.min() ?? settings.exposure
  }

  /// How well the classifier tells the kinds apart, on rows that it has not learnt from.
  private func separation(_ work: StageWork) throws -> [SoundnessRow] {
    let samples = try HeldOutScores(settings.networks, region: settings.region, work)
    return samples.ranges.compactMap { range in
      guard
        let found = Separation(
          background: samples.logits(of: .electrons, in: range),
          signal: samples.logits(of: .nuclei, in: range))
      else { return nil }
      return SoundnessRow(
        check: SoundnessRow.separation,
        subject: "S1c \(range.lowerBound) to \(range.upperBound) phd", value: found.area,
        error: found.areaError, expected: nil)
    }
  }

  /// The largest distance between the scores of electron recoils of another seed and their density.
  ///
  /// In units in which 1.36 is exceeded in one of twenty cases (Kolmogorov).
  private func heldOut(_ scores: DarwinScores, _ work: StageWork) throws -> [SoundnessRow] {
    let others = try ScoredEvents(path: work.path(DarwinFile.scanBackground))
    return try [ScoreSpace.score, .classifier].map { space in
      let density = try ScoreDensity(of: try scores.components[0].events.events(in: space))
      let sample = try others.events(in: space)
      let order = sample.scores.first.indices.sorted {
        sample.scores.first[$0] < sample.scores.first[$1]
      }
      let total = sample.totalWeight
      var below = 0.0
      var distance = 0.0
      for event in order {
        let cumulative = density.cumulative(sample.scores.first[event])
        distance = max(distance, abs(cumulative - below / total))
        below += sample.weights[event]
        distance = max(distance, abs(cumulative - below / total))
      }
      let all = try scores.components[0].events.events(in: space).effectiveCount
      let effective = 1 / (1 / sample.effectiveCount + 1 / all)
      return SoundnessRow(
        check: "distance of other electron recoils from the density used", subject: space.rawValue,
        value: distance * effective.squareRoot(), error: nil, expected: 1.36)
    }
  }

  /// The significance by the networks of each seed alone.
  private func scatterOfSeeds(_ scores: DarwinScores, _ work: StageWork) throws -> [SoundnessRow] {
    guard settings.networks.seeds.count > 1 else { return [] }
    return try [ScoreSpace.score, .networks, .charge].flatMap { space in
      try settings.networks.seeds.map { seed in
        let background = try scores.background(in: space, exposure: checkedExposure, seed: seed)
        let signal = try scores.signal(
          mass: settings.signals.benchmark.mass, in: space, exposure: checkedExposure, seed: seed)
        let band = try KnownSignal(signal, for: background).band(with: signal)
        try work.reach(0.3)
        return SoundnessRow(
          check: SoundnessRow.oneSeed(at: checkedExposure),
          subject: "\(space.rawValue), seed \(seed)", value: band.median.z, error: nil,
          expected: nil)
      }
    }
  }

  /// The significance of replicas of the simulated background.
  private func sizeOfSimulation(
    _ scores: DarwinScores, _ work: StageWork
  ) throws -> [SoundnessRow] {
    guard settings.statistics.bootstrap > 1 else { return [] }
    return try [ScoreSpace.score, .networks, .charge, .areas].map { space in
      let background = try scores.background(in: space, exposure: checkedExposure)
      let signal = try scores.signal(
        mass: settings.signals.benchmark.mass, in: space, exposure: checkedExposure)
      let whole = try KnownSignal(signal, for: background).band(with: signal).median.z
      var found = (0..<settings.statistics.bootstrap).map { _ in
        Result<Double, InferenceError>.success(0)
      }
      var span = found.mutableSpan
      forEachChunk(of: &span, size: 1, threads: work.threads) { range, part in
        do throws(InferenceError) {
          let drawn = try background.bootstrapped(
            replica: range.lowerBound, seed: settings.seed)
          part[0] = .success(try KnownSignal(signal, for: drawn).band(with: signal).median.z)
        } catch {
          part[0] = .failure(error)
        }
      }
      var replicas = Moments()
      for replica in found { replicas.add(try replica.get()) }
      try work.reach(0.5)
      return SoundnessRow(
        check: SoundnessRow.replicas(at: checkedExposure),
        subject: space.rawValue, value: replicas.mean,
        error: replicas.sampleVariance.squareRoot(), expected: whole)
    }
  }

  /// The share of background alone that reaches 2 sigma, where a half of the simulation is the model.
  private func falseAlarms(_ scores: DarwinScores, _ work: StageWork) throws -> [SoundnessRow] {
    let kinds: [(ScoreSpace, StatisticKind)] = [
      (.score, .averagedRatio), (.classifier, .countInRegion(.highest(0.01))),
      (.classifier, .averagedRatio),
    ]
    var tails = settings.statistics.tails(seed: settings.seed, threads: work.threads)
    tails.toys = min(tails.toys, 10_000)
    return try kinds.map { space, kind in
      let alarms = try FalseAlarms(
        of: kind, for: try scores.background(in: space, exposure: checkedExposure), threshold: 2,
        splits: 4, toys: 500, plan: tails
      ) { try work.reach(0.8) }
      return SoundnessRow(
        check: "share of background alone above 2 sigma, model from half of the simulation",
        subject: "\(space.rawValue), \(kind.name)", value: alarms.rate, error: alarms.error,
        expected: alarms.nominalRate)
    }
  }
}
