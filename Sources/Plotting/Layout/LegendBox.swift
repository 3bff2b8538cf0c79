/// The rows of a legend and the room they take.
struct LegendBox {
  let keys: [LegendKey]
  private let theme: Theme
  private let widths: [Double]

  init(_ keys: [LegendKey], _ theme: Theme, _ canvas: Canvas) {
    self.keys = keys
    self.theme = theme
    widths = keys.map { canvas.measure($0.label, size: theme.smallSize).width }
  }

  private var size: Double { theme.smallSize }
  private var sampleWidth: Double { 2.1 * size }
  private var gap: Double { 0.55 * size }
  private var rowHeight: Double { 1.42 * size }

  /// The size of the rows below each other.
  var extent: (width: Double, height: Double) {
    (
      sampleWidth + gap + (widths.max() ?? 0) + 0.6 * size,
      Double(keys.count) * rowHeight + 0.4 * size
    )
  }

  /// The place inside a frame that hides the least, and how much it hides.
  func place(in frame: PageRect, _ coverage: Coverage, _ theme: Theme) -> (PageRect, hidden: Int)? {
    let inset = theme.tickLength + 0.4 * size
    let room = frame.grown(by: -inset)
    let (width, height) = extent
    guard width <= room.width, height <= room.height else { return nil }
    let xs = [room.right - width, room.left, 0.5 * (room.left + room.right - width)]
    let ys = [room.top, room.bottom - height, 0.5 * (room.top + room.bottom - height)]
    var best: (PageRect, hidden: Int)?
    for y in ys {
      for x in xs {
        let rect = PageRect(left: x, top: y, right: x + width, bottom: y + height)
        let hidden = coverage.count(in: rect)
        if hidden < best?.hidden ?? .max { best = (rect, hidden) }
      }
    }
    return best
  }

  /// Draws the rows below each other.
  func draw(in rect: PageRect, on canvas: inout Canvas) {
    for (index, key) in keys.enumerated() {
      let y = rect.top + 0.2 * size + (Double(index) + 0.5) * rowHeight
      draw(key, at: PagePoint(rect.left + 0.3 * size, y), on: &canvas)
    }
  }

  // MARK: - Above a frame, in lines of words

  /// Where each row begins when they follow each other in lines: its distance from the left, its line.
  private func flow(in width: Double) -> [(x: Double, line: Int)] {
    var places: [(x: Double, line: Int)] = []
    var x = 0.0
    var line = 0
    for own in widths {
      let needed = sampleWidth + gap + own
      if x > 0, x + needed > width {
        x = 0
        line += 1
      }
      places.append((x, line))
      x += needed + 1.6 * size
    }
    return places
  }

  /// The height of the lines above a frame.
  func flowHeight(in width: Double) -> Double {
    guard let last = flow(in: width).last else { return 0 }
    return Double(last.line + 1) * rowHeight + 0.2 * size
  }

  /// Draws the rows in lines, the last of which ends at `bottom`.
  func drawFlow(above bottom: Double, left: Double, width: Double, on canvas: inout Canvas) {
    let top = bottom - flowHeight(in: width)
    for (key, place) in zip(keys, flow(in: width)) {
      let y = top + (Double(place.line) + 0.5) * rowHeight
      draw(key, at: PagePoint(left + place.x, y), on: &canvas)
    }
  }

  private func draw(_ key: LegendKey, at start: PagePoint, on canvas: inout Canvas) {
    let end = PagePoint(start.x + sampleWidth, start.y)
    let half = 0.38 * size
    switch key.sample {
    case .line(let stroke): canvas.lines([[start, end]], stroke)
    case .area(let ink, let opacity, let edge):
      let corners = [
        PagePoint(start.x, start.y + half), PagePoint(start.x, start.y - half),
        PagePoint(end.x, start.y - half), PagePoint(end.x, start.y + half),
      ]
      canvas.shapes([corners], ink, opacity: opacity)
      if let edge { canvas.lines([corners + [corners[0]]], edge) }
    case .point(let shape, let ink, let hasErrors):
      let middle = PagePoint(0.5 * (start.x + end.x), start.y)
      if hasErrors {
        canvas.segments(
          [(PagePoint(middle.x, start.y - 1.2 * half), PagePoint(middle.x, start.y + 1.2 * half))],
          Stroke(ink, width: 0.8))
      }
      canvas.markers([middle], shape, diameter: theme.markerSize, ink)
    }
    canvas.text(
      key.label, at: PagePoint(end.x + gap, start.y), size: size, rest: .middle)
  }
}
