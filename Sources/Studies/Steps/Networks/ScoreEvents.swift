import Foundation
public import Storage

/// Scores the events of a file into another, as HDF5 or CSV after its suffix.
///
/// - Parameters:
///   - scoring: The events and the model.
///   - path: The file of the scores.
///   - overwrite: Whether an existing file may be replaced.
///   - threads: How many threads work, for the record.
///   - provenance: What the file says about where it comes from.
///   - progress: Called with the number of events done; an error that it throws ends the work.
/// - Throws: What keeps events from being scored or the file from being written; then there is none.
public func scoreEvents(
  _ scoring: EventScoring, to path: String, overwrite: Bool, threads: Int, provenance: Provenance,
  progress: (Int) throws -> Void
) throws {
  let started = Date.now
  let writer = try ScoreWriter(scoring, to: path, overwrite: overwrite, provenance: provenance)
  try scoring.forEachBatch { batch in
    try writer.append(batch)
    try progress(batch.events.upperBound)
  }
  try writer.commit(
    run: RunRecord(
      started: started, threads: threads, seconds: Date.now.timeIntervalSince(started)))
}

/// A file that goes into a result, with the checksum of its datasets.
public func inputFile(_ path: String) throws(StorageError) -> Provenance.Input {
  Provenance.Input(name: path, checksum: try HDF5Reader(path: path).checksum())
}
