public import Numerics

/// The outline of a histogram: a level for each bin, filled down to zero or not.
///
/// On a logarithmic axis levels at or below zero lie below the panel.
public struct Steps: Mark {
  /// The edges of the bins, one more than levels.
  public let edges: [Double]
  /// The level of each bin; NaN leaves a gap.
  public let levels: [Double]
  /// What the histogram is.
  public var name: Label?
  /// What it is drawn with; nothing for the panel's next colour.
  public var ink: Ink?
  /// The pattern; nothing for the one that goes with the colour.
  public var dash: Stroke.Dash?
  /// How strongly the area below is filled, 0 to 1.
  public var opacity: Double

  /// A histogram from its edges and levels.
  public init(
    edges: [Double], levels: [Double], name: Label? = nil, ink: Ink? = nil,
    dash: Stroke.Dash? = nil, opacity: Double = 0
  ) {
    precondition(
      edges.count == levels.count + 1 || edges.isEmpty && levels.isEmpty,
      "Steps: \(edges.count) edges, expected \(levels.count + 1)")
    self.edges = edges
    self.levels = levels
    self.name = name
    self.ink = ink
    self.dash = dash
    self.opacity = opacity
  }

  /// The contents of a histogram.
  public init(_ histogram: Histogram1D, name: Label? = nil, ink: Ink? = nil, opacity: Double = 0) {
    self.init(
      edges: histogram.axis.edges, levels: histogram.weights, name: name, ink: ink,
      opacity: opacity)
  }

  /// One colour, where none was asked for.
  public var seriesCount: Int { ink == nil ? 1 : 0 }
  /// In words.
  public var summary: String { "histogram of \(levels.count) bins" }

  public var numbers: [MarkNumbers] { [.bins(name, edges: edges, levels: levels)] }

  private func stroke(_ firstSeries: Int) -> Stroke {
    Stroke(
      ink ?? .series(firstSeries), dash: dash ?? (ink == nil ? .series(firstSeries) : .solid))
  }

  public func keys(firstSeries: Int) -> [LegendKey] {
    guard let name else { return [] }
    let stroke = stroke(firstSeries)
    return [
      LegendKey(
        opacity > 0 ? .area(stroke.ink, opacity: opacity, edge: stroke) : .line(stroke), name)
    ]
  }

  public func occupy(_ extent: inout Extent) {
    extent.includeX(edges)
    extent.tightenX()
    extent.includeY(levels)
    extent.standOnZero()
  }

  public func draw(on canvas: inout Canvas, in frame: PanelFrame) {
    guard !levels.isEmpty else { return }
    let stroke = stroke(frame.firstSeries)
    let pieces = Self.outline(edges, levels, in: frame)
    if opacity > 0 {
      let base = min(max(frame.y.downTo(0), frame.rect.top), frame.rect.bottom + 10)
      let areas = pieces.compactMap { piece -> [PagePoint]? in
        guard let first = piece.first, let last = piece.last else { return nil }
        return frame.clipping.polygon(
          piece + [PagePoint(last.x, base), PagePoint(first.x, base)])
      }
      canvas.shapes(areas, stroke.ink, opacity: opacity)
    }
    canvas.lines(pieces.flatMap { frame.clipping.polyline($0) }, stroke)
  }

  /// The outline of the bins between gaps, thinned to the columns of print.
  static func outline(
    _ edges: [Double], _ levels: [Double], in frame: PanelFrame
  ) -> [[PagePoint]] {
    var pieces: [[PagePoint]] = []
    var extremes = ColumnExtremes()
    var isOpen = false
    for (bin, level) in levels.enumerated() {
      let left = PagePoint(frame.x(edges[bin]), frame.y.downTo(level))
      let right = PagePoint(frame.x(edges[bin + 1]), left.y)
      if left.isFinite, right.x.isFinite {
        extremes.add(left)
        extremes.add(right)
        isOpen = true
      } else if isOpen {
        pieces.append(extremes.finish())
        isOpen = false
      }
    }
    if isOpen { pieces.append(extremes.finish()) }
    return pieces
  }
}
