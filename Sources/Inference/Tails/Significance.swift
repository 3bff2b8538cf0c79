import Foundation
import Numerics

/// How unlikely the background alone makes a value at least as strange as the one seen.
public struct Significance: Sendable, Equatable {
  /// The probability; it underflows beyond 38 standard deviations.
  public let probability: Double
  /// The natural logarithm of the probability, finite where that underflows.
  public let logProbability: Double
  /// The number of standard deviations above which a normal variable is as unlikely.
  public let z: Double
  /// The relative standard error of the probability, given the model; zero where exact.
  public let relativeError: Double
  /// How the probability was found.
  public let method: TailMethod
  /// Whether the probability is an upper bound, so that `z` is to be read as "at least".
  public let isLowerBound: Bool

  /// A significance from the logarithm of the probability, or of its complement where that is small.
  public init(
    logProbability: Double, logComplement: Double? = nil, relativeError: Double = 0,
    method: TailMethod, isLowerBound: Bool = false
  ) {
    self.init(
      min(0, logProbability), probability: exp(min(0, logProbability)), logComplement,
      relativeError, method, isLowerBound)
  }

  /// A significance from the probability itself.
  public init(
    probability: Double, relativeError: Double = 0, method: TailMethod, isLowerBound: Bool = false
  ) {
    precondition(
      0...1 ~= probability,
      "Significance: probability is \(probability), expected a number from 0 to 1")
    self.init(
      log(probability), probability: probability, log1p(-probability), relativeError, method,
      isLowerBound)
  }

  /// A significance from toys of which `above` are at least as strange: `(k + 1) / (n + 1)`.
  ///
  /// The relative error is that of the binomial law, and one where there is none.
  init(above: Int, of toys: Int) {
    let share = Double(above) / Double(toys)
    self.init(
      probability: (Double(above) + 1) / (Double(toys) + 1),
      relativeError: above > 0 ? ((1 - share) / Double(above)).squareRoot() : 1,
      method: .toys(toys))
  }

  private init(
    _ logProbability: Double, probability: Double, _ logComplement: Double?,
    _ relativeError: Double, _ method: TailMethod, _ isLowerBound: Bool
  ) {
    self.logProbability = logProbability
    self.probability = probability
    self.relativeError = relativeError
    self.method = method
    self.isLowerBound = isLowerBound
    // Each side of the median is reached from the tail that has the digits.
    if logProbability < -log(2.0) {
      z = Normal.standard.upperQuantile(logProbability: logProbability)
    } else {
      let complement = logComplement ?? log(-expm1(logProbability))
      z = -Normal.standard.upperQuantile(logProbability: min(0, complement))
    }
  }
}
