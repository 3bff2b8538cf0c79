/// A figure in the characters of a terminal: its lines and points in dots of Braille, with axes.
///
/// A first look where a window is far away. Panels stand below each other; maps of photosensors,
/// contours and notes are left to real figures. The same figure gives the same lines.
public struct TextPlot: Sendable, Equatable {
  /// The lines, without spaces at their ends.
  public let lines: [String]

  /// The fewest columns that show anything.
  public static let fewestColumns = 30

  /// A figure across so many columns of a terminal; empty where it has nothing to show in them.
  ///
  /// - Parameters:
  ///   - figure: The figure.
  ///   - columns: The width, characters, of which a hundred are used at most.
  ///   - rows: The height of the data, characters; nothing for what suits the width.
  public init(_ figure: Figure, columns: Int, rows: Int? = nil) {
    precondition(rows ?? 1 > 0, "TextPlot: \(rows ?? 0) rows, expected a positive number")
    guard columns >= Self.fewestColumns else {
      lines = []
      return
    }
    let width = min(columns, 100)
    let height = rows ?? min(max(width / 5, 8), 18)
    let plans = PanelPlan.plans(of: figure, legendsAbove: []).flatMap(\.self)
      .filter { $0.panel.marks.isEmpty || $0.panel.marks.contains { $0 is any DottedMark } }
    var lines: [String] = []
    if let title = figure.title, !plans.isEmpty { lines.append(title.characters) }
    for plan in plans {
      lines += TextPanel(plan, columns: width, rows: height).lines
    }
    self.lines = lines.map { line in
      String(line.prefix(width).reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The lines as one text.
  public var text: String { lines.map { $0 + "\n" }.joined() }
}
