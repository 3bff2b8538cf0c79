import Foundation
import Storage

/// Two studies side by side: what differs, and whether it differs by more than the errors say.
public struct StudyComparison: Sendable {
  /// A number of both studies.
  public struct Row: Sendable, Equatable {
    /// The number in the first study; its value is nil where that has none.
    public let first: StudyNumber
    /// The value in the second study.
    public let second: Double?
    /// The standard error of the second value.
    public let secondError: Double?

    /// The second value in units of the first.
    public var ratio: Double? {
      guard let first = first.value, let second, first != 0 else { return nil }
      return second / first
    }

    /// The second value less the first, in units of the error of the difference.
    ///
    /// The studies are taken as independent, which those of two seeds are.
    public var pull: Double? {
      guard let value = first.value, let second, let error = first.error, let secondError,
        error > 0 || secondError > 0
      else { return nil }
      return (second - value) / (error * error + secondError * secondError).squareRoot()
    }
  }

  /// The numbers, in the order of the first study.
  public let rows: [Row]
  /// What decides the results and is not the same: settings and detectors, by their keys.
  public let differences: [SettingDifference]
  /// Whether one of the studies is a first look, of small samples.
  public let isQuick: Bool
  /// Whether one of the studies has networks of one seed, whose errors lack the scatter of training.
  public let hasOneSeed: Bool

  /// Compares two studies.
  ///
  /// - Parameters:
  ///   - first: The folder of a study, or its `results.json`.
  ///   - second: Those of another.
  /// - Throws: Where there is no `results.json`, or it cannot be read.
  public init(_ first: String, _ second: String) throws {
    let (one, two) = (try ReadResults(of: first), try ReadResults(of: second))
    let (ours, theirs) = (one.numbers, two.numbers)
    let counterparts = Dictionary(
      theirs.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(ours.map(\.name))
    rows =
      ours.map {
        let other = counterparts[$0.name]
        return Row(first: $0, second: other?.value, secondError: other?.error)
      }
      + theirs.filter { !known.contains($0.name) }.map {
        Row(
          first: StudyNumber(
            part: $0.part, quantity: $0.quantity, subject: $0.subject, value: nil, error: nil),
          second: $0.value, secondError: $0.error)
      }
    differences = SettingDifference.between(one.settings, two.settings)
    isQuick = one.isQuick || two.isQuick
    hasOneSeed = one.hasOneSeed || two.hasOneSeed
  }

  /// How many numbers have an error in both studies, and how many of them differ by more than twice it.
  public var agreement: (compared: Int, beyondTwo: Int) {
    let pulls = rows.compactMap(\.pull)
    return (pulls.count, pulls.count { abs($0) > 2 })
  }
}
