/// The frame of a panel, its ticks, numbers and labels.
struct AxesPainter {
  let plan: PanelPlan
  let layout: FigureLayout

  private var theme: Theme { layout.theme }
  private var rect: PageRect { plan.rect }
  private var stroke: Stroke { Stroke(.text, width: theme.frameWidth / theme.lineWidth) }

  /// Draws lines across the panel at its numbers.
  func drawGrid(on canvas: inout Canvas) {
    guard plan.panel.grid == .major else { return }
    let frame = plan.frame
    let upright = plan.xTicks.majors.map { frame.x($0.value) }.map {
      (PagePoint($0, rect.top), PagePoint($0, rect.bottom))
    }
    let across = plan.yTicks.majors.map { frame.y($0.value) }.map {
      (PagePoint(rect.left, $0), PagePoint(rect.right, $0))
    }
    canvas.segments(upright + across, Stroke(.grid, width: theme.frameWidth / theme.lineWidth))
  }

  /// Draws the frame with ticks on all sides.
  func drawFrame(on canvas: inout Canvas) {
    guard plan.panel.border == .axes else { return }
    let frame = plan.frame
    var lines: [[PagePoint]] = [
      [
        PagePoint(rect.left, rect.top), PagePoint(rect.right, rect.top),
        PagePoint(rect.right, rect.bottom), PagePoint(rect.left, rect.bottom),
        PagePoint(rect.left, rect.top),
      ]
    ]
    func addTicks(_ ticks: TickSet, _ hasPlace: (Double) -> Bool, _ add: (Double, Double) -> Void) {
      for tick in ticks.majors where hasPlace(tick.value) { add(tick.value, theme.tickLength) }
      for value in ticks.minors where hasPlace(value) { add(value, 0.55 * theme.tickLength) }
    }
    addTicks(plan.xTicks, frame.x.holds) { value, length in
      let x = frame.x(value)
      lines.append([PagePoint(x, rect.bottom), PagePoint(x, rect.bottom - length)])
      lines.append([PagePoint(x, rect.top), PagePoint(x, rect.top + length)])
    }
    addTicks(plan.yTicks, frame.y.holds) { value, length in
      let y = frame.y(value)
      lines.append([PagePoint(rect.left, y), PagePoint(rect.left + length, y)])
      lines.append([PagePoint(rect.right, y), PagePoint(rect.right - length, y)])
    }
    canvas.lines(lines, stroke)
  }

  /// Writes the numbers and labels around the frame.
  func drawWords(on canvas: inout Canvas) {
    if plan.showsX { drawHorizontal(on: &canvas) }
    if plan.showsY { drawVertical(on: &canvas) }
    guard let title = plan.panel.title else { return }
    canvas.text(
      title, at: PagePoint(rect.center.x, rect.top - plan.titleRise), size: theme.fontSize,
      anchor: .middle)
  }

  private func drawHorizontal(on canvas: inout Canvas) {
    let size = theme.smallSize
    let frame = plan.frame
    let line = rect.bottom + theme.gap + layout.numberHeight(plan.xTicks)
    for tick in plan.xTicks.majors where frame.x.holds(tick.value) {
      canvas.text(
        tick.label, at: PagePoint(frame.x(tick.value), line), size: size, anchor: .middle)
    }
    let ascent = canvas.measure(plan.x.label, size: theme.fontSize).ascent
    let base = line + 0.8 * theme.gap + max(ascent, theme.fontSize)
    let factor = canvas.measure(plan.xTicks.factor, size: size).width
    canvas.text(
      plan.xTicks.factor, at: PagePoint(rect.right, base), size: size, anchor: .end)
    // A label too long to stand in the middle beside the factor ends before it.
    let half = 0.5 * canvas.measure(plan.x.label, size: theme.fontSize).width
    let limit = factor > 0 ? rect.right - factor - theme.gap - half : .infinity
    canvas.text(
      plan.x.label, at: PagePoint(min(rect.center.x, limit), base), size: theme.fontSize,
      anchor: .middle)
  }

  private func drawVertical(on canvas: inout Canvas) {
    let size = theme.smallSize
    let frame = plan.frame
    var widest = 0.0
    for tick in plan.yTicks.majors where frame.y.holds(tick.value) {
      canvas.text(
        tick.label, at: PagePoint(rect.left - theme.gap, frame.y(tick.value)), size: size,
        anchor: .end, rest: .middle)
      widest = max(widest, canvas.measure(tick.label, size: size).width)
    }
    canvas.text(
      plan.yTicks.factor, at: PagePoint(rect.left, rect.top - 0.6 * size), size: size)
    let descent = canvas.measure(plan.y.label, size: theme.fontSize).descent
    canvas.text(
      plan.y.label, at: PagePoint(rect.left - 2 * theme.gap - widest - descent, rect.center.y),
      size: theme.fontSize, anchor: .middle, turn: -90)
  }
}
