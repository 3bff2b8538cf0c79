public import Storage

/// A result with its figures and all that stands behind it, to be read as one page.
///
/// ```swift
/// var report = Report(
///   title: "Search for what does not belong",
///   subject: "6500 events of 31.5 tonne-years were compared with the background.",
///   result: "Nothing was found: the most unusual statistic has Z = 0.8.")
/// report.headlines = [ReportFigure("scores", scores, caption: "The scores of the data.")]
/// report.sections = [ReportSection("The background", [.text("…"), .figure(bands)])]
/// try report.write(to: "report.html", overwrite: false)
/// ```
///
/// All words are plain: whatever a name or a file holds is shown and never understood as HTML.
public struct Report: Sendable {
  /// A name and a value, in words.
  public struct Fact: Sendable, Equatable {
    /// What it is.
    public var name: String
    /// What it is equal to.
    public var value: String

    /// A name with its value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A part of the work that led to the result, and how long it took.
  public struct Stage: Sendable, Equatable {
    /// What was done.
    public var name: String
    /// How long it took; nothing where an earlier run had done it.
    public var seconds: Double?
    /// What else is to be said: how many events, which file.
    public var remark: String

    /// A stage with its time.
    public init(_ name: String, seconds: Double?, remark: String = "") {
      self.name = name
      self.seconds = seconds
      self.remark = remark
    }
  }

  /// The title of the page.
  public var title: String
  /// What was searched, in a sentence or two.
  public var subject: String
  /// The result, in one sentence.
  public var result: String
  /// The few numbers to take away, such as `Z` and `0.8`.
  public var highlights: [Fact] = []
  /// The figures that show the result at one glance: three suit the page.
  public var headlines: [ReportFigure] = []
  /// What the reader is warned of; stands right below the result.
  public var warnings: [String] = []
  /// The parts of the page below the summary.
  public var sections: [ReportSection] = []
  /// Events to look at, one by one.
  public var events: EventBrowser?
  /// The settings in words.
  public var settings: [Fact] = []
  /// The settings as the file from which they can be run again, in YAML; empty for none.
  public var configuration = ""
  /// Where the result comes from.
  public var provenance: Provenance?
  /// What the run was like.
  public var run: RunRecord?
  /// The stages of the work with their times.
  public var stages: [Stage] = []

  /// A report of a summary alone, to which the rest is added.
  public init(title: String, subject: String, result: String) {
    self.title = title
    self.subject = subject
    self.result = result
  }
}
