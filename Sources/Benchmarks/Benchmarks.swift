import Foundation
import Kernels
import Numerics
import Spectra
import Storage

/// The hot jobs, in the order of the rooms.
public enum Benchmarks {
  /// Every job.
  public static let jobs: [Job] =
    randomNumbers + numerics + networks + training + scoring + spectra + response + simulation
    + inference + likelihood + plotting + files

  private static let randomNumbers = [
    Job(name: "philox", item: "word of 64 bits", items: 1 << 20) {
      var words = [UInt64](repeating: 0, count: 1 << 12)
      return {
        for index in 0..<256 {
          var span = words.mutableSpan
          Philox.fill(&span, key: 1, index: UInt64(index), high: 0, block: 0)
        }
      }
    },
    Job(name: "stream", item: "word of 64 bits", items: 1 << 20) {
      {
        var stream = RandomStream(seed: 1, purpose: .benchmark, index: 0)
        var sum: UInt64 = 0
        for _ in 0..<(1 << 20) { sum ^= stream.next() }
        keep(sum)
      }
    },
    draws("normal", Normal.standard),
    draws("exponential", Exponential(mean: 1)),
    draws("poisson-small", Poisson(mean: 3)),
    draws("poisson-large", Poisson(mean: 1e4)),
    draws("binomial-small", Binomial(trials: 20, probability: 0.1)),
    draws("binomial-large", Binomial(trials: 1_000_000_000, probability: 0.3)),
    // In a simulation each event has parameters of its own.
    Job(name: "binomial-one-shot", item: "draw", items: 100_000) {
      {
        var stream = RandomStream(seed: 1, purpose: .benchmark, index: 1)
        var sum = 0
        for event in 0..<100_000 {
          sum += Binomial.sample(trials: 20 + event % 100, probability: 0.1, using: &stream)
        }
        keep(UInt64(sum))
      }
    },
  ]

  private static let numerics = [
    Job(name: "histogram", item: "entry", items: 1 << 20) {
      let values = normals(1 << 20)
      let axis = Axis.regular(bins: 100, from: -5, to: 5)
      return {
        var histogram = Histogram1D(axis: axis)
        histogram.fill(values.span)
      }
    },
    Job(name: "density", item: "point", items: 100_000) {
      let points = normals(100_000)
      let targets = (0..<1000).map { -5 + 0.01 * Double($0) }
      var densities = [Double](repeating: 0, count: targets.count)
      return {
        let density = try KernelDensity(of: points, bandwidth: .scott)
        var span = densities.mutableSpan
        density.evaluate(at: targets.span, into: &span)
      }
    },
  ]

  private static let spectra = [
    Job(name: "wimp-rates", item: "rate", items: 50_000) { wimpRates(on: .xenonAverage) },
    Job(name: "wimp-rates-isotopes", item: "rate", items: 50_000) { wimpRates(on: .xenon) },
  ]

  private static let files = [
    Job(name: "csv-write", item: "row of 4 numbers", items: 100_000) {
      let folder = try Scratch()
      let columns = (0..<4).map { _ in CSVColumn.numbers(normals(100_000)) }
      return {
        let writer = try CSVWriter(
          path: folder.path("table.csv"), columns: ["a", "b", "c", "d"], overwrite: true)
        try writer.append(columns: columns)
        try writer.commit()
      }
    },
    Job(name: "csv-read", item: "row of 4 numbers", items: 100_000) {
      let folder = try Scratch()
      let writer = try CSVWriter(path: folder.path("table.csv"), columns: ["a", "b", "c", "d"])
      try writer.append(columns: (0..<4).map { _ in CSVColumn.numbers(normals(100_000)) })
      try writer.commit()
      return {
        let table = try CSVTable(path: folder.path("table.csv"))
        for column in table.columns { _ = try table.numbers(column) }
      }
    },
    Job(name: "hdf5-write", item: "row of 16 floats", items: 100_000) {
      let folder = try Scratch()
      let rows = normals(1_600_000).map(Float.init)
      return {
        let writer = try HDF5Writer(path: folder.path("rows.h5"), overwrite: true)
        let rowsOut = try writer.makeDataset("rows", of: Float.self, rowShape: [16])
        try rowsOut.append(rows)
        try writer.commit()
      }
    },
  ]

  /// Rates at 1000 energies for each of 50 masses, the sources made anew each time.
  private static func wimpRates(on target: Target) -> Job.Run {
    let energies = (0..<1000).map { 0.5 + 0.1 * Double($0) }
    let masses = (0..<50).map { 10 * pow(100, Double($0) / 49) * Units.GeV }
    var rates = [Double](repeating: 0, count: energies.count)
    return {
      for mass in masses {
        let source = try NuclearRecoilRate(
          of: HaloFlux(halo: StandardHalo(), mass: mass),
          through: SpinIndependent(mass: mass, crossSection: 1e-47 * Units.cm * Units.cm),
          on: target)
        var span = rates.mutableSpan
        source.evaluate(at: energies.span, into: &span)
      }
    }
  }

  private static func draws(_ name: String, _ law: some Distribution) -> Job {
    Job(name: name, item: "draw", items: 100_000) {
      {
        var stream = RandomStream(seed: 1, purpose: .benchmark, index: 1)
        var sum = 0.0
        for _ in 0..<100_000 { sum += law.sample(using: &stream) }
        keep(sum.bitPattern)
      }
    }
  }

  private static func draws(_ name: String, _ law: some DiscreteDistribution) -> Job {
    Job(name: name, item: "draw", items: 100_000) {
      {
        var stream = RandomStream(seed: 1, purpose: .benchmark, index: 1)
        var sum = 0
        for _ in 0..<100_000 { sum += law.sample(using: &stream) }
        keep(UInt64(sum))
      }
    }
  }

  /// Stands for the use of a result, without which the compiler would leave out the work.
  @inline(never) private static func keep(_: UInt64) {}

  private static func normals(_ count: Int) -> [Double] {
    var stream = RandomStream(seed: 1, purpose: .benchmark, index: 2)
    var values = [Double](repeating: 0, count: count)
    var span = values.mutableSpan
    Normal(mean: 0, deviation: 1).fill(&span, using: &stream)
    return values
  }
}
