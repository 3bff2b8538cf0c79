import Foundation
import Learning
import Storage

/// What the autoencoder knows of energy: how well its latent variables tell it, beside the areas.
///
/// A regression on the events that the autoencoder learnt from predicts the true energy of electron
/// recoils; what it is worth is seen on those held out. The latent variables enter as themselves and
/// as products of two, the corrected areas as a weighted sum, which is the combined energy with its
/// gains fitted. Both keep relative differences small.
struct EnergyResolution {
  /// How well energies are known in a range of true energy.
  struct Bin {
    /// The true energies, keV.
    let energies: ClosedRange<Double>
    /// How many events were held out.
    let events: Int
    /// The relative scatter and the relative shift by the latent variables.
    let latent: (resolution: Double, bias: Double)
    /// The same by the corrected areas.
    let areas: (resolution: Double, bias: Double)
  }

  /// The ranges of true energy that have events.
  let bins: [Bin]

  private static let edges = [1.0, 2, 3, 5, 7, 10, 15, 20, 30, 40, 50, 60, 70, 80, 90, 100]
  /// Fewer events have no scatter.
  private static let fewest = 2
  /// The price of a coefficient, in rows: enough to hold down what rows cannot decide.
  static let ridge = 1e-5

  /// Fits and judges on the scores of electron recoils, by the networks of the first seed.
  ///
  /// - Parameters:
  ///   - networks: How the networks were trained.
  ///   - path: The scores of the electron recoils of training.
  /// - Throws: What keeps the scores from being read.
  init(_ networks: NetworkSettings, of path: String) throws {
    let reader = try HDF5Reader(path: path)
    let seed = networks.seeds[0]
    let group = networks.seeds.count > 1 ? "seed_\(seed)/latent" : "latent"
    let kept = try reader.read("areas/kept", as: Double.self)
    let rows = kept.indices.filter { kept[$0] == 1 }
    func column(_ name: String) throws -> [Double] {
      let all = try reader.read(name, as: Double.self)
      return rows.map { all[$0] }
    }
    let energies = try column("truth/energy")
    let split = ValidationSplit(
      rows: rows.count, fraction: networks.autoencoder.training.validationFraction, seed: seed)
    let (learnt, held) = (split.training.map(Int.init), split.validation.map(Int.init))
    guard !learnt.isEmpty, !held.isEmpty else {
      bins = []
      return
    }
    let means = try reader.read("\(group)/mean", as: Float.self)
    let count = networks.autoencoder.latent
    let latent = (0..<count).map { variable in rows.map { Double(means[$0 * count + variable]) } }
    let products = (0..<count).flatMap { one in
      (0...one).map { other in zip(latent[one], latent[other]).map(*) }
    }
    let areas = try [column("areas/s1c"), column("areas/s2c")]
    let byLatent = Self.relative(latent + products, energies, learnt: learnt, held: held)
    let byAreas = Self.relative(areas, energies, learnt: learnt, held: held)
    bins = zip(Self.edges, Self.edges.dropFirst()).compactMap { low, high in
      let places = held.indices.filter { energies[held[$0]] >= low && energies[held[$0]] < high }
      guard places.count >= Self.fewest else { return nil }
      return Bin(
        energies: low...high, events: places.count,
        latent: Self.spread(places.map { byLatent[$0] }),
        areas: Self.spread(places.map { byAreas[$0] }))
    }
  }

  /// The relative differences of predictions from the truth, of the events held out.
  private static func relative(
    _ columns: [[Double]], _ energies: [Double], learnt: [Int], held: [Int]
  ) -> [Double] {
    func rows(_ places: [Int]) -> [[Double]] {
      columns.map { column in places.map { column[$0] } }
    }
    let fit = RidgeRegression(
      rows(learnt), target: learnt.map { energies[$0] }, weights: learnt.map { 1 / energies[$0] },
      ridge: ridge)
    return zip(held, fit.predictions(rows(held))).map { $1 / energies[$0] - 1 }
  }

  private static func spread(_ values: [Double]) -> (resolution: Double, bias: Double) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return ((squares / (count - 1)).squareRoot(), mean)
  }

  /// The columns of its table.
  static let columns = [
    "E_low_keV", "E_high_keV", "events", "latent_resolution", "latent_bias", "areas_resolution",
    "areas_bias",
  ]

  /// Writes it as a table.
  func write(to path: String) throws {
    let table = try CSVWriter(path: path, columns: Self.columns, overwrite: true)
    for bin in bins {
      try table.append(row: [
        .number(bin.energies.lowerBound), .number(bin.energies.upperBound), .integer(bin.events),
        .number(bin.latent.resolution), .number(bin.latent.bias), .number(bin.areas.resolution),
        .number(bin.areas.bias),
      ])
    }
    try table.commit()
  }
}
