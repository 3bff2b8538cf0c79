import Learning
import Storage

/// The latent variable of the autoencoder that follows the energy of electron recoils best.
struct LatentVariable {
  /// Its number, from 0.
  let number: Int
  /// The true energies of some events, keV.
  let energies: [Double]
  /// Its mean for each of them.
  let values: [Double]

  /// Chooses the one of the largest correlation; nil where no event or no variable is there.
  init?(_ networks: NetworkSettings, of path: String) throws {
    let reader = try HDF5Reader(path: path)
    let group = networks.seeds.count > 1 ? "seed_\(networks.seeds[0])/latent" : "latent"
    let count = networks.autoencoder.latent
    let all = try reader.read("truth/energy", as: Double.self)
    let rows = min(all.count, 4000)
    guard rows > 2 else { return nil }
    let means = try reader.read("\(group)/mean", as: Float.self, rows: 0..<rows)
    let energies = Array(all[..<rows])
    let columns = (0..<count).map { variable in
      (0..<rows).map { Double(means[$0 * count + variable]) }
    }
    let correlations = columns.map { Self.correlation(energies, $0) }
    guard let best = correlations.indices.max(by: { correlations[$0] < correlations[$1] }) else {
      return nil
    }
    number = best
    self.energies = energies
    values = columns[best]
  }

  /// The square of the correlation of two lists of numbers.
  private static func correlation(_ x: [Double], _ y: [Double]) -> Double {
    let n = Double(x.count)
    let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(x, y) {
      xx += (a - mx) * (a - mx)
      yy += (b - my) * (b - my)
      xy += (a - mx) * (b - my)
    }
    return xx > 0 && yy > 0 ? xy * xy / (xx * yy) : 0
  }
}
