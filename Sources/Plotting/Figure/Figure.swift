/// A figure of a paper, a slide or a page: panels in rows, as a value.
///
/// ```swift
/// let figure = Figure(
///   Panel(
///     x: PanelAxis("recoil energy [keV]", scale: .logarithmic),
///     y: PanelAxis("rate [t^{−1} yr^{−1} keV^{−1}]"),
///     marks: [Line(x: energies, y: rates, name: "WIMP, 50 GeV")]))
/// let drawing = try figure.drawing()
/// ```
public struct Figure: Sendable {
  /// How wide it is.
  public enum Width: Sendable, CaseIterable {
    /// One column of a paper, or half a slide.
    case single
    /// Across the page, or a whole slide.
    case double
  }

  /// Which axes the panels have in common; their numbers are then written once.
  public enum Sharing: Sendable, CaseIterable {
    /// Each panel has its own.
    case none
    /// The panels of a column have the horizontal axis of the lowest.
    case x
    /// The panels of a row have the vertical axis of the first.
    case y
    /// Both.
    case both

    var includesX: Bool { self == .x || self == .both }
    var includesY: Bool { self == .y || self == .both }
  }

  /// Words above all panels.
  public var title: Label?
  /// What the figure shows, in words, for readers who do not see it; nothing for a list of its marks.
  public var description: String?
  /// How wide it is.
  public var width: Width
  /// Which axes the panels have in common.
  public var sharing: Sharing
  /// The panels, row by row from the top.
  public var rows: [[Panel]]

  /// A figure of panels in rows.
  public init(
    rows: [[Panel]], title: Label? = nil, width: Width = .single, sharing: Sharing = .none,
    description: String? = nil
  ) {
    precondition(
      rows.contains { !$0.isEmpty }, "Figure: \(rows.count) rows, expected at least one panel")
    self.rows = rows.filter { !$0.isEmpty }
    self.title = title
    self.width = width
    self.sharing = sharing
    self.description = description
  }

  /// A figure of one panel.
  public init(
    _ panel: Panel, title: Label? = nil, width: Width = .single, description: String? = nil
  ) {
    self.init(rows: [[panel]], title: title, width: width, description: description)
  }

  /// Draws the figure, with the best font of this machine.
  public func drawing(theme: Theme = .paper) throws(PlottingError) -> Drawing {
    try drawing(theme: theme, typeface: Typeface(path: FontLibrary.find()))
  }

  /// Draws the figure with a font.
  public func drawing(theme: Theme, typeface: Typeface) -> Drawing {
    var above: Set<PanelPlan.Place> = []
    while true {
      var painter = FigurePainter(
        figure: self, theme: theme, typeface: typeface, legendsAbove: above)
      painter.paint()
      // Legends that found no free corner stand above their panels in the next attempt.
      if painter.homeless.isSubset(of: above) { return painter.drawing() }
      above.formUnion(painter.homeless)
    }
  }
}
