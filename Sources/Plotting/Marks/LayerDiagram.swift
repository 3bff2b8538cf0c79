import Foundation

/// The layers of a network from left to right, each as high as the logarithm of its width.
///
/// What a layer reads is shaded towards it. The panel is best drawn without its frame.
public struct LayerDiagram: Mark {
  /// One layer: the numbers that it hands on.
  public struct Layer: Sendable {
    /// What stands below it.
    public let name: Label
    /// How many numbers it has.
    public let width: Int
    /// What it is drawn with.
    public let ink: Ink

    /// A layer.
    public init(_ name: Label, width: Int, ink: Ink) {
      precondition(width > 0, "LayerDiagram: a layer of \(width) numbers, expected at least one")
      self.name = name
      self.width = width
      self.ink = ink
    }
  }

  /// The layers from left to right; those that read the same stand one above the other.
  public let columns: [[Layer]]
  /// The layers explain themselves.
  public var name: Label? { nil }

  /// A diagram of columns of one or two layers.
  public init(_ columns: [[Layer]]) {
    precondition(
      columns.allSatisfy { (1...2).contains($0.count) },
      "LayerDiagram: columns of \(columns.map(\.count)) layers, expected one or two in each")
    self.columns = columns
  }

  /// None of the palette's own accord.
  public var seriesCount: Int { 0 }

  /// In words.
  public var summary: String {
    let parts = columns.map { column in
      column.map { "\($0.name.words) of \($0.width)" }.joined(separator: " and ")
    }
    return "layers: " + parts.joined(separator: ", then ")
  }

  public var numbers: [MarkNumbers] {
    let layers = columns.enumerated().flatMap { place, column in
      column.map { (x: Double(place), width: Double($0.width)) }
    }
    return [MarkNumbers(nil, [(.x, layers.map(\.x)), (.value, layers.map(\.width))])]
  }

  /// Half the breadth of a layer, of the distance between two.
  private static let half = 0.17
  /// The height of the widest layer.
  private static let tallest = 2.0
  /// What stays free between two layers of a column.
  private static let gap = 0.35

  public func occupy(_ extent: inout Extent) {
    // With room for the words that are wider than their layer.
    extent.includeX([-0.6, Double(columns.count) - 0.4])
    extent.includeY([-0.5 * Self.tallest, 0.5 * Self.tallest])
    extent.tightenX()
    extent.tightenY()
  }

  /// Where the layers of a column begin and end, from the top.
  private func spans(_ column: [Layer]) -> [(lower: Double, upper: Double)] {
    let widest = log2(1 + Double(columns.joined().map(\.width).max() ?? 1))
    let heights = column.map { Self.tallest * log2(1 + Double($0.width)) / widest }
    guard heights.count > 1 else { return heights.map { (-0.5 * $0, 0.5 * $0) } }
    // Two layers share the room, or there would be none for their words.
    let largest = 0.5 * (Self.tallest - Self.gap)
    let (upper, lower) = (min(heights[0], largest), min(heights[1], largest))
    return [(0.5 * Self.gap, 0.5 * Self.gap + upper), (-0.5 * Self.gap - lower, -0.5 * Self.gap)]
  }

  public func draw(on canvas: inout Canvas, in frame: PanelFrame) {
    let spans = columns.map(spans)
    let size = canvas.theme.smallSize
    // Two lines of words stand above and below the highest layers, whatever the frame's height.
    let unit = max(0.1 * frame.rect.height, 0.5 * frame.rect.height - 2.9 * size)
    func place(_ x: Double, _ y: Double) -> PagePoint {
      PagePoint(frame.x(x), frame.rect.center.y - unit * y)
    }
    for column in columns.indices.dropLast() {
      let (right, left) = (Double(column) + Self.half, Double(column + 1) - Self.half)
      for from in spans[column] {
        for to in spans[column + 1] {
          let corners = [
            place(right, from.upper), place(left, to.upper), place(left, to.lower),
            place(right, from.lower),
          ]
          canvas.shapes([corners], .muted, opacity: 0.14)
        }
      }
    }
    for (number, column) in columns.enumerated() {
      for (rank, layer) in column.enumerated() {
        let (lower, upper) = spans[number][rank]
        let (left, right) = (Double(number) - Self.half, Double(number) + Self.half)
        let corners = [
          place(left, lower), place(left, upper), place(right, upper), place(right, lower),
        ]
        canvas.shapes([corners], layer.ink, opacity: 0.35)
        canvas.lines([corners + [corners[0]]], Stroke(layer.ink, width: 0.8))
        let top = place(Double(number), upper)
        let bottom = place(Double(number), lower)
        // Of two layers the upper one has its words above, the lower one below.
        let above = PagePoint(top.x, top.y - 0.4 * size)
        let below = PagePoint(bottom.x, bottom.y + 1.2 * size)
        let words =
          switch (column.count, rank) {
          case (1, _): (width: above, name: below)
          case (_, 0): (width: above, name: PagePoint(above.x, above.y - 1.25 * size))
          default: (width: below, name: PagePoint(below.x, below.y + 1.25 * size))
          }
        canvas.text(
          Label(verbatim: "\(layer.width)"), at: words.width, size: size, anchor: .middle)
        canvas.text(
          layer.name, at: words.name, size: size, anchor: .middle, ink: layer.ink.forWords)
      }
    }
  }
}
