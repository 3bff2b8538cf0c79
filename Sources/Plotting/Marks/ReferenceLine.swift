/// A straight line across the panel at a value: a threshold, an expectation, a limit.
public struct ReferenceLine: Mark {
  /// Which way it runs.
  public enum Direction: Sendable {
    /// From left to right, at a value of the vertical axis.
    case across(y: Double)
    /// From bottom to top, at a value of the horizontal axis.
    case upright(x: Double)
  }

  /// Where it runs.
  public let direction: Direction
  /// What it stands for, written beside it.
  public var name: Label?
  /// How it is drawn.
  public var stroke: Stroke

  /// A line at a value.
  public init(
    _ direction: Direction, name: Label? = nil,
    stroke: Stroke = Stroke(.muted, width: 0.8, dash: .dashed)
  ) {
    self.direction = direction
    self.name = name
    self.stroke = stroke
  }

  /// None: it stays in the background.
  public var seriesCount: Int { 0 }
  /// In words.
  public var summary: String {
    switch direction {
    case .across(let y): "horizontal line at \(y)"
    case .upright(let x): "vertical line at \(x)"
    }
  }

  public func occupy(_ extent: inout Extent) {
    switch direction {
    case .across(let y): extent.includeY(y)
    case .upright(let x): extent.includeX(x)
    }
  }

  public func draw(on canvas: inout Canvas, in frame: PanelFrame) {
    let (start, end): (PagePoint, PagePoint)
    switch direction {
    case .across(let y):
      start = PagePoint(frame.rect.left, frame.y(y))
      end = PagePoint(frame.rect.right, frame.y(y))
    case .upright(let x):
      start = PagePoint(frame.x(x), frame.rect.bottom)
      end = PagePoint(frame.x(x), frame.rect.top)
    }
    guard start.isFinite, let seen = frame.clipping.segment(start, end) else { return }
    canvas.segments([seen], stroke)
    if let name { canvas.waiting.append(DirectLabel(name, along: [[seen.0, seen.1]], stroke.ink)) }
  }
}
