import CommandLineKit
import Plotting

extension StandardOutput {
  /// Writes a table and, for a person at a terminal, a figure in characters below it.
  ///
  /// The figure is made where it is shown only: not for programs, nor into files and pipes. One that
  /// cannot be made is left out, because the table stands for itself.
  static func write(
    _ table: ResultTable, as format: OutputFormat, above figure: @autoclosure () throws -> Figure?
  ) throws(OutputError) {
    try write(table, as: format)
    guard format == .table, Terminal.isTerminal(.output), let figure = try? figure() else { return }
    let plot = TextPlot(figure, columns: Terminal.width(of: .output))
    if !plot.lines.isEmpty { try write("\n" + plot.text) }
  }
}
