/// A pair of axes and what is drawn between them.
public struct Panel: Sendable {
  /// The height of the frame.
  public enum Height: Sendable, Equatable {
    /// What suits the width of the figure.
    case automatic
    /// In widths of the frame.
    case ratio(Double)
    /// Such that a unit is as long on both axes, as on a map.
    case equalUnits
  }

  /// Where the legend stands.
  public enum Legend: Sendable, Equatable {
    /// Where it hides no data: in a free corner, above the frame where there is none.
    case automatic
    /// Above the frame.
    case above
    /// There is none.
    case none
  }

  /// Whether lines run across the panel at the numbers of its axes.
  public enum Grid: Sendable {
    /// They do not.
    case none
    /// They do.
    case major
  }

  /// What stands around the data.
  public enum Border: Sendable {
    /// A frame with ticks, numbers and labels.
    case axes
    /// Nothing, for drawings that measure nothing.
    case none
  }

  /// Words above the frame.
  public var title: Label?
  /// The horizontal axis.
  public var x: PanelAxis
  /// The vertical axis.
  public var y: PanelAxis
  /// What is drawn, each over those before it.
  public var marks: [any Mark]
  /// The height of the frame.
  public var height: Height
  /// Where the legend stands.
  public var legend: Legend
  /// Whether lines run across.
  public var grid: Grid
  /// What stands around the data.
  public var border: Border

  /// A panel.
  public init(
    title: Label? = nil, x: PanelAxis, y: PanelAxis, marks: [any Mark],
    height: Height = .automatic, legend: Legend = .automatic, grid: Grid = .none,
    border: Border = .axes
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
    self.height = height
    self.legend = legend
    self.grid = grid
    self.border = border
  }

  /// A drawing without axes.
  public init(
    title: Label? = nil, drawing marks: [any Mark], height: Height = .automatic
  ) {
    self.init(
      title: title, x: PanelAxis("", numbers: .none), y: PanelAxis("", numbers: .none),
      marks: marks, height: height, legend: .none, border: .none)
  }

  /// The first colour of the palette that each mark takes.
  var firstSeries: [Int] {
    var next = 0
    return marks.map { mark in
      defer { next += mark.seriesCount }
      return next
    }
  }

  /// The rows of the legend.
  var keys: [LegendKey] {
    zip(marks, firstSeries).flatMap { $0.keys(firstSeries: $1) }
  }

  /// The room that all marks take.
  var extent: Extent {
    var all = Extent(x.scale, y.scale)
    for mark in marks {
      var own = Extent(x.scale, y.scale)
      mark.occupy(&own)
      all.include(own)
    }
    return all
  }
}
