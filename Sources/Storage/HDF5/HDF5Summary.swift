/// What a file holds, in values fit for a table: for a person who wonders what it is.
public struct HDF5Summary: Sendable, Hashable {
  /// What one dataset holds.
  public struct Dataset: Sendable, Hashable {
    /// What the file says of it.
    public var description: HDF5Dataset
    /// The checksum that stands beside it.
    public var checksum: Checksum?
    /// Of numbers, where they lie; nil of anything else, and where the file holds none.
    public var statistics: Statistics?
  }

  /// Where the numbers of a dataset lie; NaN are left out and counted.
  public struct Statistics: Sendable, Hashable {
    /// The smallest.
    public var minimum: Double
    /// The largest.
    public var maximum: Double
    /// The mean, of compensated sums.
    public var mean: Double
    /// How many are not numbers.
    public var notNumbers: Int
  }

  /// The name of the file.
  public var path: String
  /// The size of the file.
  public var byteCount: Int
  /// What kind of file it says it is.
  public var format: HDF5Format?
  /// Where its content comes from.
  public var provenance: Provenance?
  /// What the run was like.
  public var run: RunRecord?
  /// The datasets, sorted by path.
  public var datasets: [Dataset]

  /// Reads a file from end to end, a few megabytes at a time.
  public init(path: String) throws(StorageError) {
    let reader = try HDF5Reader(path: path)
    self.path = path
    byteCount = reader.byteCount
    format = try reader.format()
    provenance = try reader.provenance()
    run = try reader.runRecord()
    datasets = []
    for dataset in reader.datasets {
      datasets.append(
        Dataset(
          description: dataset, checksum: try reader.storedChecksum(dataset.path),
          statistics: try Statistics(of: dataset, in: reader)))
    }
  }
}

extension HDF5Summary.Statistics {
  init?(of dataset: HDF5Dataset, in reader: HDF5Reader) throws(StorageError) {
    guard let type = dataset.type.elementType, type.isFloat || type.isInteger,
      try reader.exceededCapacity(dataset, rows: dataset.rows) == nil
    else { return nil }
    minimum = .infinity
    maximum = -.infinity
    notNumbers = 0
    var count = 0
    var sum = 0.0
    var compensation = 0.0
    for rows in try reader.batches(of: dataset) {
      for value in try reader.readRounded(dataset.path, rows: rows) {
        guard !value.isNaN else {
          notNumbers += 1
          continue
        }
        minimum = min(minimum, value)
        maximum = max(maximum, value)
        count += 1
        // Neumaier's sum: what rounding takes away is kept apart.
        let total = sum + value
        compensation += abs(sum) >= abs(value) ? (sum - total) + value : (value - total) + sum
        sum = total
      }
    }
    guard count > 0 else { return nil }
    mean = (compensation.isFinite ? sum + compensation : sum) / Double(count)
  }
}
