import Inference
import Learning
import Storage

extension DarwinStudy {
  /// What another weight of the classifier would do, on events that are used nowhere else.
  ///
  /// The signal is one of nuclear recoils uniform in energy, of no mass that results are quoted for.
  var weightScan: Stage {
    Stage(
      "weight-scan", summary: "the classifier's weight in the score",
      configuration: part(
        settings.seed, detector, settings.region, settings.exposure, settings.scan,
        settings.background, settings.statistics),
      inputs: [DarwinFile.rates, DarwinFile.model],
      outputs: [DarwinFile.scanBackground, DarwinFile.scanSignal, DarwinFile.weightScan],
      effort: 8 + 8e-4 * Double(settings.scan.backgroundEvents + settings.scan.signalEvents)
    ) { work in
      let rates = try work.json(DarwinFile.rates, as: ExpectedRates.self)
      let scoring = try scoring(work)
      let background = try scanBackground(rates)
      let signal = try ScoredSample(
        rates.scan, number: 0, kept: Double(settings.scan.signalEvents),
        exposure: settings.exposure, seed: seed(.scanSignal))
      let meter = WorkMeter(of: background + [signal], for: work)
      try await score(background, to: DarwinFile.scanBackground, by: scoring, work, meter)
      try await score([signal], to: DarwinFile.scanSignal, by: scoring, work, meter)
      try scanWeights(scoring.model, work)
    }
  }

  /// Electron recoils: those of the first component, from other seeds.
  private func scanBackground(_ rates: ExpectedRates) throws -> [ScoredSample] {
    let group = settings.background.components[0].name
    let all = rates.expected(group, in: settings.exposure)
    return try rates.background.filter { $0.group == group }.enumerated().map { number, source in
      let share = source.expected(in: settings.exposure).value / all
      return try ScoredSample(
        source, number: number, kept: max(1, share * Double(settings.scan.backgroundEvents)),
        exposure: settings.exposure, seed: seed(.scanBackground(number)))
    }
  }

  /// So many signal events are looked for, in the exposure that is quoted.
  static let scanSignalEvents = 100.0

  private func scanWeights(_ model: AnomalyModel, _ work: StageWork) throws {
    let background = try ScoredEvents(path: work.path(DarwinFile.scanBackground))
    let signal = try ScoredEvents(path: work.path(DarwinFile.scanSignal))
    let table = try CSVWriter(
      path: work.path(DarwinFile.weightScan),
      columns: [
        "weight", "R", "statistic", "Z_median", "Z_16pct", "Z_84pct",
      ], overwrite: true)
    let component = settings.background.components[0]
    for weight in settings.scan.weights {
      let expected = try Background([
        try BackgroundComponent.of(
          try background.events(scores: try background.scores(weight: weight, of: model)),
          name: component.name, expected: background.expected, uncertainty: component.uncertainty)
      ])
      let shape = try signal.events(scores: try signal.scores(weight: weight, of: model))
        .signalShape
      let added = try Signal(shape, expected: Self.scanSignalEvents)
      let coefficient = model.members.reduce(0) { $0 + weight * $1.score.naturalWeight }
      for kind in [StatisticKind.paperQ, .centredQ, .knownSignal(added)] {
        let band = try kind.prepared(for: expected).band(with: added)
        try table.append(row: [
          .number(weight), .number(coefficient / Double(model.members.count)), .text(kind.name),
          .number(band.median.z), .number(band.lower.z), .number(band.upper.z),
        ])
        try work.reach(1)
      }
    }
    try table.commit()
  }
}

extension ScoredEvents {
  /// The anomaly scores with another weight of the classifier: the mean over the members of a model.
  func scores(weight: Double, of model: AnomalyModel) throws -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for member in model.members {
      let group = model.members.count > 1 ? "seed_\(member.seed)/" : ""
      let elbo = try numbers("\(group)negative_elbo")
      let logit = try numbers("\(group)logit")
      let coefficient = weight * member.score.naturalWeight
      for event in sums.indices {
        sums[event] += elbo[event] + coefficient * AnomalyScore.softplus(logit[event])
      }
    }
    return sums.map { $0 / Double(model.members.count) }
  }
}
