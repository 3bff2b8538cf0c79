import Foundation
import Learning
import Response
import Storage

extension DarwinStudy {
  /// Events with waveforms and hit patterns, of both kinds.
  var trainingEvents: Stage {
    Stage(
      "training-events", summary: "events to learn from",
      configuration: part(settings.seed, detector, settings.training),
      outputs: [DarwinFile.trainingElectrons, DarwinFile.trainingNuclei],
      effort: 1 + 7e-4 * Double(settings.training.events)
    ) { work in
      let names = [DarwinFile.trainingElectrons, DarwinFile.trainingNuclei]
      for (number, source) in settings.training.sources.enumerated() {
        let seed = seed(.training(isNuclear: number == 1))
        let plan = SimulationPlan(
          detector: detector, source: try SimulationSource(source),
          events: 0..<settings.training.events, seed: seed, level: .full)
        _ = try await simulateEvents(
          plan, to: work.path(names[number]), overwrite: true, threads: work.threads,
          provenance: work.provenance(seed: seed)
        ) { events in
          try work.reach(
            (Double(number) + Double(events) / Double(settings.training.events)) / 2)
        }
      }
    }
  }

  /// The networks; a training that was ended goes on from its checkpoint.
  var training: Stage {
    Stage(
      "training", summary: "networks learn what is normal",
      configuration: part(trainedNetworks),
      inputs: [DarwinFile.trainingElectrons, DarwinFile.trainingNuclei],
      outputs: [DarwinFile.model, DarwinFile.history],
      effort: trainingEffort
    ) { work in
      let rows = try TrainingRows(of: work.stage.inputs.map(work.path))
      let task = NetworkTraining(
        rows, settings: trainedNetworks, output: work.path(DarwinFile.model),
        provenance: work.provenance(), threads: work.threads)
      let earlier: AnomalyTraining.Progress?
      do {
        earlier = try task.earlierProgress()
      } catch {
        work.note("the checkpoint is of another training and is left, \(error)")
        try? FileManager.default.removeItem(atPath: task.checkpoint)
        earlier = nil
      }
      let seeds = settings.networks.seeds
      var ended: (any Error)?
      let model = try task.run(from: earlier, overwrite: true) { epoch in
        // An epoch of the classifier takes half as long as one of the autoencoder.
        let (first, second) = (
          2 * settings.networks.autoencoder.training.epochs,
          settings.networks.classifier.training.epochs
        )
        let done =
          epoch.network == .autoencoder ? 2 * epoch.record.epoch : first + epoch.record.epoch
        let share = Double(done) / Double(first + second)
        let seed = seeds.firstIndex(of: epoch.seed) ?? 0
        do {
          try work.reach((Double(seed) + share) / Double(seeds.count))
        } catch {
          ended = error
          return .stop
        }
        return .goOn
      }
      if let ended { throw ended }
      try writeHistory(try model.model(of: task.output), work)
    }
  }

  /// An epoch of 14,000 rows with the default sizes takes 1.25 s on two cores.
  private var trainingEffort: Double {
    let vae = settings.networks.autoencoder
    let width = Double((vae.hidden.first ?? 0) + settings.networks.classifier.hidden.reduce(0, +))
    let epochs = Double(vae.training.epochs) * Double(settings.networks.seeds.count)
    return 1 + 1.3 * epochs * Double(settings.training.events) / 20_000 * width / 1152
  }

  /// The networks as they are trained: the weight of the classifier in the score has no part in it.
  private var trainedNetworks: NetworkSettings {
    var networks = settings.networks
    networks.coefficient = NetworkSettings().coefficient
    return networks
  }

  private func writeHistory(_ model: AnomalyModel, _ work: StageWork) throws {
    let table = try CSVWriter(
      path: work.path(DarwinFile.history),
      columns: ["seed", "network", "epoch", "training_loss", "validation_loss", "is_used"],
      overwrite: true)
    for member in model.members {
      for (name, network) in [("vae", member.autoencoder), ("classifier", member.classifier)] {
        for record in network.history {
          try table.append(row: [
            .integer(Int(member.seed)), .text(name), .integer(record.epoch),
            .number(record.training.first ?? .nan), .number(record.validation.first ?? .nan),
            .integer(record.epoch == network.epoch ? 1 : 0),
          ])
        }
      }
    }
    try table.commit()
  }

  /// Scores of the training events, for what the networks have learnt and how well.
  var validation: Stage {
    Stage(
      "validation", summary: "scores of the training events",
      configuration: part(settings.networks.coefficient),
      inputs: [DarwinFile.trainingElectrons, DarwinFile.trainingNuclei, DarwinFile.model],
      outputs: [DarwinFile.electronScores, DarwinFile.nucleiScores],
      effort: 1 + 3e-4 * Double(settings.training.events * settings.networks.seeds.count)
    ) { work in
      for (number, output) in work.stage.outputs.enumerated() {
        let scoring = try EventScoring(
          of: work.path(work.stage.inputs[number]), by: work.path(DarwinFile.model),
          coefficient: settings.networks.coefficient, threads: work.threads)
        try scoreEvents(
          scoring, to: work.path(output), overwrite: true, threads: work.threads,
          provenance: work.provenance()
        ) { try work.reach((Double(number) + Double($0) / Double(scoring.file.rows)) / 2) }
      }
    }
  }
}
