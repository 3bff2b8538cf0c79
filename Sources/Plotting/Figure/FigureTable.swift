/// The numbers behind a figure as one table: a row for each point, bin or cell.
///
/// Rows say to which panel and series they belong, so that one table holds marks of any kind.
public struct FigureTable: Sendable, Equatable {
  /// The numbers of a mark and where it stands.
  public struct Series: Sendable, Equatable {
    /// The number of the panel, row by row from the top.
    public let panel: Int
    /// The name of the series, in words; never empty.
    public let name: String
    /// The numbers.
    public let numbers: MarkNumbers
  }

  /// The series in the order in which they are drawn.
  public let series: [Series]
  /// The names of the panels: their titles, or their numbers from 1.
  public let panels: [String]
  /// What is measured along the axes of each panel: for the lines above a table.
  public let comments: [String]

  /// The quantities that any series has.
  public var quantities: [MarkNumbers.Quantity] {
    MarkNumbers.Quantity.allCases.filter { quantity in
      series.contains { $0.numbers[quantity] != nil }
    }
  }

  /// How many rows there are.
  public var rows: Int { series.reduce(0) { $0 + $1.numbers.count } }

  /// The names of the panels, row by row.
  public var panelColumn: [String] {
    series.flatMap { [String](repeating: panels[$0.panel], count: $0.numbers.count) }
  }

  /// The names of the series, row by row.
  public var seriesColumn: [String] {
    series.flatMap { [String](repeating: $0.name, count: $0.numbers.count) }
  }

  /// The numbers of a quantity, row by row; NaN where a series does not have it.
  public func column(_ quantity: MarkNumbers.Quantity) -> [Double] {
    series.flatMap {
      $0.numbers[quantity] ?? [Double](repeating: .nan, count: $0.numbers.count)
    }
  }
}

extension Figure {
  /// The numbers behind the figure.
  public var table: FigureTable {
    let panels = rows.flatMap(\.self)
    var series: [FigureTable.Series] = []
    var comments = [name]
    let names = panels.enumerated().map { $1.title?.words ?? "\($0 + 1)" }
    for (number, panel) in panels.enumerated() {
      let place = panels.count > 1 ? "panel \(names[number]), " : ""
      comments.append("\(place)x: \(panel.x.label.words)")
      comments.append("\(place)y: \(panel.y.label.words)")
      if let colours = panel.marks.lazy.compactMap(\.colourScale).first {
        comments.append("\(place)value: \(colours.label.words)")
      }
      for mark in panel.marks {
        for numbers in mark.numbers where numbers.count > 0 {
          series.append(
            FigureTable.Series(
              panel: number, name: numbers.name?.words ?? "\(series.count + 1)", numbers: numbers))
        }
      }
    }
    return FigureTable(series: series, panels: names, comments: comments)
  }
}
