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

  /// A significance from the logarithm of the probability, or of its complement where that is small.
  public init(
    logProbability: Double, logComplement: Double? = nil, relativeError: Double = 0,
    method: TailMethod
  ) {
    self.init(
      min(0, logProbability), probability: exp(min(0, logProbability)), logComplement,
      relativeError, method)
  }

  /// A significance from the probability itself.
  public init(probability: Double, relativeError: Double = 0, method: TailMethod) {
    precondition(
      0...1 ~= probability,
      "Significance: probability is \(probability), expected a number from 0 to 1")
    self.init(
      log(probability), probability: probability, log1p(-probability), relativeError, method)
  }

  private init(
    _ logProbability: Double, probability: Double, _ logComplement: Double?,
    _ relativeError: Double, _ method: TailMethod
  ) {
    self.logProbability = logProbability
    self.probability = probability
    self.relativeError = relativeError
    self.method = method
    // Each side of the median is reached from the tail that has the digits.
    if logProbability < -log(2.0) {
      z = Normal.standard.upperQuantile(logProbability: logProbability)
    } else {
      let complement = logComplement ?? log(-expm1(logProbability))
      z = -Normal.standard.upperQuantile(logProbability: min(0, complement))
    }
  }
}
