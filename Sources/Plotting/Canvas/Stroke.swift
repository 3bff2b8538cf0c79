/// How a line is drawn.
public struct Stroke: Sendable, Hashable {
  /// The pattern of a line.
  public enum Dash: Sendable, Hashable, CaseIterable {
    /// Without gaps.
    case solid
    /// Long dashes.
    case dashed
    /// Long and short in turn.
    case dashDotted
    /// Dots.
    case dotted

    /// The pattern for a series, so that lines differ in grey too.
    static func series(_ index: Int) -> Dash { allCases[index % allCases.count] }

    /// The lengths of dashes and gaps, in widths of the line.
    var lengths: [Double] {
      switch self {
      case .solid: []
      case .dashed: [4.5, 2]
      case .dashDotted: [5, 1.8, 1.2, 1.8]
      case .dotted: [1.2, 1.6]
      }
    }
  }

  /// What it is drawn with.
  public var ink: Ink
  /// The width, in widths of a line of the theme.
  public var width: Double
  /// The pattern.
  public var dash: Dash

  /// A line.
  public init(_ ink: Ink, width: Double = 1, dash: Dash = .solid) {
    self.ink = ink
    self.width = width
    self.dash = dash
  }
}
