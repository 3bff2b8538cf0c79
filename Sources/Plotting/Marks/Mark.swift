/// Something drawn in a panel: a line, a histogram, a map.
///
/// A new kind of mark is a value that knows its room, draws itself and says what it is.
public protocol Mark: Sendable {
  /// What the data are, for the legend; nothing for what explains itself.
  var name: Label? { get }

  /// How many colours of the palette it takes, in the order of a panel's marks.
  var seriesCount: Int { get }

  /// What it is in words, for readers who do not see it: `line of 200 points`.
  var summary: String { get }

  /// The colours of its values, where it has a colour bar.
  var colourScale: ColourScale? { get }

  /// The numbers it shows: for the table behind a figure, and for readers who point at it.
  var numbers: [MarkNumbers] { get }

  /// What the legend shows for it; the first colour it takes is given.
  func keys(firstSeries: Int) -> [LegendKey]

  /// Makes room for the data on both axes.
  func occupy(_ extent: inout Extent)

  /// Draws the data.
  func draw(on canvas: inout Canvas, in frame: PanelFrame)
}

extension Mark {
  /// One colour.
  public var seriesCount: Int { 1 }
  /// None, for marks that explain and do not measure.
  public var numbers: [MarkNumbers] { [] }
  /// No colour bar.
  public var colourScale: ColourScale? { nil }
  /// No entry.
  public func keys(firstSeries: Int) -> [LegendKey] { [] }
}
