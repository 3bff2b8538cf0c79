/// What a model learns from: rows, and where it needs them, their labels.
public struct TrainingData: Sendable {
  /// The rows.
  public let rows: any RowSource
  /// The labels, `labelColumns` of the model for each row; empty when it learns without.
  ///
  /// 0 or 1 for two classes, the number of the class for more, the numbers wanted otherwise.
  public let labels: [Float]

  /// Rows, and their labels.
  public init(_ rows: any RowSource, labels: [Float] = []) {
    self.rows = rows
    self.labels = labels
  }

  /// The same, with the rows read into memory if they need no more than so many MB.
  func loaded(upTo memory: Int) throws -> TrainingData {
    rows.rows * rows.columns * 4 <= memory * 1_000_000
      ? TrainingData(try rows.readAll(), labels: labels) : self
  }

  func check(for model: some TrainableModel) throws(LearningError) {
    guard rows.columns == model.columns else {
      throw .countsDiffer(
        what: "numbers in a row", found: rows.columns, expected: model.columns)
    }
    guard labels.count == rows.rows * model.labelColumns else {
      throw .countsDiffer(
        what: "labels", found: labels.count, expected: rows.rows * model.labelColumns)
    }
    try model.check(labels: labels)
  }
}
