import Learning
import Storage

extension DarwinStudy {
  /// One file of all numbers.
  var results: Stage {
    Stage(
      "results", summary: "all numbers in one file",
      configuration: part(
        settings.exposure, settings.networks.coefficient, settings.signals.benchmark,
        settings.background.components),
      inputs: [
        DarwinFile.rates, DarwinFile.model, DarwinFile.history, DarwinFile.weightScan,
        DarwinFile.statistics, DarwinFile.contours, DarwinFile.soundness,
      ] + settings.background.components.map { DarwinFile.background($0.name) }
        + settings.signals.masses.map(DarwinFile.signal(mass:)),
      outputs: [DarwinFile.results], effort: 1
    ) { work in
      try work.folder.write(try DarwinResults(self, work), to: DarwinFile.results)
    }
  }
}
