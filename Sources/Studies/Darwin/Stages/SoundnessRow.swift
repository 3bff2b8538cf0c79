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

  static let columns = ["check", "subject", "value", "error", "expected"]
}
