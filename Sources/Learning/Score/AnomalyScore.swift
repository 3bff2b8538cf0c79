import Foundation
import Numerics

/// How the parts of an event's score add to one number: large where the event is strange.
///
/// `TS = β KL − log N(x; x_D, σ_D²) − R log(1 − p)`, with `p` the classifier's probability of a
/// nuclear recoil: arXiv:2410.00755. As `p = 1 / (1 + e^−logit)`, the last term is
/// `R log(1 + e^logit)`, which no `p` can saturate.
public struct AnomalyScore: Codable, Hashable, Sendable {
  enum CodingKeys: String, CodingKey {
    case beta
    case naturalWeight = "natural_weight"
    case coefficient
  }

  /// The weight of the divergence between the event's latent law and the prior.
  public let beta: Double
  /// Half the width between the 16th and the 84th percentile of `−ELBO` over electron recoils.
  public let naturalWeight: Double
  /// The classifier's weight in units of `naturalWeight`.
  public var coefficient: Double

  /// A score of stated weights.
  public init(beta: Double, naturalWeight: Double, coefficient: Double = 3) {
    precondition(
      beta >= 0 && naturalWeight >= 0 && coefficient >= 0,
      "AnomalyScore: weights \(beta), \(naturalWeight), \(coefficient), expected none negative")
    self.beta = beta
    self.naturalWeight = naturalWeight
    self.coefficient = coefficient
  }

  /// A score whose natural weight is that of held-out electron recoils.
  ///
  /// - Parameters:
  ///   - background: Scores of electron recoils that the networks did not learn from.
  ///   - beta: The weight of the divergence in training.
  ///   - coefficient: The classifier's weight in natural units.
  /// - Throws: `LearningError.noRows` without events.
  public init(
    background: EventScores, beta: Double, coefficient: Double = 3
  ) throws(LearningError) {
    let values = background.negativeELBO(beta: beta)
    guard let quantiles = SampleQuantiles(of: values) else { throw .noRows }
    self.init(
      beta: beta, naturalWeight: (quantiles.value(at: 0.84) - quantiles.value(at: 0.16)) / 2,
      coefficient: coefficient)
  }

  /// The classifier's weight `R`.
  public var classifierWeight: Double { coefficient * naturalWeight }

  /// The score of one event from its parts.
  public func callAsFunction(kl: Double, reconstruction: Double, logit: Double) -> Double {
    beta * kl + reconstruction + classifierWeight * Self.softplus(logit)
  }

  /// The scores of events from their parts.
  public func callAsFunction(_ events: EventScores) -> [Double] {
    let elbo = events.negativeELBO(beta: beta)
    return elbo.indices.map { elbo[$0] + classifierWeight * Self.softplus(events.logit[$0]) }
  }

  /// The same score with another weight of the classifier, in natural units.
  public func with(coefficient: Double) -> AnomalyScore {
    AnomalyScore(beta: beta, naturalWeight: naturalWeight, coefficient: coefficient)
  }

  /// `log(1 + e^x)`, which is `−log(1 − p)` of the logit `x`, accurate for every `x`.
  public static func softplus(_ x: Double) -> Double {
    max(x, 0) + Foundation.log1p(Foundation.exp(-abs(x)))
  }
}
