public import Numerics

/// Values on a grid of bins, shown as colours, with a colour bar.
///
/// NaN, and what has no place on the scale, leaves the paper free. A grid of more than 256 bins
/// along a side is joined into means of neighbours.
public struct Heatmap: Mark {
  /// The edges of the bins along the horizontal axis.
  public let xEdges: [Double]
  /// The edges of the bins along the vertical axis.
  public let yEdges: [Double]
  /// The value of each bin, with `y` running fastest.
  public let values: [Double]
  /// What the values are, and their colours.
  public let colours: ColourScale
  /// The colour bar names it.
  public var name: Label? { nil }

  /// The most bins along a side that are drawn one by one.
  static let limit = 256

  /// A map from its edges and values.
  public init(xEdges: [Double], yEdges: [Double], values: [Double], colours: ColourScale) {
    let bins = max(xEdges.count - 1, 0) * max(yEdges.count - 1, 0)
    precondition(values.count == bins, "Heatmap: \(values.count) values, expected \(bins)")
    let x = Self.joined(xEdges)
    let y = Self.joined(yEdges)
    self.xEdges = x.edges
    self.yEdges = y.edges
    self.values =
      x.factor == 1 && y.factor == 1
      ? values
      : Self.means(values, xEdges.count - 1, yEdges.count - 1, x.factor, y.factor)
    self.colours = colours.resolved(for: self.values)
  }

  /// The contents of a histogram; empty bins leave the paper free.
  public init(_ histogram: Histogram2D, colours: ColourScale) {
    self.init(
      xEdges: histogram.xAxis.edges, yEdges: histogram.yAxis.edges,
      values: histogram.weights.map { $0 == 0 ? .nan : $0 }, colours: colours)
  }

  /// None: it has a map of its own.
  public var seriesCount: Int { 0 }
  /// In words.
  public var summary: String {
    "map of \(max(xEdges.count - 1, 0)) by \(max(yEdges.count - 1, 0)) bins: "
      + colours.label.words
  }
  public var colourScale: ColourScale? { colours }

  public var numbers: [MarkNumbers] {
    let (xs, ys) = (xEdges.indices.dropLast(), yEdges.indices.dropLast())
    return [
      MarkNumbers(
        colours.label,
        [
          (.xLow, xs.flatMap { x in ys.map { _ in xEdges[x] } }),
          (.xHigh, xs.flatMap { x in ys.map { _ in xEdges[x + 1] } }),
          (.yLow, xs.flatMap { _ in ys.map { yEdges[$0] } }),
          (.yHigh, xs.flatMap { _ in ys.map { yEdges[$0 + 1] } }), (.value, values),
        ])
    ]
  }

  public func occupy(_ extent: inout Extent) {
    extent.includeX(xEdges)
    extent.includeY(yEdges)
    extent.tightenX()
    extent.tightenY()
  }

  public func draw(on canvas: inout Canvas, in frame: PanelFrame) {
    let near = frame.rect.grown(by: 5)
    let xs = xEdges.map { min(max(frame.x.downTo($0), near.left), near.right) }
    let ys = yEdges.map { min(max(frame.y.downTo($0), near.top), near.bottom) }
    let rows = yEdges.count - 1
    // One path for each colour; neighbours of one colour along x are one rectangle.
    var tiles = [[PageRect]](repeating: [], count: ColourMap.levels)
    for row in 0..<max(rows, 0) {
      var open: (level: Int, column: Int)?
      for column in 0...max(xEdges.count - 1, 0) {
        let fraction =
          column < xEdges.count - 1 ? colours.fraction(values[column * rows + row]) : nil
        let level = fraction.map { ColourMap.level($0) }
        if let run = open, level != run.level {
          let rect = PageRect(
            left: min(xs[run.column], xs[column]), top: min(ys[row], ys[row + 1]),
            right: max(xs[run.column], xs[column]), bottom: max(ys[row], ys[row + 1]))
          if rect.width > 0, rect.height > 0 { tiles[run.level].append(rect) }
          open = nil
        }
        if open == nil, let level { open = (level, column) }
      }
    }
    for (level, tiles) in tiles.enumerated() {
      canvas.tiles(tiles, .fixed(ColourMap.colour(level: level)))
    }
  }

  /// Every so many edges, such that the limit is kept.
  private static func joined(_ edges: [Double]) -> (edges: [Double], factor: Int) {
    let bins = edges.count - 1
    guard bins > limit else { return (edges, 1) }
    let factor = (bins + limit - 1) / limit
    var kept = stride(from: 0, to: bins, by: factor).map { edges[$0] }
    kept.append(edges[bins])
    return (kept, factor)
  }

  /// The means of the values that are there in blocks of bins.
  private static func means(
    _ values: [Double], _ columns: Int, _ rows: Int, _ across: Int, _ up: Int
  ) -> [Double] {
    stride(from: 0, to: columns, by: across).flatMap { left in
      stride(from: 0, to: rows, by: up).map { bottom in
        var sum = 0.0
        var count = 0
        for column in left..<min(left + across, columns) {
          for row in bottom..<min(bottom + up, rows) {
            let value = values[column * rows + row]
            guard value.isFinite else { continue }
            sum += value
            count += 1
          }
        }
        return count > 0 ? sum / Double(count) : .nan
      }
    }
  }
}
