import Learning
import Plotting
import Reporting
import Storage

extension DarwinReport {
  /// What is expected: spectra, counts, charge and light.
  func expectedSection() throws -> ReportSection {
    let sources = rates.background + rates.signals
    let table = ReportTable(
      "counts",
      [
        .init("source", .texts(sources.map(\.name))),
        .init("belongs to", .texts(sources.map(\.group))),
        .init("rate [1/(t y)]", .numbers(sources.map(\.rate))),
        .init("in the region", .numbers(sources.map(\.acceptance.share))),
        .init(
          "expected", .numbers(sources.map { $0.expected(in: settings.exposure).value })),
        .init("error", .numbers(sources.map { $0.expected(in: settings.exposure).error })),
      ],
      caption:
        "Rates within the simulated energies, the share that passes the trigger and the cuts, "
        + "and the counts expected; the error is that of the simulation.")
    return ReportSection(
      "What is expected",
      [
        .figure(
          ReportFigure(
            "spectra", .darwinSpectra(rates, settings: settings),
            caption: "Expected spectra of the background, all of it and what is in the region.")),
        .table(table),
        .figure(
          ReportFigure(
            "bands", try .darwinBands(scores, settings: settings),
            caption: "Charge and light of the background, with as many events of the benchmark as "
              + "are expected.")),
      ])
  }

  /// One event of each kind.
  func eventSection(_ work: StageWork) throws -> ReportSection {
    var parts: [ReportSection.Part] = []
    for (name, file) in [
      ("electron recoil", DarwinFile.trainingElectrons),
      ("nuclear recoil", DarwinFile.trainingNuclei),
    ] {
      let events = try EventFile(path: work.path(file))
      let s1 = try events.column("areas/s1c") ?? []
      let kept = try events.column("areas/kept") ?? []
      // The first with enough light to be looked at.
      guard
        let number = s1.indices.first(where: { (30...60).contains(s1[$0]) && kept[$0] == 1 })
          ?? s1.indices.first(where: { kept[$0] == 1 }),
        let figure = Figure.event(try events.event(number), of: events)
      else { continue }
      parts.append(
        .figure(
          ReportFigure(
            "event-\(name)", figure,
            caption: "A simulated \(name): waveforms of S1 and S2, and the hits of both arrays.")))
    }
    return ReportSection("One event of each kind", parts)
  }

  /// What the networks have learnt.
  func networkSection(_ work: StageWork) throws -> ReportSection {
    let latent = try LatentVariable(
      settings.networks, of: work.path(DarwinFile.electronScores))
    let energy = try EnergyResolution(
      settings.networks, of: work.path(DarwinFile.electronScores))
    return ReportSection(
      "What the networks have learnt",
      [
        .figure(
          ReportFigure(
            "networks", .networks(model),
            caption: "The networks: of each layer how many numbers it hands on and what is done to "
              + "them. The autoencoder draws z from the normal law of its encoder, and tells of each "
              + "number of its input a mean and a variance. The input is "
              + model.map.inputs.blocks.map { "\($0.count) of \($0.name)" }.joined(separator: ", ")
              + ".")),
        .figure(
          ReportFigure(
            "training", .training(model),
            caption: "Losses of the events learnt from and of those held out, epoch by epoch.")),
        .figure(
          ReportFigure(
            "autoencoder", .darwinAutoencoder(held, latent: latent, energy: energy),
            caption: "What the autoencoder knows of energy: its loss, the latent variable that "
              + "follows the energy of electron recoils best, and how well all of them tell it. "
              + "The energy by latent variables is a regression on them and their products, that by "
              + "areas one on S1c and S2c; both learnt from the events of the training and are "
              + "judged on those held out.")),
        .figure(
          ReportFigure(
            "classifier", .darwinClassifier(held),
            caption: "The classifier on events that it has not learnt from, and its leakage of "
              + "electron recoils against the acceptance of nuclear ones.")),
      ])
  }

  /// The score and the weight of its parts.
  func scoreSection(_ work: StageWork) throws -> ReportSection {
    let table = try CSVTable(path: work.path(DarwinFile.weightScan))
    let names = try table.strings("statistic")
    let weights = try table.numbers("weight")
    let medians = try table.numbers("Z_median", nonFinite: .accepted)
    let scan = names.indices.map { (statistic: names[$0], weight: weights[$0], z: medians[$0]) }
    return ReportSection(
      "The score",
      [
        .text(
          "TS = beta KL - log N(x; x_D, sigma_D^2) - R log(1 - p), with R of "
            + "\(short(settings.networks.coefficient)) in units of half the scatter of the first two "
            + "terms over electron recoils. The scan below stands on events that are used nowhere "
            + "else, and on \(short(DarwinStudy.scanSignalEvents)) signal events of no mass that is "
            + "quoted."),
        .figure(
          ReportFigure(
            "weights", .darwinWeights(scan),
            caption: "Median significance against the weight of the classifier.")),
        .figure(
          ReportFigure(
            "logits", try .darwinScores(scores, in: .classifier, settings: settings),
            caption: "The classifier's logit of background and signals.")),
      ])
  }

  /// Every statistic at the exposures that are quoted.
  func testSection(_ work: StageWork) throws -> ReportSection {
    var parts: [ReportSection.Part] = [
      .figure(
        ReportFigure(
          "paper-q",
          try .darwinTest(scores, settings: settings, threads: work.threads),
          caption: "The paper's statistic in pseudo-experiments of \(short(settings.exposure)) "
            + "tonne-years, and its exact law. Z is that of the median, rates uncertain."))
    ]
    for exposure in settings.statistics.quoted {
      let rows = statistics.rows.filter { $0.exposure == exposure }
      parts.append(
        .table(
          ReportTable(
            "statistics-\(short(exposure))",
            [
              .init("events are judged by", .texts(rows.map(\.space.name))),
              .init("statistic", .texts(rows.map(\.statistic))),
              .init(
                "median Z", .numbers(rows.map(\.median)),
                lowerBounds: Set(rows.indices.filter { rows[$0].isLowerBound })),
              .init("error", .numbers(rows.map { rounded(errors.error(of: $0)) })),
              .init("16 %", .numbers(rows.map(\.lower))),
              .init("84 %", .numbers(rows.map(\.upper))),
            ],
            caption: "The benchmark in \(short(exposure)) tonne-years: the significance of half of "
              + "all experiments, and what 16 % and 84 % of them do not reach. The error of the "
              + "median is that of pseudo-experiments"
              + (settings.networks.seeds.count > 1
                ? ", of the size of the simulated background and of the seeds of the training"
                : " and of the size of the simulated background")
              + "; what is larger than pseudo-experiments can tell is marked by >.")))
    }
    let lines = statistics.curves
    parts.append(
      .table(
        ReportTable(
          "three-sigma",
          [
            .init("events are judged by", .texts(lines.map(\.space.name))),
            .init("statistic", .texts(lines.map(\.statistic))),
            .init(
              "tonne-years to 3 sigma",
              .numbers(lines.map { statistics.exposure(reaching: 3, $0.space, $0.statistic) })),
            .init(
              "error",
              .numbers(
                lines.map { statistics.error(reaching: 3, $0.space, $0.statistic, errors) })),
          ],
          caption:
            "The exposure at which the median reaches three standard deviations, between the "
            + "exposures that were looked at.")))
    return ReportSection("The tests", parts)
  }

  /// The plane of mass and cross section, and what it costs not to know the signal.
  var planeSection: ReportSection {
    let masses = settings.signals.masses
    let searches = DarwinStudy.Search.allCases
    var columns: [ReportTable.Column] = [.init("mass [GeV]", .numbers(masses))]
    for search in searches {
      columns.append(
        .init(
          "\(search.statistic), \(search.space.name)",
          .numbers(
            masses.map { plane.events(search.space, search.statistic, 3, mass: $0) })))
    }
    columns.append(
      .init(
        "cost of not knowing it",
        .numbers(
          masses.map { mass in
            guard let anomaly = plane.events(.networks, "averaged-lr", 3, mass: mass),
              let known = plane.events(.areas, "known-signal", 3, mass: mass)
            else { return nil }
            return anomaly / known
          })))
    return ReportSection(
      "Masses and cross sections",
      [
        .table(
          ReportTable(
            "events", columns,
            caption:
              "Signal events in \(short(settings.exposure)) tonne-years with which the median "
              + "reaches three standard deviations. The cost is the ratio of the averaged likelihood "
              + "ratio over both networks to the likelihood ratio that knows the signal."))
      ])
  }

  /// The checks.
  func soundnessSection(_ work: StageWork) throws -> ReportSection {
    let table = try CSVTable(path: work.path(DarwinFile.soundness))
    func numbers(_ column: String) throws -> ReportTable.Values {
      .numbers(
        try table.numbers(column, nonFinite: .accepted).map { $0.isFinite ? $0 : nil })
    }
    return ReportSection(
      "Do the numbers mean what they say?",
      [
        .table(
          ReportTable(
            "soundness",
            [
              .init("check", .texts(try table.strings("check"))),
              .init("of", .texts(try table.strings("subject"))),
              .init("found", try numbers("value")), .init("error", try numbers("error")),
              .init("expected", try numbers("expected")),
            ]))
      ])
  }
}
