import Foundation

/// What experiments would find of one signal of one strength: a point of the plane of both.
struct PlaneRow: Codable, Sendable {
  /// What events are judged by.
  let space: ScoreSpace
  /// The statistic.
  let statistic: String
  /// The mass, GeV.
  let mass: Double
  /// The cross section, cm2.
  let crossSection: Double
  /// The signal events expected.
  let events: Double
  /// The median significance.
  let median: Double
  /// What 16 % of experiments do not reach.
  let lower: Double
  /// What 84 % of experiments do not reach.
  let upper: Double
}

/// The cross section at which the median of experiments reaches a significance.
struct ContourRow: Codable, Sendable {
  /// What events are judged by.
  let space: ScoreSpace
  /// The statistic.
  let statistic: String
  /// The mass, GeV.
  let mass: Double
  /// The significance.
  let significance: Double
  /// The cross section, cm2; nil where it is not reached.
  let crossSection: Double?
  /// The signal events expected there.
  let events: Double?

  /// Below, medians of pseudo-experiments may be zero, which is no power of anything.
  private static let smallestOfPower = 0.2

  /// The contours of the points of one mass, in the order of their strength.
  ///
  /// Between points the significance is a power of the strength, or a straight line where it is small.
  static func contours(_ points: [PlaneRow], at significances: [Double]) -> [ContourRow] {
    guard let first = points.first else { return [] }
    return significances.map { wanted in
      let pair = zip(points, points.dropFirst()).first { $0.median < wanted && $1.median >= wanted }
      let factor = pair.map { below, above in
        let share =
          below.median > Self.smallestOfPower
          ? log(wanted / below.median) / log(above.median / below.median)
          : (wanted - below.median) / (above.median - below.median)
        return below.events * pow(above.events / below.events, share)
      }
      return ContourRow(
        space: first.space, statistic: first.statistic, mass: first.mass, significance: wanted,
        crossSection: factor.map { $0 * first.crossSection / first.events }, events: factor)
    }
  }
}
