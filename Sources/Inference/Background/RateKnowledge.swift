/// How well the expected number of background events is known.
public enum RateKnowledge: Sendable, Equatable {
  /// Exactly: the number of events is itself evidence.
  case known
  /// Not at all: tests are conditional on the number of events seen.
  case free
  /// To a relative standard deviation; the number of events is a Poisson number whose mean follows
  /// a gamma law, a negative binomial.
  case relative(Double)
}
