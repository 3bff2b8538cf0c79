import Foundation
import Numerics

/// Coordinates of the plane in which a density has no correlation and unit spread.
///
/// A circle in them is an ellipse like the density's own, whatever the units of the scores.
struct WhitenedPlane: Sendable {
  private let mean: SIMD2<Double>
  /// How the scores change along each coordinate.
  private let first: SIMD2<Double>
  private let second: SIMD2<Double>

  /// Scores that repeat each other leave no width across; this much is kept.
  private static let thinnest = 1e-3

  /// The coordinates for a density: the Cholesky factor of its covariance.
  init(of density: PlaneDensity) {
    let places = density.places
    let masses = density.nodeWeights
    var mean = SIMD2<Double>.zero
    for i in masses.indices { mean += masses[i] * places.place(i) }
    var squares = SIMD2<Double>.zero
    var product = 0.0
    for i in masses.indices where masses[i] > 0 {
      let distance = places.place(i) - mean
      squares += masses[i] * distance * distance
      product += masses[i] * distance.x * distance.y
    }
    let spread = squares.squareRoot()
    let correlation = product / (spread.x * spread.y)
    let rest = max(1 - correlation * correlation, Self.thinnest * Self.thinnest)
    self.mean = mean
    first = SIMD2(spread.x, correlation * spread.y)
    second = SIMD2(0, rest.squareRoot() * spread.y)
  }

  /// The scores at given coordinates.
  func scores(at place: SIMD2<Double>) -> SIMD2<Double> {
    mean + place.x * first + place.y * second
  }

  /// The coordinates of given scores.
  func coordinates(of scores: SIMD2<Double>) -> SIMD2<Double> {
    let distance = scores - mean
    let x = distance.x / first.x
    return SIMD2(x, (distance.y - x * first.y) / second.y)
  }

  /// The intervals of each coordinate beyond which a share of the density lies, on either side.
  func spans(
    of density: PlaneDensity, beyond tail: Double
  ) -> (first: ClosedRange<Double>, second: ClosedRange<Double>) {
    let places = density.places
    let masses = density.nodeWeights
    let occupied = masses.indices.filter { masses[$0] > 0 }
    let coordinates = occupied.map { self.coordinates(of: places.place($0)) }
    func span(_ component: (SIMD2<Double>) -> Double) -> ClosedRange<Double> {
      let order = coordinates.indices.sorted {
        component(coordinates[$0]) < component(coordinates[$1])
      }
      func end(_ order: some Sequence<Int>) -> Double {
        var beyond = 0.0
        var last = 0.0
        for i in order {
          last = component(coordinates[i])
          beyond += masses[occupied[i]]
          if beyond > tail { break }
        }
        return last
      }
      let lower = end(order)
      return lower...max(lower, end(order.reversed()))
    }
    return (span(\.x), span(\.y))
  }
}

extension PlanePartition {
  /// The share of a round Gaussian in each cell, in whitened coordinates.
  ///
  /// A lattice of points stands for it: six to a standard deviation, out to three and a half.
  func shares(
    of plane: WhitenedPlane, around middle: SIMD2<Double>, width: Double
  ) -> [Double] {
    let points = 21
    var shares = [Double](repeating: 0, count: count)
    var total = 0.0
    for i in -points...points {
      for j in -points...points {
        let offset = SIMD2(Double(i), Double(j)) / 6
        let squared = (offset * offset).sum()
        guard squared <= 3.5 * 3.5 else { continue }
        let weight = exp(-0.5 * squared)
        shares[cell(of: plane.scores(at: middle + width * offset))] += weight
        total += weight
      }
    }
    return shares.map { $0 / total }
  }
}
