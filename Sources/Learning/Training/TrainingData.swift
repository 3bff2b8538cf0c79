public import Kernels

/// What a model learns from: rows, and where it needs them, their labels.
public struct TrainingData: Sendable {
  /// The rows.
  public let rows: any RowSource
  /// The labels, `labelColumns` of the model for each row; empty when it learns without.
  ///
  /// 0 or 1 for two classes, the number of the class for more, the numbers wanted otherwise.
  public let labels: [Float]
  /// The orders of a row's numbers in which the event is one that might have been seen as well.
  public let symmetries: RowSymmetries?

  /// Rows, their labels and their symmetries.
  public init(
    _ rows: any RowSource, labels: [Float] = [], symmetries: RowSymmetries? = nil
  ) {
    self.rows = rows
    self.labels = labels
    self.symmetries = symmetries
  }

  /// The same, with the rows read into memory if they need no more than so many MB.
  func loaded(upTo memory: Int) throws -> TrainingData {
    rows.rows * rows.columns * 4 <= memory * 1_000_000
      ? TrainingData(try rows.readAll(), labels: labels, symmetries: symmetries) : self
  }

  /// Which symmetry each row learnt from has in each epoch; `nil` where all stay as they are.
  func rearrangement(_ settings: TrainingSettings) throws(LearningError) -> RowRearrangement? {
    guard settings.symmetries ?? true else { return nil }
    guard let symmetries else {
      if settings.symmetries == nil { return nil }
      throw .noSymmetries
    }
    return symmetries.count > 1
      ? RowRearrangement(symmetries: symmetries, seed: settings.seed) : nil
  }

  func check(for model: some TrainableModel) throws(LearningError) {
    guard rows.columns == model.columns else {
      throw .countsDiffer(
        what: "numbers in a row", found: rows.columns, expected: model.columns)
    }
    if let symmetries, symmetries.columns != rows.columns {
      throw .countsDiffer(
        what: "columns that may change places", found: symmetries.columns, expected: rows.columns)
    }
    guard labels.count == rows.rows * model.labelColumns else {
      throw .countsDiffer(
        what: "labels", found: labels.count, expected: rows.rows * model.labelColumns)
    }
    try model.check(labels: labels)
  }
}
