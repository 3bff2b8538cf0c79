/// Draws a figure once, with some legends above their panels.
struct FigurePainter {
  let figure: Figure
  let theme: Theme
  private var plans: [[PanelPlan]]
  private var canvas: Canvas
  private let layout: FigureLayout
  /// The panels whose legends found no place where they hide nothing.
  private(set) var homeless: Set<PanelPlan.Place> = []

  init(figure: Figure, theme: Theme, typeface: Typeface, legendsAbove: Set<PanelPlan.Place>) {
    self.figure = figure
    self.theme = theme
    plans = PanelPlan.plans(of: figure, legendsAbove: legendsAbove)
    let empty = PageRect(left: 0, top: 0, right: 0, bottom: 0)
    layout = FigureLayout(
      figure: figure, theme: theme,
      canvas: Canvas(page: empty, theme: theme, typeface: typeface))
    let height = layout.place(&plans)
    canvas = Canvas(
      page: PageRect(
        left: 0, top: 0, right: FigureLayout.width(of: figure, theme), bottom: height),
      theme: theme, typeface: typeface)
  }

  /// Draws all panels.
  mutating func paint() {
    if let title = figure.title {
      canvas.text(
        title, at: PagePoint(canvas.page.center.x, 1.6 * theme.fontSize),
        size: 1.15 * theme.fontSize, anchor: .middle)
    }
    for row in plans {
      for plan in row { paint(plan) }
    }
  }

  /// The figure as it was drawn.
  func drawing() -> Drawing {
    let summary = figure.summary(of: plans.flatMap(\.self))
    return Drawing(
      svg: SVGDocument(canvas, name: figure.name, summary: summary).text, name: figure.name,
      width: canvas.page.width, height: canvas.page.height, description: summary,
      panels: plans.flatMap { row in row.map(\.frame) }, textBoxes: canvas.textBoxes)
  }

  private mutating func paint(_ plan: PanelPlan) {
    let axes = AxesPainter(plan: plan, layout: layout)
    canvas.open(name: plan.panel.title?.words)
    axes.drawGrid(on: &canvas)
    canvas.coverage = Coverage(of: plan.rect, cell: 0.3 * theme.fontSize)
    canvas.open(clip: plan.rect)
    for (mark, series) in zip(plan.panel.marks, plan.firstSeries) {
      canvas.open(name: mark.name?.words)
      var frame = plan.frame
      frame.firstSeries = series
      mark.draw(on: &canvas, in: frame)
      canvas.close()
    }
    canvas.close()
    let waiting = canvas.waiting
    canvas.waiting = []
    for label in waiting { label.place(on: &canvas, in: plan.rect) }
    if plan.isEmpty {
      let size = min(theme.fontSize, 0.15 * plan.rect.width)
      canvas.text(
        "no data", at: plan.rect.center, size: size, anchor: .middle, rest: .middle, ink: .muted)
    }
    paintLegend(of: plan)
    canvas.coverage = nil
    axes.drawFrame(on: &canvas)
    axes.drawWords(on: &canvas)
    if let colours = plan.colours {
      ColourBar(colours: colours, ticks: plan.colourTicks, frame: plan.rect).draw(on: &canvas)
    }
    canvas.close()
  }

  private mutating func paintLegend(of plan: PanelPlan) {
    guard !plan.keys.isEmpty, let coverage = canvas.coverage else { return }
    let box = LegendBox(plan.keys, theme, canvas)
    if plan.legendIsAbove {
      let hasFactor = !plan.yTicks.factor.isEmpty || !plan.colourTicks.factor.isEmpty
      let bottom = plan.rect.top - (hasFactor ? 1.6 : 0.4) * theme.smallSize
      box.drawFlow(above: bottom, left: plan.rect.left, width: plan.rect.width, on: &canvas)
    } else if let (rect, hidden) = box.place(in: plan.rect, coverage, theme), hidden == 0 {
      box.draw(in: rect, on: &canvas)
    } else {
      homeless.insert(plan.place)
    }
  }
}
