import Foundation
import Inference

/// The score densities of the reference tables: mixtures of Gaussians on their own grid.
enum Scores {
  /// A Gaussian part: its share, mean and deviation.
  typealias Part = (share: Double, mean: Double, deviation: Double)

  /// The background of the reference tables.
  static let background: [Part] = [(0.9, 0, 1), (0.08, 1.5, 1.2), (0.02, 5, 0.8)]

  /// The 6001 nodes from -12 to 17 of the reference tables.
  static let grid = (0...6000).map { -12 + Double($0) * (29.0 / 6000) }

  /// The density of a mixture at a score.
  static func density(_ parts: [Part], at score: Double) -> Double {
    parts.reduce(0) {
      let distance = (score - $1.mean) / $1.deviation
      return $0 + $1.share / ($1.deviation * (2 * .pi).squareRoot())
        * exp(-0.5 * distance * distance)
    }
  }

  /// A mixture as a table on the grid, with the scores in another unit.
  static func shape(_ parts: [Part], unit: Double = 1) throws -> ScoreShape {
    .line(
      try ScoreDensity(
        scores: grid.map { unit * $0 }, densities: grid.map { density(parts, at: $0) / unit }))
  }

  /// The signals of the reference tables and of their study.
  static func signal(_ name: String) -> [Part] {
    switch name {
    case "A": [(1, 5.5, 0.9)]
    case "B": [(1, 7.5, 0.6)]
    case "C": [(1, 0, 0.5)]
    case "D": [(1, 2.5, 0.4)]
    default: []
    }
  }
}
