import Foundation

/// The turns about the origin of a plane, and the mirrors through it, that leave a set of points the
/// same.
///
/// A hexagonal lattice about one of its points has twelve, a square one eight, a ring of n points
/// 2n. They are found from the points alone; distances below a fiftieth of the smallest between two
/// points are taken for the rounding of printed positions.
public struct PlaneSymmetries: Sendable, Equatable {
  /// How many turns there are: those by multiples of 360 / `turns` degrees.
  public let turns: Int
  /// Whether there are mirrors, as many as turns.
  public let hasMirrors: Bool
  /// For each symmetry, the number of the point onto which each point comes.
  ///
  /// First the turns from none upwards, then, where there are any, a mirror before each of them. They
  /// are a group: of two, the one after the other is among them.
  public let images: [[Int]]

  /// Finds the symmetries of points.
  ///
  /// - Parameters:
  ///   - x: Coordinates from the origin.
  ///   - y: Coordinates from the origin.
  ///   - kinds: The kind of each point; one point comes onto another of its kind.
  public init(x: [Double], y: [Double], kinds: [Int]) {
    precondition(
      x.count == y.count && kinds.count == x.count,
      "PlaneSymmetries: \(x.count) and \(y.count) coordinates of \(kinds.count) points")
    precondition(
      (x + y).allSatisfy(\.isFinite),
      "PlaneSymmetries: a coordinate is not finite, expected a number")
    let points = PlanePoints(x: x, y: y, kinds: kinds)
    let turn = points.smallestTurn()
    let rising = Array(x.indices)
    var images = [rising]
    for _ in 1..<turn.count { images.append((images.last ?? rising).map { turn.image[$0] }) }
    turns = turn.count
    if let mirror = points.mirror(besides: turn) {
      hasMirrors = true
      images += images.map { turned in mirror.map { turned[$0] } }
    } else {
      hasMirrors = false
    }
    self.images = images
  }
}

/// Points that are looked for by their place.
private struct PlanePoints {
  let x: [Double]
  let y: [Double]
  let kinds: [Int]
  /// The points by kind and, of one kind, by x.
  let sorted: [Int]
  /// How far from its place a point may be.
  let tolerance: Double

  init(x: [Double], y: [Double], kinds: [Int]) {
    self.x = x
    self.y = y
    self.kinds = kinds
    let sorted = x.indices.sorted { (kinds[$0], x[$0], y[$0]) < (kinds[$1], x[$1], y[$1]) }
    var smallest = Double.infinity
    for (place, point) in sorted.enumerated() {
      for next in sorted[(place + 1)...] {
        guard kinds[next] == kinds[point], x[next] - x[point] < smallest else { break }
        smallest = min(smallest, hypot(x[next] - x[point], y[next] - y[point]))
      }
    }
    let reach = x.indices.map { hypot(x[$0], y[$0]) }.max() ?? 0
    tolerance = min(smallest, reach) / 50
    self.sorted = sorted
  }

  /// The smallest turn that leaves the points the same, and how many of it make a full one.
  func smallestTurn() -> (count: Int, image: [Int]) {
    let rising = Array(x.indices)
    // A turn moves each point off the axis in a circle with as many others as there are turns.
    var perKind: [Int: Int] = [:]
    for point in rising where hypot(x[point], y[point]) > tolerance {
      perKind[kinds[point], default: 0] += 1
    }
    let limit = perKind.values.reduce(0, greatestCommonDivisor)
    for count in stride(from: limit, to: 1, by: -1) where limit % count == 0 {
      let (sine, cosine) = (sin(2 * .pi / Double(count)), cos(2 * .pi / Double(count)))
      let image = image { (cosine * $0 - sine * $1, sine * $0 + cosine * $1) }
      guard let image else { continue }
      var product = image
      for _ in 1..<count { product = product.map { image[$0] } }
      if product == rising { return (count, image) }
    }
    return (1, rising)
  }

  /// A mirror that leaves the points the same.
  func mirror(besides turn: (count: Int, image: [Int])) -> [Int]? {
    let rising = Array(x.indices)
    let radii = rising.map { hypot(x[$0], y[$0]) }
    guard let farthest = rising.max(by: { radii[$0] < radii[$1] }), radii[farthest] > 0 else {
      return nil
    }
    // A mirror brings the farthest point onto one that is as far: its line is half-way to that.
    for other in rising
    where kinds[other] == kinds[farthest] && radii[farthest] - radii[other] <= 2 * tolerance {
      let angle = atan2(y[farthest], x[farthest]) + atan2(y[other], x[other])
      let (sine, cosine) = (sin(angle), cos(angle))
      let image = image { (cosine * $0 + sine * $1, sine * $0 - cosine * $1) }
      guard let image else { continue }
      // Twice the mirror is nothing, and so is twice the mirror with a turn.
      let turned = rising.map { turn.image[image[$0]] }
      if rising.allSatisfy({ image[image[$0]] == $0 && turned[turned[$0]] == $0 }) { return image }
    }
    return nil
  }

  /// The point onto which each point comes; `nil` where one comes onto none.
  private func image(_ map: (Double, Double) -> (Double, Double)) -> [Int]? {
    var image: [Int] = []
    image.reserveCapacity(x.count)
    for point in x.indices {
      let (mappedX, mappedY) = map(x[point], y[point])
      var place = firstPlace(ofKind: kinds[point], from: mappedX - tolerance)
      var found: Int?
      while place < sorted.count, found == nil {
        let candidate = sorted[place]
        guard kinds[candidate] == kinds[point], x[candidate] <= mappedX + tolerance else { break }
        if hypot(x[candidate] - mappedX, y[candidate] - mappedY) <= tolerance { found = candidate }
        place += 1
      }
      guard let found else { return nil }
      image.append(found)
    }
    return image
  }

  /// The place in `sorted` of the first point of a kind, or a later one, that is not left of `from`.
  private func firstPlace(ofKind kind: Int, from: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if (kinds[sorted[middle]], x[sorted[middle]]) < (kind, from) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  b == 0 ? a : greatestCommonDivisor(b, a % b)
}
