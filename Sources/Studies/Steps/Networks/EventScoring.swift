public import Kernels
public import Learning
import Storage

/// Networks applied to the events of a file, in a stream: the file may be larger than the memory.
public struct EventScoring {
  /// The scores of some consecutive events.
  public struct Batch {
    /// Which events.
    public let events: Range<Int>
    /// The parts of the scores, by each member of the model.
    public let members: [EventScores]
    /// The anomaly scores, by each member of the model.
    public let totals: [[Double]]

    /// The mean over the members of something that each has for every event.
    public func mean(_ values: [[Double]]) -> [Double] {
      guard let first = values.first, values.count > 1 else { return values.first ?? [] }
      return first.indices.map { event in
        values.reduce(0) { $0 + $1[event] } / Double(values.count)
      }
    }
  }

  /// The model.
  public let model: AnomalyModel
  /// How the parts of a score add up, for each member.
  public let scores: [AnomalyScore]
  /// The events.
  public let file: RowFile
  private let scorers: [AnomalyScorer]

  /// How many events are scored between two calls.
  private static let batch = 16 * AnomalyScorer.blockRows

  /// Opens a file of events for a model.
  ///
  /// - Parameters:
  ///   - path: The file with the events.
  ///   - modelPath: The file with the model.
  ///   - coefficient: The classifier's weight in natural units; the model's own unless given.
  ///   - latent: How latent variables are chosen.
  ///   - threads: How many threads to use; scores are the same for any number.
  ///   - precision: The precision of the products.
  /// - Throws: Where one of the files cannot be read, or their rows differ in length.
  public init(
    of path: String, by modelPath: String, coefficient: Double? = nil,
    latent: AnomalyScorer.Latent = .mean, threads: Int,
    precision: Compute.Precision = .float32
  ) throws {
    let modelFile = try ModelFile(path: modelPath)
    let model = try modelFile.model(of: modelPath)
    let file = try RowFile(path: path, blocks: modelFile.blocks)
    try file.requireColumns(model.map.columns, of: "the model '\(modelPath)'")
    self.model = model
    self.file = file
    scores = model.members.map { member in
      coefficient.map { member.score.with(coefficient: $0) } ?? member.score
    }
    scorers = try model.members.indices.map {
      try AnomalyScorer(model, member: $0, latent: latent, threads: threads, precision: precision)
    }
  }

  /// Scores all events, batch by batch in their order.
  public func forEachBatch(_ use: (Batch) throws -> Void) throws {
    for start in stride(from: 0, to: file.rows, by: Self.batch) {
      let events = start..<min(file.rows, start + Self.batch)
      let members = try scorers.map { try $0.scores(events, of: file) }
      try use(
        Batch(events: events, members: members, totals: zip(scores, members).map { $0($1) }))
    }
  }
}
