/// The lines of one level through values on a grid, square by square.
///
/// Crossings are interpolated linearly along the sides of a square; a square whose opposite corners
/// lie on the same side is split by the mean of its corners (C. Wyvill et al., The Visual Computer
/// 2 (1986) 227). Pieces are joined end to end, so that a closed line ends where it began.
struct MarchingSquares {
  let x: [Double]
  let y: [Double]
  /// With `y` running fastest.
  let values: [Double]

  /// A point of a line, in the coordinates of the grid.
  struct Point: Equatable {
    var x: Double
    var y: Double
  }

  /// A side of a square, by the grid point at which it begins and its direction.
  private struct Side: Hashable {
    let column: Int
    let row: Int
    let isUpright: Bool
  }

  /// The lines at a level, each a list of points.
  func lines(at level: Double) -> [[Point]] {
    var pieces: [(Side, Side)] = []
    for column in 0..<max(x.count - 1, 0) {
      for row in 0..<max(y.count - 1, 0) { addPieces(column, row, level, to: &pieces) }
    }
    return joined(pieces).map { line in line.map { point(on: $0, level) } }
  }

  private func value(_ column: Int, _ row: Int) -> Double { values[column * y.count + row] }

  private func addPieces(
    _ column: Int, _ row: Int, _ level: Double, to pieces: inout [(Side, Side)]
  ) {
    let corners = [
      value(column, row), value(column + 1, row), value(column + 1, row + 1),
      value(column, row + 1),
    ]
    guard corners.allSatisfy(\.isFinite) else { return }
    let isAbove = corners.map { $0 >= level }
    let sides = [
      Side(column: column, row: row, isUpright: false),
      Side(column: column + 1, row: row, isUpright: true),
      Side(column: column, row: row + 1, isUpright: false),
      Side(column: column, row: row, isUpright: true),
    ]
    // The sides, around the square, whose corners lie on different sides of the level.
    let crossed = (0..<4).filter { isAbove[$0] != isAbove[($0 + 1) % 4] }
    if crossed.count == 2 {
      pieces.append((sides[crossed[0]], sides[crossed[1]]))
    } else if crossed.count == 4 {
      // A saddle: the middle goes with one pair of corners, which the lines then enclose not.
      let middle = 0.25 * (corners[0] + corners[1] + corners[2] + corners[3]) >= level
      let pairs = middle == isAbove[0] ? [(0, 1), (2, 3)] : [(3, 0), (1, 2)]
      for (from, to) in pairs { pieces.append((sides[from], sides[to])) }
    }
  }

  private func point(on side: Side, _ level: Double) -> Point {
    let here = value(side.column, side.row)
    if side.isUpright {
      let next = value(side.column, side.row + 1)
      let fraction = (level - here) / (next - here)
      return Point(
        x: x[side.column], y: y[side.row] + fraction * (y[side.row + 1] - y[side.row]))
    }
    let next = value(side.column + 1, side.row)
    let fraction = (level - here) / (next - here)
    return Point(
      x: x[side.column] + fraction * (x[side.column + 1] - x[side.column]), y: y[side.row])
  }

  /// Joins pieces that meet on a side: each side has two at most, one of either square.
  private func joined(_ pieces: [(Side, Side)]) -> [[Side]] {
    var pieceAt: [Side: [Int]] = [:]
    for (index, piece) in pieces.enumerated() {
      pieceAt[piece.0, default: []].append(index)
      pieceAt[piece.1, default: []].append(index)
    }
    var isUsed = [Bool](repeating: false, count: pieces.count)
    /// The sides after one, as far as the line goes.
    func follow(from start: Side) -> [Side] {
      var sides: [Side] = []
      var here = start
      while let next = pieceAt[here]?.first(where: { !isUsed[$0] }) {
        isUsed[next] = true
        here = pieces[next].0 == here ? pieces[next].1 : pieces[next].0
        sides.append(here)
      }
      return sides
    }
    return pieces.indices.compactMap { index in
      guard !isUsed[index] else { return nil }
      isUsed[index] = true
      let (from, to) = pieces[index]
      let ahead = follow(from: to)
      // A closed line has used all its pieces by now, and nothing is left behind.
      let behind = follow(from: from)
      return behind.reversed() + [from, to] + ahead
    }
  }
}
