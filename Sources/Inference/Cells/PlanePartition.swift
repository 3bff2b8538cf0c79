import Foundation

/// The plane of two scores cut into rectangles, small where the background is dense or falls fast.
///
/// A rectangle is halved, at the median of its probability and across its longer side, as long as
/// it holds more than its share or the density inside it varies by more than a factor, and the
/// halves still expect enough events. The outermost rectangles are open to infinity.
public struct PlanePartition: Sendable, Equatable {
  /// The number of cells.
  public let count: Int
  private let branches: [Branch]

  private struct Branch: Equatable {
    /// Whether the cut is in the second score.
    var isSecond: Bool
    var threshold: Double
    /// The branch on each side, or the complement of a cell's number.
    var below: Int
    var above: Int
  }

  /// No cell holds more than this share of the probability.
  private static let largestShare = 1.0 / 256
  /// Within a cell the density varies by no more, where the expectation allows.
  private static let contrast = 4.0
  /// No more halvings than these, whatever the density.
  private static let depthLimit = 40

  /// The partition for a density of which `expected` events are expected, and no cell fewer than
  /// `lowest`.
  init(density: PlaneDensity, expected: Double, lowest: Double) {
    // Two points to a side of each patch of the table.
    var points = density.points(perSide: 2)
    let least = max(LinePartition.Layout.tailEnd, lowest) / expected
    let scale = Self.deviations(of: points)
    var branches: [Branch] = []
    var cells = 0
    func divide(_ range: Range<Int>, depth: Int) -> Int {
      guard depth < Self.depthLimit,
        let cut = Self.cut(&points, range, scale: scale, least: least)
      else {
        cells += 1
        return ~(cells - 1)
      }
      let number = branches.count
      branches.append(
        Branch(isSecond: cut.isSecond, threshold: cut.threshold, below: 0, above: 0))
      branches[number].below = divide(range.lowerBound..<cut.middle, depth: depth + 1)
      branches[number].above = divide(cut.middle..<range.upperBound, depth: depth + 1)
      return number
    }
    _ = divide(points.indices, depth: 0)
    self.branches = branches
    count = cells
  }

  /// The cell of a pair of scores.
  @inline(__always)
  public func cell(of place: SIMD2<Double>) -> Int {
    guard !branches.isEmpty else { return 0 }
    var next = 0
    repeat {
      let branch = branches[next]
      let score = branch.isSecond ? place.y : place.x
      next = score < branch.threshold ? branch.below : branch.above
    } while next >= 0
    return ~next
  }

  /// The probability of each cell.
  func probabilities(of density: PlaneDensity) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    for point in density.points(perSide: 4) { result[cell(of: point.place)] += point.mass }
    return result
  }

  /// Where a range of points is halved, with the points put in order; `nil` if it stays whole.
  private static func cut(
    _ points: inout [PlaneDensity.Point], _ range: Range<Int>, scale: SIMD2<Double>, least: Double
  ) -> (isSecond: Bool, threshold: Double, middle: Int)? {
    var mass = 0.0
    var lower = SIMD2<Double>(repeating: .infinity)
    var upper = -lower
    var densest = 0.0
    var sparsest = Double.infinity
    for i in range {
      let point = points[i]
      mass += point.mass
      lower = pointwiseMin(lower, point.place)
      upper = pointwiseMax(upper, point.place)
      densest = max(densest, point.mass)
      sparsest = min(sparsest, point.mass)
    }
    guard mass >= 2 * least, mass > largestShare || densest > contrast * sparsest else {
      return nil
    }
    let sides = (upper - lower) / scale
    let isSecond = sides.y > sides.x
    func score(_ point: PlaneDensity.Point) -> Double { isSecond ? point.place.y : point.place.x }
    points[range].sort { score($0) < score($1) }
    var below = 0.0
    for i in range.dropFirst() {
      below += points[i - 1].mass
      // Points of one line of the grid stay together.
      guard below >= 0.5 * mass, score(points[i - 1]) < score(points[i]) else { continue }
      guard below >= least, mass - below >= least else { return nil }
      return (isSecond, 0.5 * (score(points[i - 1]) + score(points[i])), i)
    }
    return nil
  }

  private static func deviations(of points: [PlaneDensity.Point]) -> SIMD2<Double> {
    var mass = 0.0
    var sum = SIMD2<Double>.zero
    for point in points {
      mass += point.mass
      sum += point.mass * point.place
    }
    let mean = sum / mass
    var squares = SIMD2<Double>.zero
    for point in points { squares += point.mass * (point.place - mean) * (point.place - mean) }
    return (squares / mass).squareRoot()
  }
}

extension PlaneDensity {
  /// A small rectangle: its middle and its probability.
  struct Point {
    var place: SIMD2<Double>
    var mass: Double
  }

  /// The table's patches, each cut into `perSide` by `perSide` rectangles; empty ones left out.
  ///
  /// Rectangles of one patch have equal areas, those of an even grid too, so that masses compare
  /// as densities do.
  func points(perSide: Int) -> [Point] {
    var points: [Point] = []
    let parts = (0..<perSide).map { (Double($0) + 0.5) / Double(perSide) }
    for i in 0..<firstNodes.count - 1 {
      let width = firstNodes[i + 1] - firstNodes[i]
      for j in 0..<secondNodes.count - 1 {
        let height = secondNodes[j + 1] - secondNodes[j]
        let corner = i * secondNodes.count + j
        let next = corner + secondNodes.count
        let (a, b, c, d) = (values[corner], values[corner + 1], values[next], values[next + 1])
        guard a + b + c + d > 0 else { continue }
        let area = width * height / Double(perSide * perSide)
        for u in parts {
          for v in parts {
            // The midpoint of a bilinear patch is its mean.
            let density = (1 - u) * ((1 - v) * a + v * b) + u * ((1 - v) * c + v * d)
            points.append(
              Point(
                place: SIMD2(firstNodes[i] + u * width, secondNodes[j] + v * height),
                mass: density * area))
          }
        }
      }
    }
    return points
  }
}
