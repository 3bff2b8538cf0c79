import Foundation
import Learning
import Numerics
import Storage
import TestSupport
import Testing

@testable import Studies

struct EnergyResolutionTests {
  private static let count = 6000
  private static let scatter = 0.08

  /// Scores of events whose first latent variable is the energy, and whose S1 scatters about it.
  private func write(to path: String) throws {
    var stream = RandomStream(seed: 2, purpose: .test, index: 0)
    var (energies, s1, latent) = ([Double](), [Double](), [Float]())
    for _ in 0..<Self.count {
      let energy = 1 + 99 * stream.uniform()
      energies.append(energy)
      // Evenly about the energy: the deviation of an even law is its half width over sqrt(3).
      let shift = (2 * stream.uniform() - 1) * 3.0.squareRoot() * Self.scatter
      s1.append(7 * energy * (1 + shift))
      latent += [Float(energy / 50 - 1), Float(stream.uniform())]
    }
    let writer = try HDF5Writer(path: path, overwrite: false)
    try writer.write(energies, to: "truth/energy")
    try writer.write(s1, to: "areas/s1c")
    try writer.write([Double](repeating: 5, count: Self.count), to: "areas/s2c")
    try writer.write([Double](repeating: 1, count: Self.count), to: "areas/kept")
    try writer.write(latent, to: "latent/mean", shape: [Self.count, 2])
    try writer.commit()
  }

  @Test func scatterIsFoundInEveryRangeOfEnergy() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "scores.h5").path
      try write(to: path)
      var networks = NetworkSettings()
      networks.autoencoder.latent = 2
      let found = try EnergyResolution(networks, of: path)
      #expect(found.bins.count == 15)
      #expect(found.bins.reduce(0) { $0 + $1.events } == Int(0.3 * Double(Self.count)))
      for bin in found.bins {
        // What is there exactly is found but for the ridge: the exact solution, a coefficient of 50
        // of a column that scatters by 1 / sqrt(3), would pay 2500 / 3 ridges, so that the squares
        // of the rows learnt from, 7 for each 3 held out, come to no more. Twice that is allowed.
        let rows = Double(bin.events) * 7 / 3
        let bound = 2 * (EnergyResolution.ridge * 2500 / 3 / rows).squareRoot()
        #expect(bin.latent.resolution < bound && abs(bin.latent.bias) < bound, "\(bin)")
        // The error of a deviation, five times; an even law has less of it than a normal one.
        let error = 5 * Self.scatter / (2 * Double(bin.events - 1)).squareRoot()
        #expect(abs(bin.areas.resolution - Self.scatter) < error, "\(bin)")
      }
    }
  }
}
