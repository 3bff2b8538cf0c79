import Inference
import Learning
import Storage

extension DarwinStudy {
  /// The user's own events: scored by the networks, and tested by every statistic of the study.
  func ownData(_ own: OwnEvents) -> Stage {
    let name = own.path.split(separator: "/").last.map(String.init) ?? own.path
    return Stage(
      "own-data", summary: "your events, scored and tested",
      configuration: part(
        settings.seed, settings.exposure, settings.region, settings.statistics,
        settings.networks.coefficient, settings.signals.benchmark, settings.recoils,
        settings.background.components.map(\.uncertainty))
        + "events: \(name)\ncontent: \(own.content)\nexposure: \(own.exposure)\n",
      inputs: [DarwinFile.model]
        + settings.background.components.map { DarwinFile.background($0.name) }
        + settings.signals.masses.map(DarwinFile.signal(mass:)) + [DarwinFile.recoils],
      outputs: [
        DarwinFile.ownScores, DarwinFile.ownSummary, DarwinFile.ownTests, DarwinFile.ownEvents,
      ],
      effort: 2 + 3e-4 * Double(own.count * settings.networks.seeds.count) + 5 * statisticEffort
    ) { work in
      try scoreOwn(own, work)
      let scores = try DarwinScores(settings, work)
      let sample = try OwnScores(
        path: work.path(DarwinFile.ownScores), rows: try own.events(in: settings.region))
      let share = own.exposure / settings.exposure
      let expected = scores.components.reduce(0) { $0 + $1.events.expected } * share
      try work.folder.write(
        OwnDataSummary(
          file: name, exposure: own.exposure, events: own.count, inRegion: sample.rows.count,
          expected: expected), to: DarwinFile.ownSummary)
      var rows: [OwnTestRow] = []
      for (place, space) in ScoreSpace.allCases.enumerated() {
        rows += try work.values(space.rawValue) {
          try tests(of: sample, in: space, exposure: own.exposure, scores, work)
        }
        try work.reach(Double(place + 1) / Double(ScoreSpace.allCases.count))
      }
      try write(rows, work)
      try writeStrangest(sample, scores, share: share, work)
    }
  }

  private func scoreOwn(_ own: OwnEvents, _ work: StageWork) throws {
    let scoring = try EventScoring(
      of: own.path, by: work.path(DarwinFile.model), coefficient: settings.networks.coefficient,
      threads: work.threads)
    try scoreEvents(
      scoring, to: work.path(DarwinFile.ownScores), overwrite: true, threads: work.threads,
      provenance: work.provenance()
    ) { _ in try work.reach(0) }
  }

  /// What the statistics of a space say of events.
  private func tests(
    of sample: OwnScores, in space: ScoreSpace, exposure: Double, _ scores: DarwinScores,
    _ work: StageWork
  ) throws -> [OwnTestRow] {
    let tails = settings.statistics.tails(seed: settings.seed, threads: work.threads)
    let data = try sample.sample(in: space)
    let signal = try scores.signal(
      mass: settings.signals.benchmark.mass, in: space, exposure: exposure)
    func row(
      _ name: String, _ kind: StatisticKind, on background: Background
    ) throws -> OwnTestRow {
      let statistic = try kind.prepared(for: background, plan: tails)
      let found = try statistic.evaluate(data)
      let significance = try statistic.significance(of: found)
      try work.reach(0)
      return OwnTestRow(
        space: space, statistic: name, value: found.value, probability: significance.probability,
        z: significance.z, relativeError: significance.relativeError,
        method: "\(significance.method)", beyond: found.unsupported.count)
    }
    let background = try scores.background(in: space, exposure: exposure)
    var rows = try Self.kinds(
      of: space, isQuoted: true, knowing: signal, recoils: try scores.recoils(in: space)
    ).map {
      try row($0.name, $0, on: background)
    }
    guard Self.leaking.contains(space) else { return rows }
    let leakage = settings.statistics.leakage
    let leaking = try scores.background(
      in: space, exposure: exposure,
      leakage: try Leakage(
        into: .highest(leakage.share), relativeUncertainty: leakage.uncertainty))
    rows.append(try row("known-signal, leakage uncertain", .knownSignal(signal), on: leaking))
    return rows
  }

  private func write(_ rows: [OwnTestRow], _ work: StageWork) throws {
    let table = try CSVWriter(
      path: work.path(DarwinFile.ownTests), columns: OwnTestRow.columns, overwrite: true)
    for row in rows {
      try table.append(row: [
        .text(row.space.rawValue), .text(row.statistic), .number(row.value),
        .number(row.probability), .number(row.z), .number(row.relativeError), .text(row.method),
        .integer(row.beyond),
      ])
    }
    try table.commit()
  }

  /// The events in the region by falling score, with how much background is expected above each.
  private func writeStrangest(
    _ sample: OwnScores, _ scores: DarwinScores, share: Double, _ work: StageWork
  ) throws {
    let columns = ["areas/s1c", "areas/log10_s2c", "negative_elbo", "logit", "ts"]
    let numbers = try columns.map(sample.numbers)
    let above = try ["ts", "logit"].map { try BackgroundAbove(scores, $0, share: share) }
    let table = try CSVWriter(
      path: work.path(DarwinFile.ownEvents),
      columns: [
        "event", "s1c_phd", "log10_s2c", "negative_elbo", "logit", "ts", "background_above_ts",
        "background_above_logit",
      ], overwrite: true)
    for event in sample.rows.indices.sorted(by: { numbers[4][$0] > numbers[4][$1] }) {
      let values = numbers.map { $0[event] }
      try table.append(
        row: [.integer(sample.rows[event])] + values.map { .number($0) }
          + [.number(above[0](values[4])), .number(above[1](values[3]))])
    }
    try table.commit()
  }
}
