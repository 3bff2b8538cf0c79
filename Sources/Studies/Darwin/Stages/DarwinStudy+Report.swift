import Foundation
import Plotting
import Reporting
import Storage

extension DarwinStudy {
  /// The page that a person reads: every figure and table, and what stands behind them.
  var report: Stage {
    Stage(
      "report", summary: "the report",
      configuration: part(settings) + (isQuick ? Self.quickMark : ""),
      inputs: [
        DarwinFile.results, DarwinFile.energy, DarwinFile.rates, DarwinFile.model,
        DarwinFile.weightScan, DarwinFile.statistics, DarwinFile.plane, DarwinFile.contours,
        DarwinFile.likelihood, DarwinFile.soundness,
        DarwinFile.trainingElectrons, DarwinFile.trainingNuclei, DarwinFile.electronScores,
        DarwinFile.nucleiScores,
      ] + settings.background.components.map { DarwinFile.background($0.name) }
        + settings.signals.masses.map(DarwinFile.signal(mass:))
        + (own == nil
          ? []
          : [
            DarwinFile.ownScores, DarwinFile.ownSummary, DarwinFile.ownTests, DarwinFile.ownEvents,
          ]),
      outputs: [DarwinFile.report], effort: 8
    ) { work in
      let files = try DarwinReport(self, work).report(work).write(
        to: work.path(DarwinFile.report), overwrite: true)
      let folder = Report.figureFolder(of: DarwinFile.report)
      work.made(beside: files.map { "\(folder)/\($0)" })
    }
  }
}
