import Inference
import Storage

extension DarwinStudy {
  /// The search that knows each signal: a profile likelihood of counts over the corrected areas.
  ///
  /// Its templates are the densities of the same simulated events that all statistics over the areas
  /// take, in cells none of which expects less than the simulation supports; each rate is free within
  /// its uncertainty.
  var likelihood: Stage {
    let masses = settings.signals.masses
    return Stage(
      "likelihood", summary: "limits and discoveries where the signal is known",
      configuration: part(
        settings.seed, settings.exposure, settings.likelihood, settings.signals.benchmark,
        settings.background.components.map(\.uncertainty)),
      inputs: settings.background.components.map { DarwinFile.background($0.name) }
        + masses.map(DarwinFile.signal(mass:)) + [DarwinFile.plane, DarwinFile.contours],
      outputs: [DarwinFile.likelihood, DarwinFile.costs],
      effort: 1 + 2e-3 * Double(masses.count * settings.likelihood.toys)
    ) { work in
      let scores = try DarwinScores(settings, work)
      let background = try scores.background(in: .areas, exposure: settings.exposure)
      let cells = try ScoreCells(background)
      var rows: [LikelihoodRow] = []
      for (number, mass) in masses.enumerated() {
        rows.append(
          try work.values(SignalSettings.name(mass: mass)) {
            try likelihoodRow(
              try scores.signal(mass: mass, in: .areas, exposure: settings.exposure), mass,
              over: background, in: cells, work)
          })
        try work.reach(Double(number + 1) / Double(masses.count))
      }
      try write(rows, work)
      try write(try costs(rows, work), work)
    }
  }

  /// The limits and the discovery of one mass.
  private func likelihoodRow(
    _ signal: Signal, _ mass: Double, over background: Background, in cells: ScoreCells,
    _ work: StageWork
  ) throws -> LikelihoodRow {
    let model = try LikelihoodModel(of: signal.shape, over: background, in: cells)
    let toys = settings.likelihood.toys
    let plan = LimitPlan(
      levels: [settings.likelihood.level], calibration: .toys(toys), seed: settings.seed,
      threads: work.threads)
    let ledger = ToyLedger()
    ledger.onToys = { _ in try work.reach(0) }
    let found = try plan.sensitivity(model, interest: model.interest[0], ledger: ledger)
    let discovery = try DiscoveryEnsemble(model, interest: model.interest[0]).reach(
      3, plan: ToyEnsemble.Plan(count: toys, seed: settings.seed, threads: work.threads))
    return LikelihoodRow(
      mass: mass, perEvent: settings.signals.benchmark.crossSection / signal.expected,
      limits: found[0].limits.ends, limitMethod: "\(TailMethod.toys(toys))", discovery: discovery,
      discoveryMethod: "\(TailMethod.weightedToys(toys))")
  }

  /// What every mapped statistic needs more than the likelihood.
  private func costs(_ rows: [LikelihoodRow], _ work: StageWork) throws -> [CostRow] {
    let plane = try DarwinPlane(
      plane: work.path(DarwinFile.plane), contours: work.path(DarwinFile.contours))
    return rows.flatMap { row in
      Search.allCases.map { search in
        CostRow(
          mass: row.mass, space: search.space, statistic: search.statistic,
          events: plane.events(search.space, search.statistic, 3, mass: row.mass),
          known: row.discovery.value)
      }
    }
  }

  private func write(_ rows: [LikelihoodRow], _ work: StageWork) throws {
    let table = try CSVWriter(
      path: work.path(DarwinFile.likelihood), columns: LikelihoodRow.columns, overwrite: true)
    for row in rows {
      let band = [0, 1, 3, 4].map { CSVValue.number(row.perEvent * row.limits[$0]) }
      try table.append(
        row: [.number(row.mass), .number(row.limits[2]), .number(row.limit)] + band + [
          .text(row.limitMethod), .number(row.discovery.value),
          .number(row.discoveryCrossSection), .number(row.discovery.relativeError),
          .text(row.discoveryMethod),
        ])
    }
    try table.commit()
  }

  private func write(_ rows: [CostRow], _ work: StageWork) throws {
    let table = try CSVWriter(
      path: work.path(DarwinFile.costs), columns: CostRow.columns, overwrite: true)
    for row in rows {
      try table.append(row: [
        .number(row.mass), .text(row.space.rawValue), .text(row.statistic),
        .number(row.events ?? .nan), .number(row.known), .number(row.ratio ?? .nan),
      ])
    }
    try table.commit()
  }
}
