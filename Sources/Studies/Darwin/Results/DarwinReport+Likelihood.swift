import Reporting

extension DarwinReport {
  /// What a search that knows the signal reaches on the same events, and what it costs not to know it.
  var likelihoodSection: ReportSection {
    let rows = likelihood.rows
    let level = short(100 * settings.likelihood.level)
    let exposure = short(settings.exposure)
    return ReportSection(
      "What model independence costs",
      [
        .text(costSentence),
        .table(
          ReportTable(
            "likelihood",
            [
              .init("mass [GeV]", .numbers(rows.map(\.mass))),
              .init("\(level) % limit [cm2]", .numbers(rows.map(\.limit.crossSection))),
              .init("from [cm2]", .numbers(rows.map(\.band.lower))),
              .init("to [cm2]", .numbers(rows.map(\.band.upper))),
              .init("events", .numbers(rows.map(\.limit.events))),
              .init("3 sigma [cm2]", .numbers(rows.map(\.discovery.crossSection))),
              .init("its events", .numbers(rows.map(\.discovery.events))),
              .init("relative error", .numbers(rows.map(\.error))),
            ],
            caption:
              "The profile likelihood of S1c and log10 S2c where the signal is known, in \(exposure) "
              + "tonne-years: the median upper limit of experiments without it, with what 16 and 84 % "
              + "of them do not exceed, and where the median of experiments with it reaches three "
              + "standard deviations. Templates are those of the same simulation, every rate is free "
              + "within its uncertainty; thresholds and tails are those of pseudo-experiments.")),
        .table(
          ReportTable(
            "costs",
            [.init("mass [GeV]", .numbers(rows.map(\.mass)))]
              + DarwinStudy.Search.allCases.map { search in
                .init(
                  "\(search.statistic), \(search.space.name)",
                  .numbers(rows.map { cost(of: search, $0) }))
              },
            caption:
              "The signal events with which the median reaches three standard deviations in \(exposure) "
              + "tonne-years, over those that the profile likelihood needs. The likelihood ratio that knows "
              + "the signal's strength, too, is the most powerful test: its ratio is one within what the size "
              + "of the simulation leaves open.")),
      ])
  }

  private func cost(of search: DarwinStudy.Search, _ row: LikelihoodTable.Row) -> Double? {
    plane.events(search.space, search.statistic, 3, mass: row.mass).map {
      $0 / row.discovery.events
    }
  }

  /// What stands between a search for anything and one for a known signal.
  private var recoilSentence: String {
    guard let row = likelihood.row(mass: benchmark.mass),
      let anything = cost(of: .areas, row), let recoils = cost(of: .areaRecoils, row),
      let charge = cost(of: .chargeRecoils, row)
    else { return "" }
    return
      " By the corrected areas, as that search sees events, a signal that may lie anywhere costs "
      + "\(short(anything)) times as many events, nuclear recoils of any falling spectrum "
      + "\(short(recoils)) times; these by the classifier and S2, \(short(charge)) times."
  }

  private var costSentence: String {
    guard let row = likelihood.row(mass: benchmark.mass) else { return "" }
    let known =
      "A search that knows the signal finds WIMPs of \(short(row.mass)) GeV at a median of three "
      + "standard deviations with \(short(row.discovery.events)) events"
    let costs = likelihood.rows.compactMap { cost(of: .networks, $0) }
    guard let least = costs.min(), let most = costs.max(),
      let events = plane.events(.networks, "averaged-lr", 3, mass: row.mass)
    else { return "\(known); without a model of it, none of the masses is found." }
    return "\(known); the averaged likelihood ratio of both networks, which knows of none, needs "
      + "\(short(events)), \(short(events / row.discovery.events)) times as many. Over all masses the "
      + "factor is \(short(least)) to \(short(most)).\(recoilSentence)"
  }
}
