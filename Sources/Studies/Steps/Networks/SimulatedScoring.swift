import Foundation
import Kernels
public import Learning
public import Response
public import Storage

/// Networks applied to events while they are simulated: waveforms are scored and forgotten.
///
/// What is kept of an event is a row of a table: the parts of its score (as `score` writes them), its
/// true energy, areas and number, by which it can be made again, and its weight. So samples may be
/// far larger than the memory and the disk.
public final class SimulatedScoring {
  /// The model.
  public let model: AnomalyModel
  private let scorers: [AnomalyScorer]
  /// How the parts of a score add up, for each member.
  private let totals: [AnomalyScore]
  private let scores: [ScoreColumns.Column]
  private let threads: Int

  /// How many events are scored at once: some blocks of the networks, some tens of MB.
  private static let batch = 8 * AnomalyScorer.blockRows

  /// The columns of an event beside those of its score.
  public static let eventColumns = [
    "truth/energy", "truth/event", "truth/source", "areas/s1c", "areas/s2c", "areas/log10_s2c",
    "weight",
  ]

  /// Prepares the networks of a model, with another weight of the classifier where one is given.
  public init(_ model: AnomalyModel, coefficient: Double? = nil, threads: Int) throws {
    self.model = model
    self.threads = threads
    scores = ScoreColumns(model).columns
    totals = model.members.map { member in
      coefficient.map { member.score.with(coefficient: $0) } ?? member.score
    }
    scorers = try model.members.indices.map {
      try AnomalyScorer(model, member: $0, threads: threads)
    }
  }

  /// The names of all columns, in their order.
  public var columns: [String] { scores.map(\.name) + Self.eventColumns }

  /// Simulates events, scores those that pass the cuts and writes them to a table.
  ///
  /// - Parameters:
  ///   - plan: What is to be simulated, at the full level.
  ///   - weight: What each event counts for.
  ///   - source: The number of the source, which stands beside each event.
  ///   - path: The HDF5 file; one that is there is replaced.
  ///   - provenance: What the file says about where it comes from.
  ///   - progress: Called with the number of events made; what it throws ends the work.
  /// - Returns: How many events passed each cut.
  /// - Throws: What keeps the events from being scored or written; then there is no file.
  public func run(
    _ plan: SimulationPlan, weight: Double, source: Int, to path: String, provenance: Provenance,
    progress: (Int) throws -> Void
  ) async throws -> Acceptance {
    precondition(
      plan.level == .full && plan.recording == .kept,
      "SimulatedScoring: a plan of another kind, expected full events that pass their cuts")
    let started = Date.now
    let maker = EventMaker(plan)
    let writer = try TableWriter(
      path: path, overwrite: true, columns: columns.map { ($0, .numbers) }, provenance: provenance)
    var acceptance = Acceptance(of: plan.cuts)
    var waiting = Waiting()
    let size = 512
    let chunks = (plan.events.count + size - 1) / size
    try await inOrder(count: chunks, window: threads + 1) { chunk in
      let first = plan.events.lowerBound + chunk * size
      return maker.chunk(first..<min(first + size, plan.events.upperBound))
    } use: { (chunk: EventChunk) in
      acceptance.merge(chunk.acceptance)
      waiting.append(chunk, weight: weight, source: source)
      while waiting.count >= Self.batch { try write(waiting.next(Self.batch), to: writer) }
      try progress(acceptance.events)
    }
    if waiting.count > 0 { try write(waiting.next(waiting.count), to: writer) }
    try writer.commit(
      run: RunRecord(
        started: started, threads: threads, seconds: Date.now.timeIntervalSince(started)))
    return acceptance
  }

  private func write(_ events: Waiting, to writer: TableWriter) throws {
    let rows = MemoryRows(events.rows, columns: model.map.columns)
    let parts = try scorers.map { try $0.scores(of: rows) }
    let batch = EventScoring.Batch(
      events: 0..<events.count, members: parts,
      totals: zip(totals, parts).map { $0($1) })
    try writer.append(
      scores.map { .numbers($0.values(batch)) } + events.columns.map { .numbers($0) })
  }

  /// Events that wait until there are enough of them.
  private struct Waiting {
    var rows: [Float] = []
    /// In the order of `eventColumns`.
    var columns = [[Double]](repeating: [], count: SimulatedScoring.eventColumns.count)

    var count: Int { columns[0].count }

    mutating func append(_ chunk: EventChunk, weight: Double, source: Int) {
      chunk.appendRows(to: &rows)
      for event in chunk.energy.indices {
        let areas = chunk.areas[event]
        let values = [
          chunk.energy[event], Double(chunk.number[event]), Double(source), areas.s1.corrected,
          areas.s2.corrected, log10(areas.s2.corrected), weight,
        ]
        for (column, value) in values.enumerated() { columns[column].append(value) }
      }
    }

    /// Takes the first events away.
    mutating func next(_ number: Int) -> Waiting {
      let length = rows.count / count * number
      let taken = Waiting(
        rows: Array(rows[..<length]), columns: columns.map { Array($0[..<number]) })
      rows.removeFirst(length)
      for column in columns.indices { columns[column].removeFirst(number) }
      return taken
    }
  }
}
