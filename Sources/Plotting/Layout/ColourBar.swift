import Numerics

/// The colours of a map beside its panel, with their values.
struct ColourBar {
  let colours: ColourScale
  let ticks: TickSet
  let frame: PageRect

  /// Draws the bar to the right of the frame.
  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    let left = frame.right + 1.4 * theme.gap
    let bar = PageRect(
      left: left, top: frame.top, right: left + theme.fontSize, bottom: frame.bottom)
    let step = bar.height / Double(ColourMap.levels)
    for level in 0..<ColourMap.levels {
      let bottom = bar.bottom - Double(level) * step
      canvas.tiles(
        [PageRect(left: bar.left, top: bottom - step, right: bar.right, bottom: bottom)],
        .fixed(ColourMap.colour(level: level)))
    }
    let outline = [
      PagePoint(bar.left, bar.top), PagePoint(bar.right, bar.top),
      PagePoint(bar.right, bar.bottom), PagePoint(bar.left, bar.bottom),
      PagePoint(bar.left, bar.top),
    ]
    let stroke = Stroke(.text, width: theme.frameWidth / theme.lineWidth)
    canvas.lines([outline], stroke)
    var right = bar.right + theme.gap
    if let lower = colours.lower, let upper = colours.upper, lower < upper {
      right = drawNumbers(
        Projection(colours.scale, from: lower, to: upper, start: bar.bottom, end: bar.top), bar,
        stroke, on: &canvas)
    } else if let only = colours.lower {
      let number = TickSet.Major(value: only, label: Label(verbatim: "\(only)"))
      canvas.text(
        number.label, at: PagePoint(right, bar.center.y), size: theme.smallSize, rest: .middle)
    }
    let ascent = canvas.measure(colours.label, size: theme.fontSize).ascent
    canvas.text(
      colours.label, at: PagePoint(right + theme.gap + ascent, frame.center.y),
      size: theme.fontSize, anchor: .middle, turn: -90)
  }

  /// Draws ticks and numbers; returns where the numbers end.
  private func drawNumbers(
    _ projection: Projection, _ bar: PageRect, _ stroke: Stroke, on canvas: inout Canvas
  ) -> Double {
    let theme = canvas.theme
    var lines: [(PagePoint, PagePoint)] = []
    var widest = 0.0
    for tick in ticks.majors where projection.holds(tick.value) {
      let y = projection(tick.value)
      lines.append((PagePoint(bar.right - 0.35 * bar.width, y), PagePoint(bar.right, y)))
      canvas.text(
        tick.label, at: PagePoint(bar.right + theme.gap, y), size: theme.smallSize, rest: .middle)
      widest = max(widest, canvas.measure(tick.label, size: theme.smallSize).width)
    }
    for value in ticks.minors where projection.holds(value) {
      let y = projection(value)
      lines.append((PagePoint(bar.right - 0.18 * bar.width, y), PagePoint(bar.right, y)))
    }
    canvas.segments(lines, stroke)
    canvas.text(
      ticks.factor, at: PagePoint(bar.left, bar.top - 0.6 * theme.smallSize),
      size: theme.smallSize)
    return bar.right + theme.gap + widest
  }
}
