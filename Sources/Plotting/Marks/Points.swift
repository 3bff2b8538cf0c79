/// Points, with bars for their errors or without.
///
/// Up to 20 000 are drawn one by one; of more, all the ink they would leave, on a raster of 1/72
/// inch, so that none is lost and a million fit in a small file.
public struct Points: Mark {
  /// The shape of a point.
  public enum Shape: Sendable, Hashable, CaseIterable {
    /// ●
    case circle
    /// ■
    case square
    /// ▲
    case triangle
    /// ◆
    case diamond
    /// ×
    case cross
    /// +
    case plus

    /// The shape for a series, so that points differ in grey too.
    static func series(_ index: Int) -> Shape { allCases[index % allCases.count] }
  }

  /// How far the bars of a coordinate reach.
  public enum Errors: Sendable, Equatable {
    /// There are none.
    case none
    /// As far down as up.
    case symmetric([Double])
    /// Down and up by different amounts.
    case asymmetric(below: [Double], above: [Double])

    /// Where the bar of a point begins and ends; nothing without one.
    func bar(_ index: Int, around value: Double) -> (low: Double, high: Double)? {
      switch self {
      case .none: nil
      case .symmetric(let errors): (value - errors[index], value + errors[index])
      case .asymmetric(let below, let above): (value - below[index], value + above[index])
      }
    }

    /// Where the bars of all points begin and end; nothing without any.
    fileprivate func ends(around values: [Double]) -> (low: [Double], high: [Double])? {
      guard self != .none else { return nil }
      let bars = values.indices.compactMap { bar($0, around: values[$0]) }
      return (bars.map(\.low), bars.map(\.high))
    }

    fileprivate func check(_ count: Int) {
      let found: [Int]
      switch self {
      case .none: found = []
      case .symmetric(let errors): found = [errors.count]
      case .asymmetric(let below, let above): found = [below.count, above.count]
      }
      precondition(
        found.allSatisfy { $0 == count }, "Points: \(found) errors, expected \(count) each")
    }
  }

  /// The most points that are drawn one by one.
  static let limit = 20_000

  /// The points' places along the horizontal axis.
  public let x: [Double]
  /// The points' places along the vertical axis.
  public let y: [Double]
  /// The errors along the horizontal axis.
  public let xErrors: Errors
  /// The errors along the vertical axis.
  public let yErrors: Errors
  /// What the points are.
  public var name: Label?
  /// What they are drawn with; nothing for the panel's next colour.
  public var ink: Ink?
  /// Their shape; nothing for the one that goes with the colour.
  public var shape: Shape?
  /// Their size, in sizes of a point of the theme.
  public var size: Double

  /// Points given by their coordinates.
  public init(
    x: [Double], y: [Double], xErrors: Errors = .none, yErrors: Errors = .none,
    name: Label? = nil, ink: Ink? = nil, shape: Shape? = nil, size: Double = 1
  ) {
    precondition(x.count == y.count, "Points: \(y.count) numbers for y, expected \(x.count)")
    xErrors.check(x.count)
    yErrors.check(x.count)
    self.x = x
    self.y = y
    self.xErrors = xErrors
    self.yErrors = yErrors
    self.name = name
    self.ink = ink
    self.shape = shape
    self.size = size
  }

  /// One colour, where none was asked for.
  public var seriesCount: Int { ink == nil ? 1 : 0 }
  /// In words.
  public var summary: String { "\(x.count) points" }

  public var numbers: [MarkNumbers] {
    var columns: [(quantity: MarkNumbers.Quantity, values: [Double])] = [(.x, x)]
    if let bars = xErrors.ends(around: x) { columns += [(.xLow, bars.low), (.xHigh, bars.high)] }
    columns.append((.y, y))
    if let bars = yErrors.ends(around: y) { columns += [(.yLow, bars.low), (.yHigh, bars.high)] }
    return [MarkNumbers(name, columns)]
  }

  private func shape(_ firstSeries: Int) -> Shape {
    shape ?? (ink == nil ? .series(firstSeries) : .circle)
  }

  public func keys(firstSeries: Int) -> [LegendKey] {
    guard let name else { return [] }
    let hasErrors = yErrors != .none
    return [
      LegendKey(
        .point(shape(firstSeries), ink ?? .series(firstSeries), hasErrors: hasErrors), name)
    ]
  }

  public func occupy(_ extent: inout Extent) {
    for index in x.indices where x[index].isFinite && y[index].isFinite {
      extent.includeX(x[index])
      extent.includeY(y[index])
      if let bar = xErrors.bar(index, around: x[index]) {
        extent.includeX(bar.low)
        extent.includeX(bar.high)
      }
      if let bar = yErrors.bar(index, around: y[index]) {
        extent.includeY(bar.low)
        extent.includeY(bar.high)
      }
    }
  }

  public func draw(on canvas: inout Canvas, in frame: PanelFrame) {
    let ink = ink ?? .series(frame.firstSeries)
    let diameter = size * canvas.theme.markerSize
    drawBars(on: &canvas, in: frame, ink)
    guard x.count > Self.limit else {
      let near = frame.rect.grown(by: diameter)
      let places = x.indices.map { frame(x[$0], y[$0]) }.filter { $0.isFinite && near.holds($0) }
      canvas.markers(places, shape(frame.firstSeries), diameter: diameter, ink)
      return
    }
    var raster = InkRaster(of: frame.rect)
    for index in x.indices {
      let place = frame(x[index], y[index])
      if place.isFinite { raster.ink(place) }
    }
    canvas.raster(raster.strokes(), thickness: max(1, 0.5 * diameter), ink)
  }

  private func drawBars(on canvas: inout Canvas, in frame: PanelFrame, _ ink: Ink) {
    guard yErrors != .none || xErrors != .none else { return }
    let stroke = Stroke(ink, width: 0.8)
    let isDense = x.count > Self.limit
    var columns = ColumnIntervals()
    var bars: [(PagePoint, PagePoint)] = []
    for index in x.indices {
      let center = frame(x[index], y[index])
      guard center.isFinite else { continue }
      if let bar = yErrors.bar(index, around: y[index]) {
        let (low, high) = (frame.y.downTo(bar.low), frame.y.downTo(bar.high))
        if isDense {
          columns.add(x: center.x, top: min(low, high), bottom: max(low, high), in: frame.rect)
        } else {
          bars.append((PagePoint(center.x, low), PagePoint(center.x, high)))
        }
      }
      // Of so many points the bars along x would be a grey sheet; those along y still tell.
      if !isDense, let bar = xErrors.bar(index, around: x[index]) {
        bars.append(
          (
            PagePoint(frame.x.downTo(bar.low), center.y),
            PagePoint(frame.x.downTo(bar.high), center.y)
          ))
      }
    }
    let clipping = frame.clipping
    let seen = bars.filter { $0.0.isFinite && $0.1.isFinite }
    canvas.segments(seen.compactMap { clipping.segment($0.0, $0.1) }, stroke)
    canvas.segments(columns.strokes(), stroke)
  }
}
