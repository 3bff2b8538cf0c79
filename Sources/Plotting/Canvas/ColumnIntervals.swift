/// Upright strokes by the thousand, joined where they overlap, column by column.
struct ColumnIntervals {
  private var columns: [Int: [(top: Double, bottom: Double)]] = [:]

  /// Whether there is nothing to draw.
  var isEmpty: Bool { columns.isEmpty }

  /// Adds a stroke; what reaches beyond the frame is cut.
  mutating func add(x: Double, top: Double, bottom: Double, in frame: PageRect) {
    guard x >= frame.left, x <= frame.right, top <= frame.bottom, bottom >= frame.top else {
      return
    }
    columns[Int(x / ColumnExtremes.width), default: []].append(
      (max(top, frame.top), min(bottom, frame.bottom)))
  }

  /// The strokes that remain, from left to right.
  func strokes() -> [(PagePoint, PagePoint)] {
    columns.keys.sorted().flatMap { column in
      let x = (Double(column) + 0.5) * ColumnExtremes.width
      var joined: [(top: Double, bottom: Double)] = []
      for next in (columns[column] ?? []).sorted(by: { $0.top < $1.top }) {
        // Gaps narrower than a column are not seen either.
        if let last = joined.last, next.top <= last.bottom + ColumnExtremes.width {
          joined[joined.count - 1].bottom = max(last.bottom, next.bottom)
        } else {
          joined.append(next)
        }
      }
      return joined.map { (PagePoint(x, $0.top), PagePoint(x, $0.bottom)) }
    }
  }
}
