import Learning
import Storage

/// Writes scores beside what is known of the events, as HDF5 or CSV after the suffix of the name.
final class ScoreWriter {
  /// The kind of HDF5 file.
  static let format = HDF5Format(name: "darkfield-scores", version: 1)
  /// What is copied from the file of events where it is there: what one wants to see beside a score.
  static let copied = [
    "truth/kind", "truth/energy", "areas/s1c", "areas/s2c", "areas/kept",
  ]

  private let columns: [ScoreColumns.Column]
  private let events: HDF5Reader
  private let copies: [String]
  private let sink: Sink

  private enum Sink {
    case hdf5(HDF5Writer, numbers: [HDF5Appender<Double>], copies: [HDF5Appender<Double>], Latent)
    case csv(CSVWriter)
  }

  /// The latent variables of each member.
  private struct Latent {
    let means: [HDF5Appender<Float>]
    let logVariances: [HDF5Appender<Float>]
  }

  init(
    _ scoring: EventScoring, to path: String, overwrite: Bool, provenance: Provenance
  ) throws(StorageError) {
    columns = ScoreColumns(scoring.model).columns
    events = try HDF5Reader(path: scoring.file.path)
    let count = scoring.file.rows
    copies = Self.copied.filter { [events] name in
      events.datasets.contains { $0.path == "/\(name)" && $0.shape == [count] }
    }
    switch path.split(separator: ".").last?.lowercased() {
    case "csv":
      sink = .csv(
        try CSVWriter(
          path: path,
          columns: (columns.map(\.name) + copies).map { $0.replacing("/", with: "_") },
          comments: provenance.comments, overwrite: overwrite))
    case "h5", "hdf5":
      let writer = try HDF5Writer(
        path: path, overwrite: overwrite, format: Self.format, provenance: provenance)
      var numbers: [HDF5Appender<Double>] = []
      for column in columns {
        numbers.append(try writer.makeDataset(column.name, of: Double.self))
        if !column.unit.isEmpty {
          try writer.setAttribute("unit", to: column.unit, of: column.name)
        }
      }
      var copied: [HDF5Appender<Double>] = []
      for name in copies {
        copied.append(try writer.makeDataset(name, of: Double.self))
        if let unit = try events.attribute("unit", of: name, as: String.self) {
          try writer.setAttribute("unit", to: unit, of: name)
        }
      }
      if copies.contains("truth/kind"),
        let kinds = try events.attributeValues("kinds", of: "truth/kind", as: String.self)
      {
        try writer.setAttribute("kinds", to: kinds, of: "truth/kind")
      }
      sink = .hdf5(
        writer, numbers: numbers, copies: copied, try Self.latent(scoring, in: writer))
    default:
      throw .unexpected(
        path: path, place: "name", found: "another suffix", expected: "'.h5', '.hdf5' or '.csv'")
    }
  }

  private static func latent(
    _ scoring: EventScoring, in writer: HDF5Writer
  ) throws(StorageError) -> Latent {
    let shape = [scoring.model.settings.autoencoder.latent]
    var means: [HDF5Appender<Float>] = []
    var logVariances: [HDF5Appender<Float>] = []
    for (member, score) in zip(scoring.model.members, scoring.scores) {
      let group = scoring.model.members.count > 1 ? "seed_\(member.seed)/latent" : "latent"
      means.append(try writer.makeDataset("\(group)/mean", of: Float.self, rowShape: shape))
      logVariances.append(
        try writer.makeDataset("\(group)/log_variance", of: Float.self, rowShape: shape))
      try writer.setAttribute("beta", to: score.beta, of: group)
      try writer.setAttribute("classifier_weight", to: score.classifierWeight, of: group)
    }
    return Latent(means: means, logVariances: logVariances)
  }

  /// Appends the scores of a batch.
  func append(_ batch: EventScoring.Batch) throws(StorageError) {
    var values = columns.map { $0.values(batch) }
    for name in copies { values.append(try events.numbers(name, rows: batch.events)) }
    switch sink {
    case .csv(let writer):
      try writer.append(columns: values.map { .numbers($0) })
    case .hdf5(_, let numbers, let copied, let latent):
      for (appender, numbers) in zip(numbers + copied, values) { try appender.append(numbers) }
      for (member, scores) in batch.members.enumerated() {
        try latent.means[member].append(scores.latentMeans)
        try latent.logVariances[member].append(scores.latentLogVariances)
      }
    }
  }

  /// Gives the file its name.
  func commit(run: RunRecord) throws(StorageError) {
    switch sink {
    case .csv(let writer): try writer.commit()
    case .hdf5(let writer, _, _, _): try writer.commit(run: run)
    }
  }
}

extension HDF5Reader {
  /// Numbers, or truths as 0 and 1.
  fileprivate func numbers(
    _ path: String, rows: Range<Int>
  ) throws(StorageError) -> [Double] {
    guard try dataset(path).type.elementType == .boolean else {
      return try read(path, as: Double.self, rows: rows)
    }
    return try read(path, as: Bool.self, rows: rows).map { $0 ? 1 : 0 }
  }
}
