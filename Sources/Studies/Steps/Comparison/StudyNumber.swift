/// A number of a study that has its counterpart in every other study.
public struct StudyNumber: Sendable, Equatable {
  /// A part of the results.
  public enum Part: String, CaseIterable, Sendable {
    /// Events expected of background and signals.
    case counts
    /// What the networks can do.
    case networks
    /// Median significances.
    case significances
    /// Exposures with which the median reaches three standard deviations.
    case exposures
    /// Signal events with which it does, by mass.
    case masses
    /// What each stage took: time and memory.
    case resources
  }

  /// The part that it belongs to.
  public let part: Part
  /// What it is.
  public let quantity: String
  /// Of what: a component, a statistic, a mass.
  public let subject: String
  /// The number; nil where a study does not reach it.
  public let value: Double?
  /// Its standard error; nil where none is stated.
  public let error: Double?

  /// What makes it the same number in two studies.
  struct Name: Hashable {
    let part: Part
    let quantity: String
    let subject: String
  }

  var name: Name { Name(part: part, quantity: quantity, subject: subject) }
}
