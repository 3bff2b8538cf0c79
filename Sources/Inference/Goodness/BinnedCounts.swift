public import Numerics

/// Counts in bins beside what was expected there.
public struct BinnedCounts: Sendable, Equatable {
  /// The counts; not whole where the data are the expectation of a model.
  public let observed: [Double]
  /// The expected counts.
  public let expected: [Double]
  /// How many parameters of the expectation were fitted to these counts.
  public let fittedParameters: Int

  /// Counts and expectations of the same bins; throws where one is negative or not finite.
  public init(
    observed: [Double], expected: [Double], fittedParameters: Int = 0
  ) throws(InferenceError) {
    precondition(
      fittedParameters >= 0,
      "BinnedCounts: \(fittedParameters) fitted parameters, expected none or more")
    guard observed.count == expected.count else {
      throw .countsDiffer(of: "counts", found: observed.count, expected: expected.count)
    }
    for (bin, count) in observed.enumerated() where !(count >= 0 && count.isFinite) {
      throw .notACount(of: "observed", bin: bin, found: count)
    }
    for (bin, count) in expected.enumerated() where !(count >= 0 && count.isFinite) {
      throw .notACount(of: "expected", bin: bin, found: count)
    }
    self.observed = observed
    self.expected = expected
    self.fittedParameters = fittedParameters
  }

  /// Counts of the expectation itself, each with its own Poisson law.
  public init(
    drawing expected: [Double], using stream: inout RandomStream
  ) throws(InferenceError) {
    // Checked before they are drawn from.
    let checked = try BinnedCounts(observed: expected, expected: expected)
    let drawn = checked.expected.map { Double(Poisson.sample(mean: $0, using: &stream)) }
    try self.init(observed: drawn, expected: expected)
  }

  /// The number of bins in which something is expected, less the fitted parameters.
  public var degreesOfFreedom: Int { expected.count { $0 > 0 } - fittedParameters }

  /// The law of χ² of that many degrees of freedom, which many events per bin approach.
  ///
  /// Without any degree of freedom the value is zero by construction.
  func chiSquareSignificance(of value: Double) -> Significance {
    guard degreesOfFreedom > 0 else {
      return Significance(probability: value > 0 ? 0 : 1, method: .asymptotic)
    }
    let law = ChiSquare(degreesOfFreedom: Double(degreesOfFreedom))
    return Significance(probability: law.survival(value), method: .asymptotic)
  }
}
