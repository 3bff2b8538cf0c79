public import Plotting

/// A figure of a report, with what is said below it.
public struct ReportFigure: Sendable {
  /// The name of its files, such as `scores`; other characters than letters and digits become hyphens.
  public var name: String
  /// The figure.
  public var figure: Figure
  /// What it shows and what is to be seen, in plain words.
  public var caption: String

  /// A figure with a name for its files.
  public init(_ name: String, _ figure: Figure, caption: String) {
    self.name = name
    self.figure = figure
    self.caption = caption
  }
}
