import Foundation
import Numerics

/// The heights of a histogram whose cells follow parameters: vertical interpolation.
///
/// With the heights `u`, `n` and `d` at 1, 0 and -1, `s = (u - d) / 2` and `b = (u + d) / 2 - n`, a
/// cell has `n + s t + b t²` inside and `n + (s ± 2b) t - b` outside of -1 to 1, for all parameters
/// added. Below a floor `f`, a twentieth of the smallest of the heights that is not zero, the line
/// goes over into `f e^(h/f - 1)`: smooth, so that fits find their minima, and never negative.
struct ShapeTemplate: Sendable {
  struct Variation: Sendable {
    let parameter: Int
    let range: ClosedRange<Double>
    let up: [Double]
    let down: [Double]
  }

  private struct Deformation: Sendable {
    let parameter: Int
    var slopes: [Double]
    var bends: [Double]
    /// The sums over all cells, times their measures.
    let slopeSum: Double
    let bendSum: Double
  }

  let grid: CellGrid
  let nominal: [Double]
  let measures: [Double]
  private let deformations: [Deformation]
  /// The height of each cell below which it falls more slowly.
  private let floors: [Double]
  /// The cells whose height can fall below their floor within the parameters' ranges.
  private let endangered: [Int]

  private static let floorShare = 0.05

  init(grid: CellGrid, nominal: [Double], measures: [Double], variations: [Variation]) {
    self.grid = grid
    self.nominal = nominal
    self.measures = measures
    var lowest = nominal
    var smallest = nominal.map { $0 > 0 ? $0 : .infinity }
    deformations = variations.map { variation in
      let slopes = zip(variation.up, variation.down).map { 0.5 * ($0 - $1) }
      let bends = nominal.indices.map {
        0.5 * (variation.up[$0] + variation.down[$0]) - nominal[$0]
      }
      for cell in nominal.indices {
        for height in [variation.up[cell], variation.down[cell]] where height > 0 {
          smallest[cell] = min(smallest[cell], height)
        }
        lowest[cell] += Self.lowest(slopes[cell], bends[cell], in: variation.range)
      }
      func sum(_ heights: [Double]) -> Double {
        zip(heights, measures).reduce(0) { $0 + $1.0 * $1.1 }
      }
      return Deformation(
        parameter: variation.parameter, slopes: slopes, bends: bends, slopeSum: sum(slopes),
        bendSum: sum(bends))
    }
    let floors = smallest.map { $0.isFinite ? Self.floorShare * $0 : 0 }
    self.floors = floors
    endangered = nominal.indices.filter { lowest[$0] < floors[$0] }
  }

  /// The parameters, in the order of `slopes`.
  var parameters: [Int] { deformations.map(\.parameter) }

  /// The height of a cell, never negative; its derivatives are written to `slopes`.
  func height(of cell: Int, at values: [Double], slopes: inout [Double]) -> Double {
    var height = nominal[cell]
    for (i, own) in deformations.enumerated() {
      let (change, slope) = Self.deform(
        own.slopes[cell], own.bends[cell], by: values[own.parameter])
      height += change
      slopes[i] = slope
    }
    guard height < floors[cell] else { return height }
    let (raised, factor) = Self.raise(height, floors[cell])
    for i in deformations.indices { slopes[i] *= factor }
    return raised
  }

  /// A height below its floor, raised, and the derivative of that by the height.
  private static func raise(_ height: Double, _ floor: Double) -> (height: Double, slope: Double) {
    guard floor > 0 else { return (0, 0) }
    let factor = exp(height / floor - 1)
    return (floor * factor, factor)
  }

  /// The expected events relative to the undeformed ones.
  func scale(at values: [Double]) -> Double {
    var slopes = [Double](repeating: 0, count: deformations.count)
    return scale(at: values, slopes: &slopes)
  }

  /// The expected events relative to the undeformed ones; derivatives are written to `slopes`.
  func scale(at values: [Double], slopes: inout [Double]) -> Double {
    var scale = zip(nominal, measures).reduce(0) { $0 + $1.0 * $1.1 }
    for (i, own) in deformations.enumerated() {
      let (change, slope) = Self.deform(own.slopeSum, own.bendSum, by: values[own.parameter])
      scale += change
      slopes[i] = slope
    }
    // The sums hold cells below their floors as they are: what raising them adds is missing.
    for cell in endangered {
      var height = nominal[cell]
      for own in deformations {
        height += Self.deform(own.slopes[cell], own.bends[cell], by: values[own.parameter]).change
      }
      guard height < floors[cell] else { continue }
      let (raised, factor) = Self.raise(height, floors[cell])
      scale += (raised - height) * measures[cell]
      for (i, own) in deformations.enumerated() {
        slopes[i] +=
          measures[cell] * (factor - 1)
          * Self.deform(own.slopes[cell], own.bends[cell], by: values[own.parameter]).slope
      }
    }
    return scale
  }

  /// The heights of all cells.
  func heights(at values: [Double]) -> [Double] {
    var slopes = [Double](repeating: 0, count: deformations.count)
    return nominal.indices.map { height(of: $0, at: values, slopes: &slopes) }
  }

  @inline(__always)
  private static func deform(
    _ slope: Double, _ bend: Double, by t: Double
  ) -> (change: Double, slope: Double) {
    if abs(t) <= 1 { return ((slope + bend * t) * t, slope + 2 * bend * t) }
    let outer = slope + (t > 0 ? 2 : -2) * bend
    return (outer * t - bend, outer)
  }

  /// The smallest change within a range.
  private static func lowest(
    _ slope: Double, _ bend: Double, in range: ClosedRange<Double>
  ) -> Double {
    // Where a parameter is unbounded, a million deviations stand for infinity.
    let range = range.clamped(to: -1e6...1e6)
    var places = [range.lowerBound, range.upperBound, -1, 1]
    if bend > 0 { places.append(-slope / (2 * bend)) }
    return places.filter(range.contains).reduce(0) { min($0, deform(slope, bend, by: $1).change) }
  }
}
