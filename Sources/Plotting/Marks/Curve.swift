/// A line over points of the data, in the form in which it is drawn: clipped, thinned, with gaps.
struct Curve {
  /// The pieces between gaps.
  private(set) var pieces: [[PagePoint]] = []
  /// Points with gaps on both sides.
  private(set) var dots: [PagePoint] = []
  /// Pieces within a single column of print, of which only their reach is seen.
  private(set) var slivers = ColumnIntervals()

  /// The most points that are drawn piece by piece.
  static let limit = 60_000

  /// Projects, clips and thins the points; those that are not finite make gaps.
  init(count: Int, in frame: PanelFrame, point: (Int) -> PagePoint) {
    var extremes = ColumnExtremes()
    var length = 0
    let clipping = frame.clipping
    func finish(_ curve: inout Curve) {
      guard length > 0 else { return }
      let thinned = extremes.finish()
      if length == 1 {
        if frame.rect.holds(thinned[0]) { curve.dots.append(thinned[0]) }
      } else if let first = thinned.first, let last = thinned.last, length < 5,
        abs(first.x - last.x) < ColumnExtremes.width, count > Self.limit
      {
        let ys = thinned.map(\.y)
        curve.slivers.add(
          x: first.x, top: ys.min() ?? first.y, bottom: ys.max() ?? first.y, in: frame.rect)
      } else {
        curve.pieces += clipping.polyline(thinned)
      }
      length = 0
    }
    for index in 0..<count {
      let next = point(index)
      if next.isFinite {
        extremes.add(next)
        length += 1
      } else {
        finish(&self)
      }
    }
    finish(&self)
  }

  /// Draws the line.
  func draw(on canvas: inout Canvas, in frame: PanelFrame, _ stroke: Stroke) {
    let width = stroke.width * canvas.theme.lineWidth
    let size = pieces.reduce(0) { $0 + $1.count }
    if size > Self.limit {
      // A tangle, such as a line over unordered points: only its ink can be shown.
      var raster = InkRaster(of: frame.rect)
      for piece in pieces {
        for (start, end) in zip(piece, piece.dropFirst()) { raster.ink(from: start, to: end) }
      }
      canvas.raster(raster.strokes(), thickness: max(width, 1), stroke.ink)
    } else {
      canvas.lines(pieces, stroke)
    }
    if !slivers.isEmpty {
      canvas.raster(slivers.strokes(), thickness: width, stroke.ink)
    }
    if dots.count > Points.limit {
      var raster = InkRaster(of: frame.rect)
      for dot in dots { raster.ink(dot) }
      canvas.raster(raster.strokes(), thickness: max(width, 1), stroke.ink)
    } else if !dots.isEmpty {
      canvas.dots(dots, diameter: 1.8 * width, stroke.ink)
    }
  }
}
