/// Words at a place of the data, with a line to what they speak of or without.
public struct Annotation: Mark {
  /// What is said.
  public let label: Label
  /// Where the words stand, in the coordinates of the axes.
  public let x: Double
  /// Where the words stand, in the coordinates of the axes.
  public let y: Double
  /// What they speak of: an arrow runs there; nothing for none.
  public let target: (x: Double, y: Double)?
  /// Which point of the words stands there.
  public var anchor: Canvas.Anchor
  /// What they are written with.
  public var ink: Ink
  /// The words are their own name.
  public var name: Label? { nil }

  /// Words at a place.
  public init(
    _ label: Label, x: Double, y: Double, pointingTo target: (x: Double, y: Double)? = nil,
    anchor: Canvas.Anchor = .middle, ink: Ink = .text
  ) {
    self.label = label
    self.x = x
    self.y = y
    self.target = target
    self.anchor = anchor
    self.ink = ink
  }

  /// None.
  public var seriesCount: Int { 0 }
  /// In words.
  public var summary: String { "note: \(label.words)" }

  public func occupy(_ extent: inout Extent) {
    extent.includeX(x)
    extent.includeY(y)
    if let target {
      extent.includeX(target.x)
      extent.includeY(target.y)
    }
  }

  public func draw(on canvas: inout Canvas, in frame: PanelFrame) {
    let size = canvas.theme.smallSize
    var place = frame(x, y)
    guard place.isFinite, frame.rect.grown(by: size).holds(place) else { return }
    // Words that would leave the panel are moved back into it.
    let room = frame.rect.grown(by: -canvas.theme.tickLength - 0.1 * size)
    let box = canvas.box(label, at: place, size: size, anchor: anchor, rest: .middle)
    place.x += max(0, room.left - box.left) - max(0, box.right - room.right)
    place.y += max(0, room.top - box.top) - max(0, box.bottom - room.bottom)
    let moved = canvas.box(label, at: place, size: size, anchor: anchor, rest: .middle)
    if let target {
      let end = frame(target.x, target.y)
      if end.isFinite, frame.rect.grown(by: 1).holds(end) {
        arrow(from: moved.grown(by: 0.2 * size), to: end, on: &canvas)
      }
    }
    canvas.coverage?.cover(moved)
    canvas.text(
      label, at: place, size: size, anchor: anchor, rest: .middle, ink: ink.forWords, halo: true)
  }

  /// A line from the edge of the words to the place, with a head.
  private func arrow(from box: PageRect, to end: PagePoint, on canvas: inout Canvas) {
    guard !box.holds(end),
      let (_, start) = Clipping(box).segment(box.center, end)
    else { return }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    let head = min(0.5 * canvas.theme.fontSize, length)
    guard length > 0 else { return }
    let (ux, uy) = (dx / length, dy / length)
    let neck = PagePoint(end.x - head * ux, end.y - head * uy)
    canvas.lines([[start, neck]], Stroke(ink, width: 0.7))
    canvas.shapes(
      [
        [
          end, PagePoint(neck.x - 0.35 * head * uy, neck.y + 0.35 * head * ux),
          PagePoint(neck.x + 0.35 * head * uy, neck.y - 0.35 * head * ux),
        ]
      ], ink)
  }
}
