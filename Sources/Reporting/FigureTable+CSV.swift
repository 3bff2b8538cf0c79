public import Plotting
public import Storage

extension FigureTable {
  /// Writes the numbers behind a figure as CSV, in full digits.
  ///
  /// Columns: `panel`, `series`, then those of `x`, `x_low`, `x_high`, `y`, `y_low`, `y_high` and
  /// `value` that any series has; a number that a series does not have is `nan`.
  public func write(to path: String, overwrite: Bool) throws(StorageError) {
    let writer = try CSVWriter(
      path: path, columns: ["panel", "series"] + quantities.map(\.rawValue), comments: comments,
      overwrite: overwrite)
    let numbers = quantities.map { CSVColumn.numbers(column($0)) }
    try writer.append(columns: [.texts(panelColumn), .texts(seriesColumn)] + numbers)
    try writer.commit()
  }
}
