/// A check of whether the numbers mean what they say.
struct SoundnessRow: Codable, Sendable {
  /// What is checked.
  let check: String
  /// Of which space, statistic or network.
  let subject: String
  /// What was found.
  let value: Double
  /// Its standard error, where there is one.
  let error: Double?
  /// What it should be near to, where there is such a number.
  let expected: Double?

  /// The check of how well the classifier tells kinds apart.
  static let separation = "area under the curve, held out"

  /// The check of how large the simulated background is: the error is the scatter of its replicas.
  static func replicas(at exposure: Double) -> String {
    "Z of the known signal in \(exposure) tonne-years over replicas"
  }

  /// The check of what the networks of each seed come to.
  static func oneSeed(at exposure: Double) -> String {
    "Z of the known signal in \(exposure) tonne-years, one seed"
  }

  static let columns = ["check", "subject", "value", "error", "expected"]
}
