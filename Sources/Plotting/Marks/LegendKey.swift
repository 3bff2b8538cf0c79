/// A row of a legend: a sample of a mark and its name.
public struct LegendKey: Sendable {
  /// What a sample shows.
  public enum Sample: Sendable {
    /// A piece of line.
    case line(Stroke)
    /// A piece of area, and perhaps of the line along it.
    case area(Ink, opacity: Double, edge: Stroke?)
    /// A point, with bars of errors or without.
    case point(Points.Shape, Ink, hasErrors: Bool)
  }

  /// The sample.
  public let sample: Sample
  /// The name.
  public let label: Label

  /// A row.
  public init(_ sample: Sample, _ label: Label) {
    self.sample = sample
    self.label = label
  }
}
