/// A panel in characters: what is drawn, between axes with their numbers.
struct TextPanel {
  let lines: [String]

  /// Draws a panel in so many columns, with its data in so many rows.
  init(_ plan: PanelPlan, columns: Int, rows: Int) {
    // The numbers of y take the room that is left for x.
    let yRoom = TickSet.Room(length: Double(rows - 1), gap: 1, pitch: 0) { _ in 1 }
    let yTicks = TickSet(plan.y, from: plan.yLimits.lower, to: plan.yLimits.upper, in: yRoom)
    let margin = (yTicks.majors.map { $0.label.characters.count }.max() ?? 0) + 2
    // The last number of x may stand out by a few.
    let width = max(columns - margin - 3, 8)
    var dots = DotRaster(columns: width, rows: rows)
    let frame = Self.frame(plan, dots)
    for mark in plan.panel.marks {
      if let mark = mark as? any DottedMark { mark.draw(on: &dots, in: frame) }
    }

    var lines = Self.heading(plan, factor: yTicks.factor, columns: columns)
    var numbers: [Int: String] = [:]
    for tick in yTicks.majors {
      guard let dot = dots.dot(at: PagePoint(0, frame.y(tick.value))) else { continue }
      numbers[dot.y / 4] = tick.label.characters
    }
    for row in 0..<rows {
      let number = numbers[row]
      let space = String(repeating: " ", count: margin - 2 - (number?.count ?? 0))
      var text = dots.text(row: row)
      if plan.isEmpty, row == rows / 2 { text = Self.centred("no data", in: width) }
      lines.append("\(space)\(number ?? "") \(number == nil ? "│" : "┤")\(text)")
    }
    self.lines = lines + Self.xAxis(plan, frame, dots, margin: margin, columns: columns)
  }

  /// The axes over the sheet: the limits lie in the middles of the outermost dots.
  private static func frame(_ plan: PanelPlan, _ dots: DotRaster) -> PanelFrame {
    let (right, bottom) = (Double(dots.width), Double(dots.height))
    return PanelFrame(
      rect: PageRect(left: 0, top: 0, right: right, bottom: bottom),
      x: Projection(
        plan.x.scale, from: plan.xLimits.lower, to: plan.xLimits.upper, start: 0.5,
        end: right - 0.5),
      y: Projection(
        plan.y.scale, from: plan.yLimits.lower, to: plan.yLimits.upper, start: bottom - 0.5,
        end: 0.5))
  }

  /// The title of the panel; what is measured upwards, and the names of the legend.
  private static func heading(_ plan: PanelPlan, factor: Label, columns: Int) -> [String] {
    let title = plan.panel.title.map { [$0.characters] } ?? []
    let measured = [plan.y.label.characters, factor.characters].filter { !$0.isEmpty }
      .joined(separator: " ")
    let names = plan.keys.map(\.label.characters).joined(separator: ", ")
    let space = columns - measured.count - names.count
    if space >= 2 || names.isEmpty || measured.isEmpty {
      let line = measured + String(repeating: " ", count: max(space, 0)) + names
      return title + (line.allSatisfy { $0 == " " } ? [] : [line])
    }
    return title + [String(names.prefix(columns)), measured]
  }

  /// The line below the data with its ticks, their numbers, and what is measured across.
  private static func xAxis(
    _ plan: PanelPlan, _ frame: PanelFrame, _ dots: DotRaster, margin: Int, columns: Int
  ) -> [String] {
    let room = TickSet.Room(length: Double(dots.columns - 1), gap: 2, pitch: 8) {
      Double($0.characters.count)
    }
    let ticks = TickSet(plan.x, from: plan.xLimits.lower, to: plan.xLimits.upper, in: room)
    var line = [Character](repeating: "─", count: dots.columns)
    var numbers = [Character](repeating: " ", count: columns)
    for tick in ticks.majors {
      guard let dot = dots.dot(at: PagePoint(frame.x(tick.value), 0)) else { continue }
      line[dot.x / 2] = "┬"
      let text = Array(tick.label.characters)
      let start = min(max(margin + dot.x / 2 - text.count / 2, 0), max(columns - text.count, 0))
      for (offset, character) in text.enumerated() where start + offset < columns {
        numbers[start + offset] = character
      }
    }
    let corner = String(repeating: " ", count: margin - 1) + "└"
    let measured = [plan.x.label.characters, ticks.factor.characters].filter { !$0.isEmpty }
      .joined(separator: " ")
    let middle = margin + max(0, (dots.columns - measured.count) / 2)
    let label =
      String(repeating: " ", count: max(0, min(middle, columns - measured.count))) + measured
    return [corner + String(line), String(numbers)] + (measured.isEmpty ? [] : [label])
  }

  /// Words in the middle of a width, or from its beginning where they are wider.
  private static func centred(_ words: String, in width: Int) -> String {
    String(repeating: " ", count: max(0, (width - words.count) / 2)) + words
  }
}
