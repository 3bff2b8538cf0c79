import Learning
import Storage

extension DarwinStudy {
  /// The name of the stage whose record has all settings.
  static let resultsName = "results"

  /// One file of all numbers.
  var results: Stage {
    Stage(
      Self.resultsName, summary: "all numbers in one file", version: 2,
      configuration: part(settings, detector) + (isQuick ? Self.quickMark : ""),
      inputs: [
        DarwinFile.rates, DarwinFile.model, DarwinFile.history, DarwinFile.weightScan,
        DarwinFile.statistics, DarwinFile.plane, DarwinFile.contours, DarwinFile.likelihood,
        DarwinFile.costs, DarwinFile.soundness, DarwinFile.electronScores,
      ] + settings.background.components.map { DarwinFile.background($0.name) }
        + settings.signals.masses.map(DarwinFile.signal(mass:))
        + (own == nil ? [] : [DarwinFile.ownSummary, DarwinFile.ownTests]),
      outputs: [DarwinFile.energy, DarwinFile.results], effort: 1
    ) { work in
      try EnergyResolution(settings.networks, of: work.path(DarwinFile.electronScores))
        .write(to: work.path(DarwinFile.energy))
      try work.folder.write(try DarwinResults(self, work), to: DarwinFile.results)
    }
  }
}
