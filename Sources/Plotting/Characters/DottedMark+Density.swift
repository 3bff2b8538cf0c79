import Foundation

extension Points: DottedMark {
  /// A dot for each point while they are few; of many, the fullest dots of each character.
  ///
  /// A character then has more dots the more points lie in it, on a logarithmic scale, so that the
  /// middle of a cloud stands out and no point far from it is lost.
  func draw(on dots: inout DotRaster, in frame: PanelFrame) {
    var counts = [Int](repeating: 0, count: dots.width * dots.height)
    var seen = 0
    for index in x.indices {
      let place = frame(x[index], y[index])
      guard place.isFinite, let dot = dots.dot(at: place) else { continue }
      counts[dot.y * dots.width + dot.x] += 1
      seen += 1
    }
    let isDense = 8 * seen > counts.count
    let cells = (0..<dots.rows).flatMap { row in (0..<dots.columns).map { (row, $0) } }
    func members(_ row: Int, _ column: Int) -> [(x: Int, y: Int, count: Int)] {
      (0..<8).map { (2 * column + $0 / 4, 4 * row + $0 % 4) }
        .map { ($0.0, $0.1, counts[$0.1 * dots.width + $0.0]) }.filter { $0.2 > 0 }
    }
    let sums = cells.map { cell in members(cell.0, cell.1).reduce(0) { $0 + $1.count } }
    let scale = 8 / log1p(Double(sums.max() ?? 1))
    for (cell, sum) in zip(cells, sums) where sum > 0 {
      let fullest = members(cell.0, cell.1).sorted {
        ($0.count, $1.x, $1.y) > ($1.count, $0.x, $0.y)
      }
      let kept = isDense ? Int((scale * log1p(Double(sum))).rounded(.up)) : 8
      for dot in fullest.prefix(kept) { dots.set(dot.x, dot.y) }
    }
  }
}

extension Heatmap: DottedMark {
  /// More dots for larger values; at least one in every eight where there is a value.
  func draw(on dots: inout DotRaster, in frame: PanelFrame) {
    let rows = yEdges.count - 1
    guard rows > 0, xEdges.count > 1 else { return }
    let columns = (0..<dots.width).map { Self.bin(frame.x.number(at: Double($0) + 0.5), xEdges) }
    let lines = (0..<dots.height).map { Self.bin(frame.y.number(at: Double($0) + 0.5), yEdges) }
    for (x, column) in columns.enumerated() {
      guard let column else { continue }
      for (y, row) in lines.enumerated() {
        guard let row, let fraction = colours.fraction(values[column * rows + row]) else {
          continue
        }
        dots.shade(x, y, strength: 0.125 + 0.875 * min(max(fraction, 0), 1))
      }
    }
  }

  /// The bin that holds a number.
  private static func bin(_ value: Double, _ edges: [Double]) -> Int? {
    guard let above = edges.firstIndex(where: { $0 > value }), above > 0 else {
      return value == edges.last ? edges.count - 2 : nil
    }
    return above - 1
  }
}
