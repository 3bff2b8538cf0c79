import Foundation
import Plotting

/// A figure as it stands on a page: drawn for wide and narrow screens, with the numbers behind it.
struct FigureCard {
  /// The most numbers of a figure that the page itself holds; more lie in the file beside it.
  static let numberLimit = 60_000
  /// The most bytes of a PDF that the page itself holds.
  static let paperLimit = 100_000

  let name: String
  let caption: String
  let isDouble: Bool
  let wide: Drawing
  /// The same with its panels one below the other; nothing where the figure is narrow itself.
  let narrow: Drawing?
  let table: FigureTable
  /// The SVG for white paper.
  let paper: String
  let pdf: [UInt8]
  private let axes: [(x: String, y: String, value: String)]

  init(_ figure: ReportFigure, name: String) throws {
    self.name = name
    caption = figure.caption
    isDouble = figure.figure.width == .double
    wide = try figure.figure.drawing(theme: .paper.on(.automatic))
    narrow = isDouble ? try figure.figure.narrowed.drawing(theme: .paper.on(.automatic)) : nil
    let light = try figure.figure.drawing()
    paper = light.svg
    pdf = try light.pdf()
    table = figure.figure.table
    axes = figure.figure.rows.flatMap(\.self).map { panel in
      (
        panel.x.label.words, panel.y.label.words,
        panel.marks.lazy.compactMap(\.colourScale).first?.label.words ?? ""
      )
    }
  }

  /// Whether the page can hold all numbers of the figure.
  private var isSmall: Bool {
    table.series.reduce(0) { $0 + $1.numbers.count * $1.numbers.columns.count } <= Self.numberLimit
  }

  /// What the script of the page knows of the figure: with room for it all its numbers and its PDF.
  func data(hasRoom: Bool = true) -> JSONText {
    let isComplete = hasRoom && isSmall
    var json = JSONText()
    json.object { json in
      json.add("name", name)
      json.add("isComplete", isComplete)
      json.add("comments", texts: table.comments)
      json.add("panels", texts: table.panels)
      json.add("quantities", texts: table.quantities.map(\.rawValue))
      json.list("axes") { list in
        for axis in axes {
          list.object { object in
            object.add("x", axis.x)
            object.add("y", axis.y)
            object.add("value", axis.value)
          }
        }
      }
      json.list("plates") { list in
        for drawing in [wide, narrow].compactMap(\.self) { Self.describe(drawing, &list) }
      }
      json.list("series") { list in
        guard isComplete else { return }
        for series in table.series { Self.describe(series, &list) }
      }
      if hasRoom, pdf.count <= Self.paperLimit { json.add("pdf", Data(pdf).base64EncodedString()) }
    }
    return json
  }

  private static func describe(_ drawing: Drawing, _ list: inout JSONText) {
    list.object { object in
      object.add("width", drawing.width)
      object.add("height", drawing.height)
      object.list("panels") { list in
        for panel in drawing.panels {
          let rect = panel.rect
          list.object { object in
            object.add("rect", numbers: [rect.left, rect.top, rect.right, rect.bottom])
            for (key, axis) in [("x" as StaticString, panel.x), ("y", panel.y)] {
              object.object(key) { object in
                object.add("log", axis.isLogarithmic)
                object.add("ends", numbers: [axis.lower, axis.upper], digits: 9)
              }
            }
          }
        }
      }
    }
  }

  private static func describe(_ series: FigureTable.Series, _ list: inout JSONText) {
    list.object { object in
      object.add("panel", whole: series.panel)
      object.add("name", series.name)
      object.add("isNamed", series.numbers.name != nil)
      object.object("columns") { columns in
        for column in series.numbers.columns {
          columns.add(column.quantity.key, numbers: column.values)
        }
      }
    }
  }
}

extension MarkNumbers.Quantity {
  /// The name of its column, as a literal.
  fileprivate var key: StaticString {
    switch self {
    case .x: "x"
    case .xLow: "x_low"
    case .xHigh: "x_high"
    case .y: "y"
    case .yLow: "y_low"
    case .yHigh: "y_high"
    case .value: "value"
    }
  }
}

extension Figure {
  /// The same panels below each other, in the width of a column.
  fileprivate var narrowed: Figure {
    var narrow = self
    narrow.width = .single
    if rows.contains(where: { $0.count > 1 }) {
      narrow.rows = rows.flatMap { row in row.map { [$0] } }
      narrow.sharing = .none
    }
    return narrow
  }
}
