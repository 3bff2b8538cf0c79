import Inference
import Storage

/// Simulates the table of the optimum interval into a file, as it comes with the program.
///
/// - Parameters:
///   - path: The file.
///   - overwrite: Whether an existing file may be replaced.
///   - tries: How many experiments at every expected signal, twice.
///   - seed: The seed; the table of the program has 1.
///   - threads: How many expected signals are simulated at once.
///   - progress: Called with the number of them done; an error that it throws ends the work.
/// - Throws: What keeps the file from being written; then there is none.
public func makeYellinTable(
  to path: String, overwrite: Bool, tries: Int, seed: UInt64, threads: Int,
  progress: (Int) throws -> Void
) async throws {
  let file = try OutputFile(path: path, overwrite: overwrite)
  let table = try await OptimumIntervalTable.simulated(
    tries: tries, seed: seed, threads: threads, progress: progress)
  try file.write(table.bytes)
  try file.commit()
}
