/// A mark that can be drawn in the dots of a terminal's characters.
///
/// The points of the frame's page are dots, so that axes and clipping are those of print.
protocol DottedMark: Mark {
  /// Draws the data.
  func draw(on dots: inout DotRaster, in frame: PanelFrame)
}

extension Line: DottedMark {
  func draw(on dots: inout DotRaster, in frame: PanelFrame) {
    dots.path(x.indices.lazy.map { frame(x[$0], y[$0]) })
  }
}

extension Steps: DottedMark {
  func draw(on dots: inout DotRaster, in frame: PanelFrame) {
    var outline: [PagePoint] = []
    for bin in levels.indices {
      let top = PagePoint(frame.x(edges[bin]), frame.y.downTo(levels[bin]))
      let end = PagePoint(frame.x(edges[bin + 1]), top.y)
      outline += [top, end]
      let base = frame.y.downTo(0)
      dots.shade(from: (top, base), to: (end, base), strength: opacity)
    }
    dots.path(outline)
  }
}

extension StackedHistogram: DottedMark {
  /// The outline of each layer upon those below, with the uppermost filled.
  func draw(on dots: inout DotRaster, in frame: PanelFrame) {
    let tops = tops
    for (index, top) in tops.enumerated() {
      Steps(edges: edges, levels: top, opacity: index == tops.count - 1 ? 0.25 : 0)
        .draw(on: &dots, in: frame)
    }
  }
}

extension Band: DottedMark {
  func draw(on dots: inout DotRaster, in frame: PanelFrame) {
    func ends(_ index: Int) -> (PagePoint, Double) {
      let upper = frame.y.downTo(self.upper[index])
      return (PagePoint(frame.x(x[index]), upper), frame.y.downTo(lower[index]))
    }
    for index in x.indices.dropLast() {
      dots.shade(from: ends(index), to: ends(index + 1), strength: opacity)
    }
  }
}

extension ReferenceLine: DottedMark {
  /// Every other dot.
  func draw(on dots: inout DotRaster, in frame: PanelFrame) {
    switch direction {
    case .across(let y):
      for x in stride(from: 0, to: dots.width, by: 2) {
        dots.set(PagePoint(Double(x) + 0.5, frame.y(y)))
      }
    case .upright(let x):
      for y in stride(from: 0, to: dots.height, by: 2) {
        dots.set(PagePoint(frame.x(x), Double(y) + 0.5))
      }
    }
  }
}

extension DotRaster {
  /// Joins points by straight lines; those that are not finite make gaps.
  mutating func path(_ points: some Sequence<PagePoint>) {
    var last: PagePoint?
    for point in points {
      guard point.isFinite else {
        last = nil
        continue
      }
      if let last { line(from: last, to: point) } else { set(point) }
      last = point
    }
  }

  /// Shades the area between two upright lines, each from a point to the height of another.
  mutating func shade(
    from left: (PagePoint, Double), to right: (PagePoint, Double), strength: Double
  ) {
    guard strength > 0, left.0.isFinite, right.0.isFinite, !left.1.isNaN, !right.1.isNaN else {
      return
    }
    let ((start, end), (first, last)) =
      left.0.x <= right.0.x
      ? ((left.0, right.0), (left.1, right.1)) : ((right.0, left.0), (right.1, left.1))
    let size = Double(width)
    guard start.x < size, end.x > 0 else { return }
    for x in Int(max(0, start.x))...Int(min(size - 1, end.x)) {
      let place = min(max(Double(x) + 0.5, start.x), end.x)
      let share = end.x > start.x ? (place - start.x) / (end.x - start.x) : 0
      let top = start.y + share * (end.y - start.y)
      let bottom = first + share * (last - first)
      let upper = max(0, min(top, bottom))
      let lower = min(Double(height) - 1, max(top, bottom))
      guard upper <= lower else { continue }
      for y in Int(upper)...Int(lower) { shade(x, y, strength: strength) }
    }
  }
}
