import Numerics
import Storage

/// What tables of bands and efficiencies are made from: columns of a file of simulated events.
struct EventColumns {
  let energy: [Double]
  let s1: [Double]
  let s2: [Double]
  let photons: [Double]
  let electrons: [Double]
  let hasS1: [Bool]
  let hasS2: [Bool]

  init(path: String) throws(StorageError) {
    let reader = try HDF5Reader(path: path)
    energy = try reader.read("truth/energy", as: Double.self)
    photons = try reader.read("truth/photons", as: Double.self)
    electrons = try reader.read("truth/electrons", as: Double.self)
    s1 = try reader.read("areas/s1c", as: Double.self)
    s2 = try reader.read("areas/s2c", as: Double.self)
    hasS1 = try reader.read("areas/s1_registered", as: Bool.self)
    hasS2 = try reader.read("areas/s2_registered", as: Bool.self)
    for count in [photons.count, electrons.count, s1.count, s2.count, hasS1.count, hasS2.count]
    where count != energy.count {
      throw .unexpected(
        path: path, place: "datasets", found: "\(count) rows beside \(energy.count) energies",
        expected: "columns of one length")
    }
  }

  /// The events between neighbouring edges of a quantity; those outside belong to none.
  static func binned(_ values: [Double], _ edges: [Double], where keeps: (Int) -> Bool) -> [[Int]] {
    var bins = [[Int]](repeating: [], count: edges.count - 1)
    for event in values.indices where keeps(event) {
      // The first edge above the value, by halving.
      var low = 0
      var high = edges.count
      while low < high {
        let middle = (low + high) / 2
        if edges[middle] <= values[event] { low = middle + 1 } else { high = middle }
      }
      if (1..<edges.count).contains(low) { bins[low - 1].append(event) }
    }
    return bins
  }
}
