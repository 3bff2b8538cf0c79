import Foundation
/// The values of an array of photosensors, each a hexagon (or a disc) at its place.
///
/// The size and the turn of the cells follow from the distance and the direction between nearest
/// neighbours, so that the cells of a hexagonal array touch. Channels without a value are outlined.
public struct HitMap: Mark {
  /// The shape of a channel.
  public enum Shape: Sendable, CaseIterable {
    /// Six corners, towards the gaps between neighbours.
    case hexagon
    /// A disc, as the windows of photomultipliers are.
    case disc
  }

  /// The channels' places along the horizontal axis.
  public let x: [Double]
  /// The channels' places along the vertical axis.
  public let y: [Double]
  /// The value of each channel; NaN for one that gave none.
  public let values: [Double]
  /// What the values are, and their colours.
  public let colours: ColourScale
  /// The shape of a channel.
  public var shape: Shape
  /// The colour bar names it.
  public var name: Label? { nil }

  /// A map of channels.
  public init(
    x: [Double], y: [Double], values: [Double], colours: ColourScale, shape: Shape = .hexagon
  ) {
    precondition(
      x.count == y.count && x.count == values.count,
      "HitMap: \(y.count) places and \(values.count) values, expected \(x.count)")
    self.x = x
    self.y = y
    self.values = values
    self.colours = colours.resolved(for: values)
    self.shape = shape
  }

  /// None: it has a map of its own.
  public var seriesCount: Int { 0 }
  /// In words.
  public var summary: String { "map of \(x.count) channels: \(colours.label.words)" }
  public var colourScale: ColourScale? { colours }
  public var numbers: [MarkNumbers] {
    [MarkNumbers(colours.label, [(.x, x), (.y, y), (.value, values)])]
  }

  public func occupy(_ extent: inout Extent) {
    let reach = neighbour.distance / 3.0.squareRoot()
    for index in x.indices where x[index].isFinite && y[index].isFinite {
      extent.includeX(x[index] - reach)
      extent.includeX(x[index] + reach)
      extent.includeY(y[index] - reach)
      extent.includeY(y[index] + reach)
    }
  }

  public func draw(on canvas: inout Canvas, in frame: PanelFrame) {
    let neighbour = neighbour
    let corners = corners(neighbour.distance, neighbour.angle)
    var filled = [[[PagePoint]]](repeating: [], count: ColourMap.levels)
    var dead: [[PagePoint]] = []
    for channel in x.indices {
      let cell = frame.clipping.polygon(
        corners.map { frame(x[channel] + $0.0, y[channel] + $0.1) })
      guard !cell.isEmpty, cell.allSatisfy(\.isFinite) else { continue }
      if let fraction = colours.fraction(values[channel]) {
        filled[ColourMap.level(fraction)].append(cell)
      } else {
        dead.append(cell)
      }
    }
    for (level, cells) in filled.enumerated() {
      canvas.shapes(cells, .fixed(ColourMap.colour(level: level)))
    }
    // Thin enough to leave the colour of small cells alone.
    let size = abs(frame.x(neighbour.distance) - frame.x(0))
    let width = size.isFinite ? min(0.4, 0.05 * size) : 0.4
    canvas.lines(filled.flatMap(\.self).map { $0 + [$0[0]] }, Stroke(.paper, width: width))
    canvas.lines(dead.map { $0 + [$0[0]] }, Stroke(.muted, width: 0.4))
  }

  /// The corners of the cell around a place.
  func cell(around x: Double, _ y: Double) -> [(Double, Double)] {
    let neighbour = neighbour
    return corners(neighbour.distance, neighbour.angle).map { (x + $0.0, y + $0.1) }
  }

  /// The corners of a cell around its middle.
  private func corners(_ distance: Double, _ angle: Double) -> [(Double, Double)] {
    switch shape {
    case .hexagon:
      let radius = distance / 3.0.squareRoot()
      return (0..<6).map { corner in
        let direction = angle + (Double(corner) + 0.5) * .pi / 3
        return (radius * cos(direction), radius * sin(direction))
      }
    case .disc:
      return (0..<24).map { corner in
        let direction = Double(corner) * .pi / 12
        return (0.47 * distance * cos(direction), 0.47 * distance * sin(direction))
      }
    }
  }

  /// The distance and the direction to the nearest neighbour of any channel.
  private var neighbour: (distance: Double, angle: Double) {
    var best = (square: Double.infinity, angle: 0.0)
    // Sorted by x, only few neighbours are close enough to look at.
    let order = x.indices.filter { x[$0].isFinite && y[$0].isFinite }
      .sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
    for (position, first) in order.enumerated() {
      for second in order[(position + 1)...] {
        let (dx, dy) = (x[second] - x[first], y[second] - y[first])
        if dx * dx >= best.square { break }
        let square = dx * dx + dy * dy
        // A millionth is left to the rounding of printed places.
        if square > 0, square < best.square * (1 - 1e-6) { best = (square, atan2(dy, dx)) }
      }
    }
    return best.square.isFinite ? (best.square.squareRoot(), best.angle) : (1, 0)
  }
}
