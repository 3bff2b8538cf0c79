/// A panel on its way to the page: its limits, ticks, margins and place.
struct PanelPlan {
  /// Which panel of the figure it is.
  struct Place: Hashable {
    let row: Int
    let column: Int
  }

  /// The room around a frame, points.
  struct Margins {
    var left = 0.0
    var right = 0.0
    var top = 0.0
    var bottom = 0.0
  }

  let place: Place
  let panel: Panel
  /// The horizontal axis, which may be another panel's.
  let x: PanelAxis
  let y: PanelAxis
  let xLimits: (lower: Double, upper: Double)
  let yLimits: (lower: Double, upper: Double)
  /// Whether the numbers and the label of the axis are written at this panel.
  let showsX: Bool
  let showsY: Bool
  let legendIsAbove: Bool
  let firstSeries: [Int]
  let keys: [LegendKey]
  let colours: ColourScale?
  /// Whether no mark has data.
  let isEmpty: Bool
  var rect = PageRect(left: 0, top: 0, right: 100, bottom: 70)
  /// How far the title stands above the frame, the same for all panels of a row.
  var titleRise = 0.0
  var xTicks = TickSet()
  var yTicks = TickSet()
  var colourTicks = TickSet()

  /// The axes along the frame.
  var frame: PanelFrame {
    PanelFrame(
      rect: rect,
      x: Projection(
        x.scale, from: xLimits.lower, to: xLimits.upper, start: rect.left, end: rect.right),
      y: Projection(
        y.scale, from: yLimits.lower, to: yLimits.upper, start: rect.bottom, end: rect.top))
  }

  /// The height of the frame, in widths.
  func ratio(of figure: Figure) -> Double {
    switch panel.height {
    case .ratio(let ratio): return ratio
    case .equalUnits:
      let ratio = abs(yLimits.upper - yLimits.lower) / abs(xLimits.upper - xLimits.lower)
      return ratio.isFinite ? min(max(ratio, 0.05), 20) : 1
    case .automatic:
      return figure.width == .double && figure.rows[place.row].count == 1 ? 0.42 : 0.72
    }
  }

  /// The plans of all panels of a figure, with limits and without places.
  static func plans(of figure: Figure, legendsAbove: Set<Place>) -> [[PanelPlan]] {
    let extents = figure.rows.map { row in row.map(\.extent) }
    let columns = figure.rows.map(\.count).max() ?? 0
    /// The room of the panels that share an axis with one.
    func side(_ place: Place, _ side: (Extent) -> Extent.Side, along isX: Bool) -> Extent.Side {
      var shared = Extent.Side()
      for row in figure.rows.indices {
        for column in figure.rows[row].indices
        where isX ? column == place.column : row == place.row {
          shared.include(side(extents[row][column]))
        }
      }
      return shared
    }
    /// The row of the lowest panel in each column, which has the numbers of a shared axis.
    let lowest = (0..<columns).map { column in
      figure.rows.indices.last { figure.rows[$0].count > column } ?? 0
    }
    return figure.rows.indices.map { row in
      figure.rows[row].indices.map { column in
        let place = Place(row: row, column: column)
        let panel = figure.rows[row][column]
        let sharesX = figure.sharing.includesX
        let sharesY = figure.sharing.includesY
        let x = sharesX ? figure.rows[lowest[column]][column].x : panel.x
        let y = sharesY ? figure.rows[row][0].y : panel.y
        let extent = extents[row][column]
        let keys = panel.keys
        return PanelPlan(
          place: place, panel: panel, x: x, y: y,
          xLimits: x.limits(for: sharesX ? side(place, \.x, along: true) : extent.x),
          yLimits: y.limits(for: sharesY ? side(place, \.y, along: false) : extent.y),
          showsX: !sharesX || row == lowest[column], showsY: !sharesY || column == 0,
          legendIsAbove: panel.legend == .above || legendsAbove.contains(place),
          firstSeries: panel.firstSeries, keys: panel.legend == .none ? [] : keys,
          colours: panel.marks.lazy.compactMap(\.colourScale).first,
          isEmpty: extent.x.span.isEmpty || extent.y.span.isEmpty)
      }
    }
  }
}
