/// Where the panels of a figure stand, so that all words have room.
struct FigureLayout {
  let figure: Figure
  let theme: Theme
  let canvas: Canvas

  /// The free edge of the page, points.
  private var edge: Double { 0.35 * theme.fontSize }
  /// The room of words above all panels, points.
  private var titleHeight: Double { figure.title == nil ? 0 : 1.7 * theme.fontSize * 1.15 }

  /// The width of the page, points.
  static func width(of figure: Figure, _ theme: Theme) -> Double {
    figure.width == .single ? theme.singleWidth : theme.doubleWidth
  }

  /// Gives each plan its ticks and its place; returns the height of the page, points.
  ///
  /// Ticks need the length of their axis, the length needs the room of their numbers: a few rounds
  /// settle both.
  func place(_ rows: inout [[PanelPlan]]) -> Double {
    var height = 0.0
    for _ in 0..<5 {
      for row in rows.indices {
        for column in rows[row].indices { setTicks(of: &rows[row][column]) }
      }
      height = arrange(&rows)
    }
    return height
  }

  private func setTicks(of plan: inout PanelPlan) {
    let size = theme.smallSize
    let across = TickSet.Room(
      length: plan.rect.width, gap: 0.9 * size, pitch: min(4 * size, plan.rect.width / 5)
    ) {
      canvas.measure($0, size: size).width
    }
    let upright = TickSet.Room(length: plan.rect.height, gap: 1.1 * size, pitch: 0) {
      let measures = canvas.measure($0, size: size)
      return measures.ascent + measures.descent
    }
    plan.xTicks = TickSet(plan.x, from: plan.xLimits.lower, to: plan.xLimits.upper, in: across)
    plan.yTicks = TickSet(plan.y, from: plan.yLimits.lower, to: plan.yLimits.upper, in: upright)
    if let colours = plan.colours, let lower = colours.lower, let upper = colours.upper,
      lower < upper
    {
      plan.colourTicks = TickSet(
        PanelAxis("", scale: colours.scale), from: lower, to: upper, in: upright)
    }
  }

  /// The room that the words around a frame need.
  private func margins(of plan: PanelPlan) -> PanelPlan.Margins {
    let size = theme.smallSize
    var margins = PanelPlan.Margins(
      left: 0.5 * size, right: 0.5 * size, top: 0.6 * size, bottom: 0.6 * size)
    func width(_ ticks: TickSet) -> Double {
      ticks.majors.map { canvas.measure($0.label, size: size).width }.max() ?? 0
    }
    if plan.showsY {
      margins.left = theme.gap + width(plan.yTicks)
      if !plan.y.label.isEmpty { margins.left += theme.gap + labelHeight(plan.y.label) }
      if !plan.yTicks.factor.isEmpty { margins.top = max(margins.top, 1.7 * size) }
    }
    if plan.showsX {
      margins.bottom = theme.gap + numberHeight(plan.xTicks)
      if !plan.x.label.isEmpty { margins.bottom += 0.8 * theme.gap + labelHeight(plan.x.label) }
      if plan.x.label.isEmpty, !plan.xTicks.factor.isEmpty { margins.bottom += 1.4 * size }
      // Half of a number at the end of the axis stands out.
      let frame = plan.frame
      for tick in plan.xTicks.majors {
        let half = 0.5 * canvas.measure(tick.label, size: size).width
        let place = frame.x(tick.value)
        margins.right = max(margins.right, place + half - frame.rect.right)
        margins.left = max(margins.left, frame.rect.left - place + half)
      }
    }
    if let colours = plan.colours {
      margins.right =
        3 * theme.gap + theme.fontSize + width(plan.colourTicks)
        + (colours.label.isEmpty ? 0 : theme.gap + labelHeight(colours.label))
      if !plan.colourTicks.factor.isEmpty { margins.top = max(margins.top, 1.7 * size) }
    }
    if plan.legendIsAbove {
      margins.top += LegendBox(plan.keys, theme, canvas).flowHeight(in: plan.rect.width)
    }
    if plan.panel.title != nil { margins.top += 1.5 * theme.fontSize + titleGap(plan.place.row) }
    makeRoomForLongLabels(of: plan, &margins)
    // Words of neighbouring panels are not taken for each other's.
    if plan.place.column > 0, plan.showsY { margins.left += theme.fontSize }
    return margins
  }

  /// What keeps the title of a panel apart from the words below the panel above it.
  private func titleGap(_ row: Int) -> Double { row > 0 ? 0.8 * theme.fontSize : 0 }

  /// Labels longer than their side of the frame stand out on both ends.
  private func makeRoomForLongLabels(of plan: PanelPlan, _ margins: inout PanelPlan.Margins) {
    func width(_ label: Label?) -> Double {
      label.map { canvas.measure($0, size: theme.fontSize).width } ?? 0
    }
    let across = max(plan.showsX ? width(plan.x.label) : 0, width(plan.panel.title))
    let upright = max(plan.showsY ? width(plan.y.label) : 0, width(plan.colours?.label))
    let over = 0.5 * (across - plan.rect.width)
    let above = 0.5 * (upright - plan.rect.height)
    margins.left = max(margins.left, over)
    margins.right = max(margins.right, over)
    margins.top = max(margins.top, above)
    margins.bottom = max(margins.bottom, above)
  }

  /// The height of the numbers under an axis.
  func numberHeight(_ ticks: TickSet) -> Double {
    ticks.majors.map { canvas.measure($0.label, size: theme.smallSize).ascent }.max() ?? 0
  }

  /// The height of the label of an axis, above and below its line.
  func labelHeight(_ label: Label) -> Double {
    let measures = canvas.measure(label, size: theme.fontSize)
    return measures.ascent + measures.descent
  }

  private func arrange(_ rows: inout [[PanelPlan]]) -> Double {
    let columns = rows.map(\.count).max() ?? 1
    let margins = rows.map { row in row.map(margins(of:)) }
    var left = [Double](repeating: 0, count: columns)
    var right = left
    for row in margins {
      for (column, margin) in row.enumerated() {
        left[column] = max(left[column], margin.left)
        right[column] = max(right[column], margin.right)
      }
    }
    let page = Self.width(of: figure, theme)
    let taken = (left + right).reduce(2 * edge, +)
    let width = max((page - taken) / Double(columns), 20)
    var top = edge + titleHeight
    for row in rows.indices {
      let above = margins[row].map(\.top).max() ?? 0
      top += above
      // Panels of equal units may be taller than others, but not by much taller than wide.
      let height = rows[row].map { width * min($0.ratio(of: figure), 1.25) }.max() ?? width
      var start = edge
      for column in rows[row].indices {
        start += left[column]
        rows[row][column].titleRise = above - 1.15 * theme.fontSize - titleGap(row)
        rows[row][column].rect = fit(
          rows[row][column],
          in: PageRect(left: start, top: top, right: start + width, bottom: top + height))
        start += width + right[column]
      }
      top += height + (margins[row].map(\.bottom).max() ?? 0)
    }
    return top + edge
  }

  /// The frame of a panel in its cell: all of it, but for panels of equal units.
  private func fit(_ plan: PanelPlan, in cell: PageRect) -> PageRect {
    let ratio = plan.ratio(of: figure)
    let width = min(cell.width, cell.height / ratio)
    guard plan.panel.height == .equalUnits else { return cell }
    let left = cell.left + 0.5 * (cell.width - width)
    let top = cell.top + 0.5 * (cell.height - width * ratio)
    return PageRect(left: left, top: top, right: left + width, bottom: top + width * ratio)
  }
}
