import Numerics

/// What the true parameters of pseudo-experiments are, apart from that of interest.
public enum TrueNuisances: String, Sendable, Codable, CaseIterable {
  /// The same in every experiment, as conventions for sensitivities have it (arXiv:2105.00599).
  case nominal
  /// Drawn anew for each experiment, as far apart as their measurements leave them uncertain.
  case drawn
}

extension LikelihoodModel {
  /// True parameters about given ones, in their ranges; that of interest stays where it is.
  func drawNuisances(
    around truth: [Double], interest: Int, using stream: inout RandomStream
  ) -> [Double] {
    parameters.indices.map { i in
      let parameter = parameters[i]
      guard i != interest, !parameter.isFixed, let constraint = parameter.constraint else {
        return truth[i]
      }
      var value = truth[i]
      // A range of which a law has less than a thousandth is a mistake; the nearest end has to do.
      for _ in 0..<1000 {
        value = constraint.drawTruth(around: truth[i], using: &stream)
        if parameter.range.contains(value) { return value }
      }
      return min(max(value, parameter.range.lowerBound), parameter.range.upperBound)
    }
  }
}
