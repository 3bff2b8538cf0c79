import Numerics

/// A number of events was observed where a known background and perhaps a signal were expected.
public struct CountingExperiment: Sendable, Hashable {
  /// How many events were observed.
  public let observed: Int
  /// How many events of background were expected, exactly known.
  public let background: Double

  /// Notes a count and what was expected of the background.
  public init(observed: Int, background: Double) {
    precondition(
      0...1_000_000_000 ~= observed,
      "CountingExperiment: observed is \(observed), expected a count from 0 to 1e9")
    precondition(
      background >= 0 && background.isFinite,
      "CountingExperiment: background is \(background), expected zero or a positive number")
    self.observed = observed
    self.background = background
  }

  /// The chance of at least as many events from the background alone.
  public var backgroundProbability: Double {
    observed == 0 ? 1 : Poisson(mean: background).survival(observed - 1)
  }

  /// The largest expected signal that the count does not exclude: P(N <= observed) = 1 - level.
  ///
  /// The one-sided limit of J. Neyman (Phil. Trans. A 236 (1937) 333). It is negative where fewer
  /// events were seen than the background alone lets expect.
  public func classicalLimit(level: Double) -> Double {
    Self.largestMean(observed: observed, probability: 1 - level) - background
  }

  /// The limit of the ratio of probabilities CLs = P(N <= observed | s + b) / P(N <= observed | b).
  ///
  /// A. L. Read, J. Phys. G 28 (2002) 2693. Never negative, and looser than the level it names.
  public func ratioLimit(level: Double) -> Double {
    let without = Poisson(mean: background).cumulative(observed)
    return max(
      0, Self.largestMean(observed: observed, probability: (1 - level) * without) - background)
  }

  /// The smallest signal that an experiment without one excludes with a chance of `power`.
  ///
  /// The classical limit at the count that the background alone does not exceed with that chance.
  public func smallestTestableSignal(level: Double, power: Double) -> Double {
    let law = Poisson(mean: background)
    // From below the count where a normal law would have the chance; a few steps up.
    let guess = background - 8 * background.squareRoot() - 2
    var count = max(0, Int(guess))
    while law.cumulative(count) < power { count += 1 }
    return CountingExperiment(observed: count, background: background).classicalLimit(level: level)
  }

  /// The classical limit, but never below the signal to which the experiment is sensitive.
  ///
  /// G. Cowan et al., arXiv:1105.3166; the power of 0.16 is that of arXiv:2105.00599.
  public func powerConstrainedLimit(level: Double, power: Double = 0.16) -> Double {
    max(
      classicalLimit(level: level), smallestTestableSignal(level: level, power: power))
  }

  /// The mean at which at most `observed` events have the given probability.
  private static func largestMean(observed: Int, probability: Double) -> Double {
    SpecialFunctions.inverseGammaQ(Double(observed) + 1, probability)
  }
}
