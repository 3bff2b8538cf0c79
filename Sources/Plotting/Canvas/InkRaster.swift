/// A raster of one point (1/72 inch), for what is too dense to be drawn piece by piece.
///
/// A cell is inked where anything lies in it, so that nothing is lost; rows of inked cells are drawn
/// as one stroke, which bounds the size of a file whatever the number of points.
struct InkRaster {
  private let frame: PageRect
  private let columns: Int
  private let rows: Int
  private var inked: [Bool]

  init(of frame: PageRect) {
    self.frame = frame
    columns = Int(frame.width.rounded(.up)) + 1
    rows = Int(frame.height.rounded(.up)) + 1
    inked = [Bool](repeating: false, count: columns * rows)
  }

  /// Inks the cell of a point.
  @inline(__always)
  mutating func ink(_ point: PagePoint) {
    guard frame.holds(point) else { return }
    inked[Int(point.y - frame.top) * columns + Int(point.x - frame.left)] = true
  }

  /// Inks the cells along a line.
  mutating func ink(from start: PagePoint, to end: PagePoint) {
    guard let (start, end) = Clipping(frame).segment(start, end) else { return }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let steps = max(1, Int((2 * max(abs(dx), abs(dy))).rounded(.up)))
    for step in 0...steps {
      let fraction = Double(step) / Double(steps)
      ink(PagePoint(start.x + fraction * dx, start.y + fraction * dy))
    }
  }

  /// The rows of inked cells, each as a stroke between the middles of its first and last.
  func strokes() -> [(PagePoint, PagePoint)] {
    var strokes: [(PagePoint, PagePoint)] = []
    for row in 0..<rows {
      let y = frame.top + Double(row) + 0.5
      var column = 0
      while column < columns {
        guard inked[row * columns + column] else {
          column += 1
          continue
        }
        let first = column
        while column < columns, inked[row * columns + column] { column += 1 }
        strokes.append(
          (
            PagePoint(frame.left + Double(first) + 0.5, y),
            PagePoint(frame.left + Double(column) - 0.5, y)
          ))
      }
    }
    return strokes
  }
}
