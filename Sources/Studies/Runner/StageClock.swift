import Foundation
import Storage
import Synchronization

/// How long runs have worked on a stage, and with how much memory: also those that were killed.
///
/// Every few seconds it is noted beside the parts of the stage, so that the next run goes on counting.
final class StageClock: Sendable {
  /// What runs have spent on a stage.
  struct Spent: Codable, Equatable {
    /// What the work was on; other work begins anew.
    let lineage: Checksum
    /// The time of all runs, in seconds.
    var seconds: Double
    /// The time of all processors together, in seconds: other programs do not lengthen it.
    var processorSeconds: Double
    /// How many runs there were.
    var runs: Int
    /// The most memory of any of them, in MB; nil where the system does not say.
    var peakMemory: Double?
  }

  /// A killed run loses no more than this of its time.
  private static let interval = Duration.seconds(2)

  private let earlier: Spent
  private let folder: StudyFolder
  private let name: String
  private let start = ContinuousClock.now
  private let processorStart = StageClock.processorTime
  private let noted = Mutex(ContinuousClock.now)

  /// A clock that starts now, behind what earlier runs of the same work have spent.
  init(of stage: Stage, lineage: Checksum, in folder: StudyFolder) {
    self.folder = folder
    name = "\(StudyFolder.parts(of: stage.name))/spent.json"
    let kept: Spent? = folder.read(name)
    earlier =
      kept.flatMap { $0.lineage == lineage ? $0 : nil }
      ?? Spent(lineage: lineage, seconds: 0, processorSeconds: 0, runs: 0, peakMemory: nil)
    PeakMemory.reset()
  }

  /// What was spent up to now.
  var spent: Spent {
    let own = ContinuousClock.now - start
    let (whole, parts) = own.components
    let peaks = [earlier.peakMemory, PeakMemory.megabytes].compactMap(\.self)
    return Spent(
      lineage: earlier.lineage, seconds: earlier.seconds + Double(whole) + 1e-18 * Double(parts),
      processorSeconds: earlier.processorSeconds + Self.processorTime - processorStart,
      runs: earlier.runs + 1, peakMemory: peaks.max())
  }

  /// What the program's threads have worked so far; POSIX counts it in millionths of a second.
  private static var processorTime: Double { 1e-6 * Double(clock()) }

  /// Notes the time where the last note is old; one that cannot be written keeps nothing from its end.
  func tick() {
    let isDue = noted.withLock { noted in
      guard ContinuousClock.now - noted >= Self.interval else { return false }
      noted = .now
      return true
    }
    if isDue { note() }
  }

  /// Notes the time.
  func note() { try? folder.write(spent, to: name) }
}
