import Foundation
public import Numerics

/// A law of one number, cut off at both ends of a range and normalised inside.
public struct TruncatedLaw: EventDensity {
  /// The whole law.
  public let law: any Distribution
  /// Where events can be.
  public let range: ClosedRange<Double>
  private let norm: Double
  /// Whether the range lies in the upper tail, whose digits the survival function has.
  private let isUpper: Bool

  /// The part of a law that lies in a range; throws where the law has none there.
  public init(_ law: any Distribution, in range: ClosedRange<Double>) throws(InferenceError) {
    self.law = law
    self.range = range
    isUpper = law.cumulative(range.lowerBound) > 0.5
    norm = Self.probability(law, range, isUpper)
    guard norm > 0, norm.isFinite else { throw .noDensity }
  }

  public var box: [ClosedRange<Double>] { [range] }

  public func density(at place: SIMD3<Double>) -> Double {
    range.contains(place.x) ? exp(law.logDensity(place.x)) / norm : 0
  }

  public func sample(using stream: inout RandomStream) -> SIMD3<Double> {
    let share = stream.uniform()
    let x =
      isUpper
      ? law.upperQuantile(law.survival(range.lowerBound) - share * norm)
      : law.quantile(law.cumulative(range.lowerBound) + share * norm)
    return SIMD3(min(max(x, range.lowerBound), range.upperBound), 0, 0)
  }

  public func probabilities(on axes: [Axis]) -> [Double] {
    let edges = axes[0].edges.map { min(max($0, range.lowerBound), range.upperBound) }
    return zip(edges, edges.dropFirst()).map { lower, upper in
      lower < upper ? Self.probability(law, lower...upper, isUpper) / norm : 0
    }
  }

  private static func probability(
    _ law: any Distribution, _ range: ClosedRange<Double>, _ isUpper: Bool
  ) -> Double {
    isUpper
      ? law.survival(range.lowerBound) - law.survival(range.upperBound)
      : law.cumulative(range.upperBound) - law.cumulative(range.lowerBound)
  }
}
