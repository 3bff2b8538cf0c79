import Foundation
import Inference
import Storage
import Testing

@testable import Studies

/// The errors of medians: of pseudo-experiments, of the simulation's size, of the training.
struct StatedErrorsTests {
  private func errors(_ rows: [SoundnessRow]) throws -> StatedErrors {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "darkfield-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let table = try CSVWriter(path: path, columns: SoundnessRow.columns, overwrite: true)
    for row in rows {
      try table.append(row: [
        .text(row.check), .text(row.subject), .number(row.value), .number(row.error ?? .nan),
        .number(row.expected ?? .nan),
      ])
    }
    try table.commit()
    return try StatedErrors(soundness: path, exposure: 20)
  }

  @Test func replicasSeedsAndToysAddInQuadrature() throws {
    let replicas = SoundnessRow.replicas(at: 20)
    let seed = SoundnessRow.oneSeed(at: 20)
    let found = try errors([
      // A scatter of 0.3 and a shift of 0.4 on 5: ten per cent.
      SoundnessRow(check: replicas, subject: "ts", value: 4.6, error: 0.3, expected: 5),
      // Two seeds, 20 % below and above: the mean has 20 %.
      SoundnessRow(check: seed, subject: "ts, seed 1", value: 4, error: nil, expected: nil),
      SoundnessRow(check: seed, subject: "ts, seed 2", value: 6, error: nil, expected: nil),
      SoundnessRow(check: replicas, subject: "areas", value: 5, error: 0.5, expected: 5),
    ])
    let score = found.error(of: 3, in: .score, byToys: 0.2)
    #expect(abs(score - (0.04 + 9 * (0.01 + 0.04)).squareRoot()) < 1e-12)
    // No network, no seeds.
    let areas = found.error(of: 3, in: .areas)
    #expect(abs(areas - 0.3) < 1e-12)
    #expect(found.error(of: 3, in: .networks, byToys: 0.2) == 0.2)
  }

  /// At the median a relative error r of p is r / 2 of probability, which phi(0) turns into Z.
  @Test func toysMoveTheMedianByTheirErrors() {
    let half = Significance(probability: 0.5, relativeError: 0.1, method: .weightedToys(100))
    let band = SignificanceBand(
      medianValue: 0, median: half,
      lower: Significance(probability: 0.841344746068543, method: .closedForm),
      upper: Significance(probability: 0.158655253931457, method: .closedForm))
    let tail = SignificanceRow.toyError(of: band, signalToys: nil)
    let expected = 0.05 * (2 * Double.pi).squareRoot()
    #expect(abs(tail - expected) < 1e-12)
    // The median of 200 values of deviation 1: sqrt(pi / 400).
    let both = SignificanceRow.toyError(of: band, signalToys: 200)
    #expect(abs(both - hypot(expected, (Double.pi / 400).squareRoot())) < 1e-12)
  }
}
