import Foundation
import Inference
import Numerics
import Testing

/// Checks that draws, heights, batches and probabilities of cells describe the same density.
///
/// `axes` cut the box into cells in which the density is smooth. A correct density fails with a
/// probability of about 1e-6: χ² of the draws in the cells is below its quantile of that level.
func checkDensity(
  _ density: any EventDensity, on axes: [Axis], draws: Int = 100_000,
  tolerance: Double = 1e-7, sourceLocation: SourceLocation = #_sourceLocation
) {
  let grid = CellGrid(axes)
  // What the heights say, whatever the type knows of its probabilities.
  let byHeight = HeightsOnly(base: density).probabilities(on: axes)
  let own = density.probabilities(on: axes)
  #expect(
    abs(byHeight.reduce(0, +) - 1) < tolerance, "norm \(byHeight.reduce(0, +))",
    sourceLocation: sourceLocation)
  let farthest = zip(byHeight, own).map { abs($0 - $1) }.max() ?? 0
  #expect(farthest < tolerance, "cells differ by \(farthest)", sourceLocation: sourceLocation)

  var stream = RandomStream(seed: 1, purpose: .test, index: 0)
  var counts = [Double](repeating: 0, count: grid.count)
  var places: [SIMD3<Double>] = []
  for _ in 0..<draws {
    let place = density.sample(using: &stream)
    places.append(place)
    guard let cell = grid.cell(of: place) else { continue }
    counts[cell] += 1
  }
  #expect(counts.reduce(0, +) == Double(draws), "draws outside", sourceLocation: sourceLocation)
  var chiSquare = 0.0
  var cells = 0.0
  for (count, probability) in zip(counts, own) {
    let mean = Double(draws) * probability
    if probability < 1e-12 {
      #expect(count == 0, "draws where there is no density", sourceLocation: sourceLocation)
    } else if mean > 10 {
      chiSquare += (count - mean) * (count - mean) / mean
      cells += 1
    }
  }
  #expect(cells > 1, sourceLocation: sourceLocation)
  let tail = ChiSquare(degreesOfFreedom: cells).survival(chiSquare)
  #expect(tail > 1e-6, "χ² is \(chiSquare) for \(cells) cells", sourceLocation: sourceLocation)

  let some = Array(places.prefix(100))
  var batch = [Double](repeating: 0, count: some.count)
  var span = batch.mutableSpan
  density.evaluate(at: some.span, into: &span)
  #expect(batch == some.map(density.density(at:)), sourceLocation: sourceLocation)
  #expect(batch.allSatisfy { $0 > 0 }, sourceLocation: sourceLocation)
  var outside = some[0]
  outside.x = density.box[0].upperBound + 1
  #expect(density.density(at: outside) == 0, sourceLocation: sourceLocation)
}

/// A density of which only the heights are known.
private struct HeightsOnly: EventDensity {
  let base: any EventDensity
  var box: [ClosedRange<Double>] { base.box }
  func density(at place: SIMD3<Double>) -> Double { base.density(at: place) }
  func sample(using stream: inout RandomStream) -> SIMD3<Double> { base.sample(using: &stream) }
}
