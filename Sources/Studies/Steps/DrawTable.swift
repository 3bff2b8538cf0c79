import Foundation
import Kernels
import Numerics
public import Storage

/// Draws a table of random numbers into a file.
///
/// Column c of chunk k draws from the stream (seed, draw, c · 2^32 + k), and a chunk has a fixed number
/// of rows: the numbers do not depend on the threads, and more rows continue the same columns.
///
/// - Parameters:
///   - recipe: The rows, the seed and the laws.
///   - path: The file, whose suffix says whether it is HDF5 or CSV.
///   - overwrite: Whether an existing file may be replaced.
///   - threads: How many chunks are made at once.
///   - provenance: What the file says about where it comes from.
///   - progress: Called with the number of rows done; an error that it throws ends the work.
/// - Throws: What keeps the file from being written; then there is none.
public func drawTable(
  _ recipe: TableRecipe, to path: String, overwrite: Bool, threads: Int, provenance: Provenance,
  progress: (Int) throws -> Void
) async throws {
  let started = Date.now
  let writer = try TableWriter(
    path: path, overwrite: overwrite,
    columns: recipe.columns.map { ($0.name, $0.law.kind) }, provenance: provenance)
  var rowsDone = 0
  let chunks = (recipe.rows + rowsPerChunk - 1) / rowsPerChunk
  try await inOrder(count: chunks, window: threads) { chunk in
    let rows = min(rowsPerChunk, recipe.rows - chunk * rowsPerChunk)
    return recipe.columns.indices.map { column in
      var stream = RandomStream(
        seed: recipe.seed, purpose: .draw, index: UInt64(column) << 32 | UInt64(chunk))
      return recipe.columns[column].law.values(rows, using: &stream)
    }
  } use: { (values: [TableWriter.Values]) in
    try writer.append(values)
    rowsDone = min(rowsDone + rowsPerChunk, recipe.rows)
    try progress(rowsDone)
  }
  try writer.commit(
    run: RunRecord(
      started: started, threads: threads, seconds: Date.now.timeIntervalSince(started)))
}

/// A part of every result: another number would give other random numbers.
private let rowsPerChunk = 1 << 16
