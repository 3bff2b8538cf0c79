import CommandLineKit
import Studies
import Synchronization

/// Tells a person how a study goes: which stage, how much of all is done, the time left.
final class StudyMeter: Sendable {
  private let meter: ProgressMeter
  private let stages: [String]
  private let isQuiet: Bool
  /// Parts of a whole, fine enough for a bar of any width.
  private static let whole = 10_000

  init(of runner: StudyRunner, isQuiet: Bool) {
    stages = runner.stages.map(\.name)
    self.isQuiet = isQuiet
    meter = ProgressMeter(
      "study", total: Self.whole, unit: "", style: .automatic(isQuiet: isQuiet))
  }

  /// Hears what happens; ends the study where the user wants it.
  @Sendable func observe(_ event: StudyRunner.Event) throws {
    try Interruption.check()
    switch event {
    case .unchanged: break
    case .began: break
    case .reached(let share, let stage):
      meter.reach(Int(share * Double(Self.whole)), remark: words(for: stage))
    case .ended: break
    }
  }

  /// Ends the report.
  func finish() { meter.finish() }

  private func words(for stage: Stage) -> String {
    let number = (stages.firstIndex(of: stage.name) ?? 0) + 1
    return "\(number) of \(stages.count): \(stage.summary)"
  }
}
