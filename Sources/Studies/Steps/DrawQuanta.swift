import Kernels
import Numerics
public import Response

/// Draws the quanta of each recoil of a grid and takes their moments.
///
/// Row r draws from the stream (seed, quanta moments, r), so a row depends on its place in the grid
/// but not on the threads.
///
/// - Parameters:
///   - grid: The recoils and the model.
///   - count: How often each is drawn, at least twice.
///   - seed: The seed.
///   - threads: How many rows are drawn at once.
///   - progress: Called with the number of rows done; an error that it throws ends the work.
/// - Returns: The moments of each row.
/// - Throws: The error of `progress`.
public func drawQuanta(
  of grid: RecoilGrid, count: Int, seed: UInt64, threads: Int, progress: (Int) throws -> Void
) async throws -> [QuantaMoments] {
  let yields = grid.meanYields()
  var moments: [QuantaMoments] = []
  try await inOrder(count: grid.points.count, window: threads) { row in
    let point = grid.points[row]
    let recombination = RecombinationModel(
      grid.model, field: point.field, density: point.density)
    var stream = RandomStream(seed: seed, purpose: .quantaMoments, index: UInt64(row))
    return QuantaMoments(
      of: recombination.sampler(for: yields[row]), draws: count, using: &stream)
  } use: { (row: QuantaMoments) in
    moments.append(row)
    try progress(moments.count)
  }
  return moments
}
