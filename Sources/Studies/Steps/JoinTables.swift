import Foundation
import Storage

/// Joins tables of numbers into one, the rows of each behind those of the one before.
///
/// - Parameters:
///   - paths: HDF5 files with the same columns.
///   - columns: The columns.
///   - path: The HDF5 file of the whole; one that is there is replaced.
///   - provenance: What the file says about where it comes from.
/// - Throws: Where a column lacks, or the file cannot be written; then there is none.
func joinTables(
  _ paths: [String], columns: [String], to path: String, provenance: Provenance
) throws {
  let started = Date.now
  let writer = try TableWriter(
    path: path, overwrite: true, columns: columns.map { ($0, .numbers) }, provenance: provenance)
  for part in paths {
    let table = try ScoreTable(path: part)
    try writer.append(try columns.map { .numbers(try table.numbers($0)) })
  }
  try writer.commit(
    run: RunRecord(started: started, threads: 1, seconds: Date.now.timeIntervalSince(started)))
}
