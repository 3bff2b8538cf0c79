/// A part of a report under a heading.
public struct ReportSection: Sendable {
  /// What stands in a section.
  public enum Part: Sendable {
    /// Plain words; an empty line begins a new paragraph.
    case text(String)
    /// Plain words that warn.
    case warning(String)
    /// A figure.
    case figure(ReportFigure)
    /// A table.
    case table(ReportTable)
    /// Names and values.
    case facts([Report.Fact])
  }

  /// The heading.
  public var title: String
  /// What stands in it, from the top.
  public var parts: [Part]

  /// A section.
  public init(_ title: String, _ parts: [Part]) {
    self.title = title
    self.parts = parts
  }
}
