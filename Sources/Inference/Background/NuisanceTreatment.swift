/// How a likelihood ratio takes rates that are uncertain.
///
/// Either way a probability is that of data whose rates are drawn anew, each with its ratio to the
/// declared one: what a measurement of the rates, repeated, would scatter by.
public enum NuisanceTreatment: String, CaseIterable, Sendable {
  /// Averaged over: the rates have gamma laws.
  case marginal
  /// Set to what fits the data best, under each hypothesis, with a Gaussian constraint.
  case profiled

  /// Profiled: the same where all rates share a factor, and more sensitive where they do not.
  public static let standard = NuisanceTreatment.profiled
}
