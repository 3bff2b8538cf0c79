/// Histograms on top of each other, the first at the bottom: what makes up a total.
public struct StackedHistogram: Mark {
  /// One of the histograms.
  public struct Layer: Sendable {
    /// What it is.
    public var name: Label
    /// Its content in each bin.
    public var contents: [Double]
    /// What it is filled with; nothing for the panel's next colour.
    public var ink: Ink?

    /// A histogram with a name.
    public init(_ name: Label, contents: [Double], ink: Ink? = nil) {
      self.name = name
      self.contents = contents
      self.ink = ink
    }
  }

  /// The edges of the bins, one more than contents.
  public let edges: [Double]
  /// The histograms, from the bottom.
  public let layers: [Layer]
  /// The uncertainty of the total in each bin, drawn as a band; nothing for none.
  public let errors: [Double]?
  /// What that uncertainty is, for the legend.
  public var errorName: Label?
  /// The layers have names of their own.
  public var name: Label? { nil }

  /// A stack of histograms over the same bins.
  public init(edges: [Double], layers: [Layer], errors: [Double]? = nil, errorName: Label? = nil) {
    for layer in layers {
      precondition(
        layer.contents.count == max(edges.count - 1, 0),
        "StackedHistogram: \(layer.contents.count) contents, expected \(max(edges.count - 1, 0))")
    }
    precondition(
      errors == nil || errors?.count == max(edges.count - 1, 0),
      "StackedHistogram: \(errors?.count ?? 0) errors, expected \(max(edges.count - 1, 0))")
    self.edges = edges
    self.layers = layers
    self.errors = errors
    self.errorName = errorName
  }

  /// A colour for each layer that asks for none.
  public var seriesCount: Int { layers.count { $0.ink == nil } }
  /// In words.
  public var summary: String {
    let names = layers.map(\.name.words).joined(separator: ", ")
    return "stacked histogram of \(max(edges.count - 1, 0)) bins: \(names)"
  }

  /// The layers each by itself, and the band around their sum.
  public var numbers: [MarkNumbers] {
    let own = layers.map { MarkNumbers.bins($0.name, edges: edges, levels: $0.contents) }
    guard let errors, let total = tops.last else { return own }
    return own + [
      MarkNumbers(
        errorName ?? "total",
        [
          (.xLow, Array(edges.dropLast())), (.xHigh, Array(edges.dropFirst())), (.y, total),
          (.yLow, zip(total, errors).map { $0 - $1 }), (.yHigh, zip(total, errors).map { $0 + $1 }),
        ])
    ]
  }

  /// The tops of the layers in each bin, from the bottom; a missing content counts as none.
  var tops: [[Double]] {
    var sum = [Double](repeating: 0, count: max(edges.count - 1, 0))
    return layers.map { layer in
      for bin in sum.indices where layer.contents[bin].isFinite { sum[bin] += layer.contents[bin] }
      return sum
    }
  }

  private func inks(_ firstSeries: Int) -> [Ink] {
    var next = firstSeries
    return layers.map { layer in
      if let ink = layer.ink { return ink }
      defer { next += 1 }
      return .series(next)
    }
  }

  /// The uppermost layer stands first, as it does in the stack.
  public func keys(firstSeries: Int) -> [LegendKey] {
    let rows = zip(layers, inks(firstSeries)).reversed().map { layer, ink in
      LegendKey(.area(ink, opacity: 0.75, edge: nil), layer.name)
    }
    guard errors != nil, let errorName else { return rows }
    return rows + [LegendKey(.area(.text, opacity: 0.25, edge: nil), errorName)]
  }

  public func occupy(_ extent: inout Extent) {
    extent.includeX(edges)
    extent.tightenX()
    let tops = tops
    if let total = tops.last {
      extent.includeY(zip(total, errors ?? total.map { _ in 0 }).map { $0 + $1 })
      // The bottom of a logarithmic axis shows the lowest layer, not its smallest bin's millionth.
      if let lowest = tops.first(where: { $0.contains { $0 > 0 } }) { extent.includeY(lowest) }
    }
    extent.standOnZero()
  }

  public func draw(on canvas: inout Canvas, in frame: PanelFrame) {
    let tops = tops
    var floor = [Double](repeating: 0, count: max(edges.count - 1, 0))
    for (top, ink) in zip(tops, inks(frame.firstSeries)) {
      let shapes = Self.between(floor, top, edges, in: frame)
      canvas.shapes(shapes, ink, opacity: 0.75)
      let edge = Steps.outline(edges, top, in: frame).flatMap { frame.clipping.polyline($0) }
      canvas.lines(edge, Stroke(ink, width: 0.7))
      floor = top
    }
    if let errors, let total = tops.last {
      let low = zip(total, errors).map { $0 - $1 }
      let high = zip(total, errors).map { $0 + $1 }
      let band = Self.between(low, high, edges, in: frame)
      canvas.shapes(band, .text, opacity: 0.25)
    }
  }

  /// The areas between two histograms.
  private static func between(
    _ low: [Double], _ high: [Double], _ edges: [Double], in frame: PanelFrame
  ) -> [[PagePoint]] {
    let below = Steps.outline(edges, low, in: frame)
    let above = Steps.outline(edges, high, in: frame)
    return zip(below, above).map { frame.clipping.polygon($1 + $0.reversed()) }
      .filter { !$0.isEmpty }
  }
}
