import CommandLineKit
import Learning

/// Tells a person how a training goes: which network, which epoch, its losses, the time left.
final class TrainingReport {
  private let settings: NetworkSettings
  private let arguments: ParsedArguments
  private var meter: ProgressMeter?
  private var subject = ""

  init(_ settings: NetworkSettings, _ arguments: ParsedArguments) {
    self.settings = settings
    self.arguments = arguments
  }

  /// Reports an epoch; training goes on unless the user no longer wants it.
  func afterEpoch(_ epoch: AnomalyTraining.Epoch) -> TrainingDecision {
    let record = epoch.record
    let label = "\(epoch.network.rawValue), seed \(epoch.seed)"
    if label != subject {
      meter?.finish()
      // Early stopping may end it before.
      meter = arguments.progressMeter(label, total: epoch.epochs, unit: "epochs")
      subject = label
    }
    let losses = [("loss", record.training.first), ("held out", record.validation.first)]
    meter?.reach(
      record.epoch,
      remark: losses.compactMap { name, loss in loss.map { "\(name) \(Float($0))" } }
        .joined(separator: ", "))
    return Interruption.isRequested ? .stop : .goOn
  }

  /// Ends the report.
  func finish() { meter?.finish() }
}
