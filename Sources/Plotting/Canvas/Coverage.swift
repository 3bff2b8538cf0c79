/// Which parts of a panel have something drawn on them, so that words find free places.
struct Coverage {
  let frame: PageRect
  private let cell: Double
  private let columns: Int
  private let rows: Int
  private var covered: [Bool]

  init(of frame: PageRect, cell: Double) {
    self.frame = frame
    self.cell = cell
    columns = max(1, Int((frame.width / cell).rounded(.up)))
    rows = max(1, Int((frame.height / cell).rounded(.up)))
    covered = [Bool](repeating: false, count: columns * rows)
  }

  /// Notes a point.
  @inline(__always)
  mutating func cover(_ point: PagePoint) {
    guard frame.holds(point) else { return }
    let column = min(Int((point.x - frame.left) / cell), columns - 1)
    let row = min(Int((point.y - frame.top) / cell), rows - 1)
    covered[row * columns + column] = true
  }

  /// Notes a line, cell by cell.
  mutating func cover(from start: PagePoint, to end: PagePoint) {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let steps = Int(min(max(abs(dx), abs(dy)) / (0.5 * cell), 1e5).rounded(.up))
    guard steps > 1 else {
      cover(start)
      cover(end)
      return
    }
    for step in 0...steps {
      let fraction = Double(step) / Double(steps)
      cover(PagePoint(start.x + fraction * dx, start.y + fraction * dy))
    }
  }

  /// Notes a rectangle.
  mutating func cover(_ rect: PageRect) {
    guard let cells = cells(of: rect) else { return }
    for row in cells.rows {
      for column in cells.columns { covered[row * columns + column] = true }
    }
  }

  /// The number of cells of a rectangle that have something on them.
  func count(in rect: PageRect) -> Int {
    guard let cells = cells(of: rect) else { return 0 }
    var count = 0
    for row in cells.rows {
      for column in cells.columns where covered[row * columns + column] { count += 1 }
    }
    return count
  }

  private func cells(of rect: PageRect) -> (rows: Range<Int>, columns: Range<Int>)? {
    guard rect.overlaps(frame) else { return nil }
    func range(_ low: Double, _ high: Double, _ limit: Int) -> Range<Int> {
      let first = max(0, Int((low / cell).rounded(.down)))
      return first..<max(first, min(limit, Int((high / cell).rounded(.up))))
    }
    return (
      range(rect.top - frame.top, rect.bottom - frame.top, rows),
      range(rect.left - frame.left, rect.right - frame.left, columns)
    )
  }
}
