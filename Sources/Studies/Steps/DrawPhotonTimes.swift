import Kernels
import Numerics
public import Response

/// When the photons of one origin are born: quantiles of many draws.
public struct PhotonTimeQuantiles: Sendable {
  /// The recoil.
  public let point: RecoilGrid.Point
  /// Where the photons come from.
  public let origin: PhotonOrigin
  /// The times below which 5, 10, 25, 50, 75, 90, 95 and 99 % of them are born, ns.
  public let quantiles: [Double]
}

/// Draws the birth times of photons for each recoil of a grid, of recombination and of excitons.
///
/// Row r draws from the stream (seed, photon times, r).
///
/// - Parameters:
///   - grid: The recoils and the model; the density plays no part.
///   - count: How many photons are drawn for each row.
///   - seed: The seed.
///   - threads: How many rows are drawn at once.
///   - progress: Called with the number of rows done; an error that it throws ends the work.
/// - Returns: Two rows for each recoil.
/// - Throws: The error of `progress`.
public func drawPhotonTimes(
  of grid: RecoilGrid, count: Int, seed: UInt64, threads: Int, progress: (Int) throws -> Void
) async throws -> [PhotonTimeQuantiles] {
  let origins = [PhotonOrigin.recombination, .exciton]
  var rows: [PhotonTimeQuantiles] = []
  try await inOrder(count: origins.count * grid.points.count, window: threads) { row in
    let point = grid.points[row / origins.count]
    let origin = origins[row % origins.count]
    let laws = PhotonBirthLaws(
      point.interaction, energy: point.energy, field: point.field, release: grid.model.release)
    var stream = RandomStream(seed: seed, purpose: .photonTimes, index: UInt64(row))
    return PhotonTimeQuantiles(
      point: point, origin: origin,
      quantiles: laws[origin].quantiles(
        [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.99], draws: count, using: &stream))
  } use: { (row: PhotonTimeQuantiles) in
    rows.append(row)
    try progress(rows.count)
  }
  return rows
}
