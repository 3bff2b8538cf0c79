/// The names of the study's files within its folder.
enum DarwinFile {
  static let rates = "rates.json"
  static let spectra = "tables/spectra.csv"
  static let trainingElectrons = "training/electron-recoils.h5"
  static let trainingNuclei = "training/nuclear-recoils.h5"
  static let model = "model.h5"
  static let history = "tables/training.csv"
  static let electronScores = "training/electron-recoils-scores.h5"
  static let nucleiScores = "training/nuclear-recoils-scores.h5"
  static let background = "background.yaml"
  static let signals = "signals.yaml"
  static let weightScan = "tables/weight-scan.csv"
  static let recoils = "signals/nuclear-recoils.h5"
  static let scanBackground = "scan/background.h5"
  static let scanSignal = "scan/signal.h5"
  static let statistics = "tables/statistics.csv"
  static let reach = "tables/reach.csv"
  static let plane = "tables/plane.csv"
  static let contours = "tables/contours.csv"
  static let likelihood = "tables/likelihood.csv"
  static let costs = "tables/costs.csv"
  static let soundness = "tables/soundness.csv"
  static let energy = "tables/energy.csv"
  static let ownScores = "own/scores.h5"
  static let ownSummary = "own/summary.json"
  static let ownTests = "tables/own-tests.csv"
  static let ownEvents = "tables/own-events.csv"
  static let results = "results.json"
  static let report = "report.html"

  static func background(_ component: String) -> String { "background/\(component).h5" }
  static func signal(mass: Double) -> String { "signals/\(SignalSettings.name(mass: mass)).h5" }
}
