import Learning
import Storage

/// Learning curves in HDF5: a group with a column for each loss, a row for each epoch.
extension HDF5Writer {
  func write(
    _ history: [EpochRecord], losses: [String], to group: String
  ) throws(StorageError) {
    try write(history.map(\.epoch), to: "\(group)/epoch")
    try write(history.map(\.rate), to: "\(group)/learning_rate")
    for (number, loss) in losses.enumerated() {
      try write(history.map { $0.training[number] }, to: "\(group)/training_\(loss)")
      if history.contains(where: { !$0.validation.isEmpty }) {
        try write(history.map { $0.validation[number] }, to: "\(group)/validation_\(loss)")
      }
    }
  }
}

extension HDF5Reader {
  func history(losses: [String], from group: String) throws(StorageError) -> [EpochRecord] {
    let epochs = try read("\(group)/epoch", as: Int.self)
    func column(_ name: String) throws(StorageError) -> [Double] {
      _ = try dataset("\(group)/\(name)", rowShape: [], rows: epochs.count)
      return try read("\(group)/\(name)", as: Double.self)
    }
    let rates = try column("learning_rate")
    var training: [[Double]] = []
    var validation: [[Double]] = []
    for loss in losses {
      training.append(try column("training_\(loss)"))
      if contains("\(group)/validation_\(loss)") {
        validation.append(try column("validation_\(loss)"))
      }
    }
    return epochs.indices.map { row in
      EpochRecord(
        epoch: epochs[row], training: training.map { $0[row] },
        validation: validation.map { $0[row] }, rate: rates[row])
    }
  }
}
