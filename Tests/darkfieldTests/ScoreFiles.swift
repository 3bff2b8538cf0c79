import Foundation
import TestSupport

/// Files of scores for the tests of the verbs that say how sure one may be.
enum ScoreFiles {
  /// A Gaussian part: its share, mean and deviation.
  typealias Part = (share: Double, mean: Double, deviation: Double)

  /// Writes a mixture as a density on the grid of the reference tables.
  static func write(_ parts: [Part], to program: Program, _ name: String) throws {
    var text = "score,density\n"
    for i in 0...6000 {
      let score = -12 + Double(i) * (29.0 / 6000)
      let density = parts.reduce(0) {
        let distance = (score - $1.mean) / $1.deviation
        return $0 + $1.share / ($1.deviation * (2 * .pi).squareRoot())
          * exp(-0.5 * distance * distance)
      }
      text += "\(score),\(density)\n"
    }
    try write(text, to: program, name)
  }

  /// Writes scores near the mixture of the reference tables, and some of the signal.
  static func write(scores: Int, signal: Int, to program: Program, _ name: String) throws {
    var lines = ["score"]
    for i in 0..<scores + signal {
      let u = (Double(i % scores) + 0.5) / Double(scores)
      // A logistic law of the deviation of the bulk, its places evenly filled.
      let place = log(u / (1 - u)) * 3.0.squareRoot() / .pi
      lines.append("\(i < scores ? min(place, 3.5) : 5.5 + 0.02 * Double(i - scores))")
    }
    try write(lines.joined(separator: "\n") + "\n", to: program, name)
  }

  /// Writes pairs of scores that fill a disc evenly, in a spiral of the golden angle.
  static func writePlane(_ events: Int, to program: Program, _ name: String) throws {
    var lines = ["logit,elbo"]
    for i in 0..<events {
      let radius = (-2 * log((Double(i) + 0.5) / Double(events))).squareRoot()
      let angle = Double(i) * .pi * (3 - 5.0.squareRoot())
      lines.append("\(radius * cos(angle)),\(radius * sin(angle))")
    }
    try write(lines.joined(separator: "\n") + "\n", to: program, name)
  }

  /// The rows of a reference table of the room's tests, below its header.
  static func reference(_ name: String) throws -> [[String]] {
    try table(Package.text("Tests/InferenceTests/References/\(name).csv")).dropFirst().map { $0 }
  }

  /// The rows of CSV without its comments.
  static func table(_ text: String) throws -> [[String]] {
    text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static func write(_ text: String, to program: Program, _ name: String) throws {
    try text.write(to: program.folder.appending(path: name), atomically: true, encoding: .utf8)
  }
}
