/// How a figure looks: its sizes for paper or slides, and the paper's colour.
public struct Theme: Sendable, Equatable {
  /// The colour of the paper.
  public enum Appearance: String, Sendable, CaseIterable {
    /// Dark on white.
    case light
    /// Light on dark.
    case dark
    /// As the reader's screen is set, in a browser; elsewhere light.
    case automatic
  }

  /// Light or dark.
  public var appearance = Appearance.light
  /// The size of the type of axis labels, points.
  public let fontSize: Double
  /// The width of a line of data, points.
  public let lineWidth: Double
  /// The width of frames and ticks, points.
  public let frameWidth: Double
  /// The diameter of a point of data, points.
  public let markerSize: Double
  /// The width of a figure of one column, points.
  public let singleWidth: Double
  /// The width of a figure across the page, points.
  public let doubleWidth: Double

  /// For papers: columns of 86 and 178 mm, as the Physical Review asks for, and type of 8 points.
  public static let paper = Theme(
    fontSize: 8, lineWidth: 1.1, frameWidth: 0.6, markerSize: 3.4, singleWidth: 243.8,
    doubleWidth: 504.6)

  /// For slides of 16:9: half of one and a whole one, with type to be read from the last row.
  public static let slides = Theme(
    fontSize: 17, lineWidth: 2.4, frameWidth: 1.2, markerSize: 7, singleWidth: 440,
    doubleWidth: 900)

  /// The size of the type of numbers and legends, points.
  var smallSize: Double { 0.88 * fontSize }
  /// The length of a major tick, points.
  var tickLength: Double { 0.42 * fontSize }
  /// The distance of words from what they belong to, points.
  var gap: Double { 0.45 * fontSize }

  /// The same sizes on paper of another colour.
  public func on(_ appearance: Appearance) -> Theme {
    var theme = self
    theme.appearance = appearance
    return theme
  }
}
