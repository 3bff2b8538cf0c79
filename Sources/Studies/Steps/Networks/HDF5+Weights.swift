import Learning
import Storage

/// Weights in HDF5: a group with a dataset for each weight, under its name, in its real shape.
extension HDF5Writer {
  /// Writes weights; numbers that look like noise are not packed.
  func write(
    _ weights: Weights, to group: String,
    roles: Set<WeightDescription.Role> = [.trained, .statistic]
  ) throws(StorageError) {
    for entry in weights.layout.entries where roles.contains(entry.description.role) {
      try write(
        weights[entry.name], to: "\(group)/\(entry.name)", shape: entry.dimensions,
        compression: .none)
    }
  }
}

extension HDF5Reader {
  /// Reads weights; a dataset that lacks or has another shape is named.
  func weights(
    _ layout: WeightLayout, from group: String,
    roles: Set<WeightDescription.Role> = [.trained, .statistic]
  ) throws(StorageError) -> Weights {
    var weights = Weights(layout)
    for entry in layout.entries where roles.contains(entry.description.role) {
      let path = "\(group)/\(entry.name)"
      let rows = entry.dimensions.first
      _ = try dataset(path, rowShape: Array(entry.dimensions.dropFirst()), rows: rows)
      weights[entry.name] = try read(path, as: Float.self)
    }
    return weights
  }
}

extension Weights {
  /// Numbers for the trained weights alone, such as moments of their gradient.
  init(trained values: [Float], of layout: WeightLayout) {
    self.init(
      layout, values: values + [Float](repeating: 0, count: layout.count - layout.trainedCount))
  }

  /// The numbers of the trained weights, with the padding between them.
  var trained: [Float] { Array(values[..<layout.trainedCount]) }
}
