/// One thing that was looked at to see whether this install is sound.
public struct Finding: Sendable, Equatable {
  /// What was found of it.
  public enum Verdict: String, Sendable {
    /// As it should be.
    case sound
    /// It works, but the user should know.
    case remark
    /// Something will fail or be wrong.
    case amiss
  }

  /// What was looked at.
  public let subject: String
  /// What was found of it.
  public let verdict: Verdict
  /// What was found, in words.
  public let found: String
  /// What to do about it; empty where there is nothing to do.
  public let advice: String

  /// Creates a finding.
  init(_ subject: String, _ verdict: Verdict = .sound, found: String, advice: String = "") {
    self.subject = subject
    self.verdict = verdict
    self.found = found
    self.advice = advice
  }
}
