import Foundation
import Plotting
import Reporting
import Storage

extension DarwinStudy {
  /// The page that a person reads: every figure and table, and what stands behind them.
  var report: Stage {
    Stage(
      "report", summary: "the report",
      configuration: part(settings) + (isQuick ? "quick\n" : ""),
      inputs: [
        DarwinFile.results, DarwinFile.rates, DarwinFile.model, DarwinFile.weightScan,
        DarwinFile.statistics, DarwinFile.plane, DarwinFile.contours, DarwinFile.soundness,
        DarwinFile.trainingElectrons, DarwinFile.trainingNuclei, DarwinFile.electronScores,
        DarwinFile.nucleiScores,
      ] + settings.background.components.map { DarwinFile.background($0.name) }
        + settings.signals.masses.map(DarwinFile.signal(mass:)),
      outputs: [DarwinFile.report], effort: 8
    ) { work in
      try DarwinReport(self, work).report(work).write(
        to: work.path(DarwinFile.report), overwrite: true)
    }
  }
}
