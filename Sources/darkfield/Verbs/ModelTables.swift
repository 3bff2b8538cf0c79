import CommandLineKit
import Learning
import Studies

/// The tables of `show` about models.
enum ModelTables {
  /// A row for each interval of the decoder's variance that holds numbers.
  static func calibration(_ calibration: VarianceCalibration) -> ResultTable {
    let bins = calibration.bins.filter { $0.count > 0 } + [calibration.total]
    return ResultTable([
      ResultTable.Column("numbers", .integers(bins.map(\.count))),
      ResultTable.Column("mean_variance", .numbers(bins.map(\.meanVariance))),
      ResultTable.Column("mean_square_distance", .numbers(bins.map(\.meanSquareDistance))),
      ResultTable.Column("pull_width", .numbers(bins.map(\.pullWidth))),
    ])
  }

  /// A row for each epoch: the mean losses of the rows learnt from and of those held out.
  static func curves(_ curves: LearningCurves) -> ResultTable {
    let rows = curves.rows
    return ResultTable([
      ResultTable.Column("seed", .texts(rows.map { "\($0.seed)" })),
      ResultTable.Column("network", .texts(rows.map(\.network.rawValue))),
      ResultTable.Column("epoch", .integers(rows.map(\.record.epoch))),
      ResultTable.Column("learning_rate", .numbers(rows.map(\.record.rate))),
      ResultTable.Column("training_loss", .numbers(rows.map(\.record.training.first))),
      ResultTable.Column("validation_loss", .numbers(rows.map(\.record.validation.first))),
      ResultTable.Column("used", .texts(rows.map { $0.isUsed ? "yes" : "" })),
    ])
  }
}
