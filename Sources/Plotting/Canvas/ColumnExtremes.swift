/// A line of any number of points, thinned to what print can show without losing an extreme.
///
/// Of the consecutive points within one column, 1/300 inch wide, the first, the lowest, the highest
/// and the last stay, in their order: drawn, they cover the very same ink (U. Jugel et al., "M4",
/// Proc. VLDB 7 (2014) 797). A line over an ordered axis is left with four points a column at most.
struct ColumnExtremes {
  /// The width of a column, points.
  static let width = 0.24

  private(set) var points: [PagePoint] = []
  private var column = Int.min
  private var first = PagePoint(0, 0)
  private var lowest = (0, PagePoint(0, 0))
  private var highest = (0, PagePoint(0, 0))
  private var last = (0, PagePoint(0, 0))

  /// Takes the next point; its coordinates are numbers.
  @inline(__always)
  mutating func add(_ point: PagePoint) {
    // Bounded, because far outside the page the number of a column is no integer of the machine.
    let next = Int(min(max(point.x / Self.width, -1e9), 1e9).rounded(.down))
    guard next == column else {
      flush()
      column = next
      first = point
      lowest = (0, point)
      highest = (0, point)
      last = (0, point)
      return
    }
    let count = last.0 + 1
    if point.y > lowest.1.y { lowest = (count, point) }
    if point.y < highest.1.y { highest = (count, point) }
    last = (count, point)
  }

  /// The points that stay, after the last was added.
  mutating func finish() -> [PagePoint] {
    flush()
    column = .min
    defer { points = [] }
    return points
  }

  private mutating func flush() {
    guard column != .min else { return }
    points.append(first)
    let inner = lowest.0 < highest.0 ? [lowest, highest] : [highest, lowest]
    for (order, point) in inner where order > 0 && order < last.0 { points.append(point) }
    if last.0 > 0 { points.append(last.1) }
  }
}
