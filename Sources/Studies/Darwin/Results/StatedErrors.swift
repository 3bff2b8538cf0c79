import Foundation
import Storage

/// How uncertain medians are: by pseudo-experiments, the size of the simulation, and the training.
///
/// Of the last two the checks of soundness know what they do to the significance of the known
/// signal; every statistic of a space is taken to share it, in proportion.
struct StatedErrors {
  /// The relative errors of the significance in a space.
  private struct Relative {
    /// By the size of the simulated background.
    var simulation = 0.0
    /// By the seeds of the training: of the mean over all of them.
    var seeds = 0.0

    var square: Double { simulation * simulation + seeds * seeds }
  }

  private var relative: [ScoreSpace: Relative] = [:]

  /// Reads the checks of soundness.
  ///
  /// - Parameters:
  ///   - path: The table of the checks.
  ///   - exposure: The exposure they are made at, tonne-years.
  /// - Throws: What keeps the table from being read.
  init(soundness path: String, exposure: Double) throws {
    let table = try CSVTable(path: path)
    let checks = try table.strings("check")
    let subjects = try table.strings("subject")
    func numbers(_ column: String) throws -> [Double] {
      try table.numbers(column, nonFinite: .accepted)
    }
    let (values, errors, expected) = (
      try numbers("value"), try numbers("error"), try numbers("expected")
    )
    for space in ScoreSpace.allCases {
      var found = Relative()
      if let row = checks.indices.first(where: {
        checks[$0] == SoundnessRow.replicas(at: exposure) && subjects[$0] == space.rawValue
      }), expected[row] > 0 {
        // Replicas that lie off what they replicate say so, too.
        found.simulation = hypot(errors[row], values[row] - expected[row]) / expected[row]
      }
      let seeds = checks.indices.filter {
        checks[$0] == SoundnessRow.oneSeed(at: exposure)
          && subjects[$0].hasPrefix("\(space.rawValue), ")
      }.map { values[$0] }
      if seeds.count > 1 { found.seeds = Self.errorOfMean(seeds) }
      relative[space] = found
    }
    // The classifier is one half of both networks.
    relative[.classifier] = relative[.networks]
  }

  /// The relative standard error of the mean of numbers.
  private static func errorOfMean(_ values: [Double]) -> Double {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return mean > 0 ? (squares / (count * (count - 1))).squareRoot() / mean : 0
  }

  /// The standard error of a median.
  func error(of row: StatisticTable.Row) -> Double {
    error(of: row.median, in: row.space, byToys: row.toyError)
  }

  /// The standard error of a median in a space, to which pseudo-experiments add theirs.
  func error(of median: Double, in space: ScoreSpace, byToys toys: Double = 0) -> Double {
    (toys * toys + median * median * (relative[space]?.square ?? 0)).squareRoot()
  }
}
