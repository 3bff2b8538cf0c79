import Foundation
import Numerics
import Storage
import Studies
import TestSupport
import Testing

struct DrawTableTests {
  private struct Enough: Error {}

  @Test func everyLawIsDrawnFromItsOwn() async throws {
    let text = """
      rows: 20000
      seed: 3
      columns:
        uniform: { law: uniform, lower: -1, upper: 3 }
        normal: { law: normal, mean: 4, deviation: 0.5 }
        exponential: { law: exponential, mean: 5 }
        gamma: { law: gamma, shape: 3, scale: 2 }
        beta: { law: beta, a: 2, b: 3 }
        skew: { law: skew-normal, location: 0, scale: 1, shape: 4 }
        poisson: { law: poisson, mean: 30 }
        binomial: { law: binomial, trials: 50, probability: 0.3 }
      """
    let laws: [String: any Distribution] = [
      "uniform": Uniform(lower: -1, upper: 3), "normal": Normal(mean: 4, deviation: 0.5),
      "exponential": Exponential(mean: 5), "gamma": Gamma(shape: 3, scale: 2),
      "beta": Beta(a: 2, b: 3), "skew": SkewNormal(location: 0, scale: 1, shape: 4),
    ]
    let counts: [String: any DiscreteDistribution] = [
      "poisson": Poisson(mean: 30), "binomial": Binomial(trials: 50, probability: 0.3),
    ]
    let recipe = try YAMLDecoder().decode(TableRecipe.self, from: text, name: "toys.yaml")
    #expect(recipe.columns.map(\.name).sorted() == (Array(laws.keys) + counts.keys).sorted())
    try await withTemporaryFolder { folder in
      let path = folder.path + "/toys.h5"
      try await draw(recipe, to: path)
      let reader = try HDF5Reader(path: path)
      let n = Double(recipe.rows)
      for (name, law) in laws {
        let values = try reader.read(name, as: Double.self)
        let distance = KolmogorovDistance.from(law.cumulative, values)
        #expect(KolmogorovLaw(count: recipe.rows).survival(distance) > 1e-6, "\(name)")
      }
      for (name, law) in counts {
        let mean = try reader.read(name, as: Int.self).reduce(0) { $0 + Double($1) } / n
        #expect(abs(mean - law.mean) < 5 * (law.variance / n).squareRoot(), "\(name)")
      }
    }
  }

  @Test func recipeSurvivesItsOwnText() throws {
    let text = """
      rows: 10
      columns:
        b: { law: binomial, trials: 1000000000, probability: 1e-9 }
        a: { law: skew-normal, location: 0.1, scale: 1e-30, shape: -4 }
      """
    let recipe = try YAMLDecoder().decode(TableRecipe.self, from: text, name: "one")
    let written = try YAMLEncoder().encode(recipe)
    let again = try YAMLDecoder().decode(TableRecipe.self, from: written, name: "two")
    #expect(try YAMLEncoder().encode(again) == written)
    #expect(again.columns.map(\.name) == ["b", "a"])
    #expect(again.seed == 1)
  }

  @Test func workThatIsEndedLeavesNothing() async throws {
    let recipe = try YAMLDecoder().decode(
      TableRecipe.self, from: "rows: 1000000\ncolumns: {x: {law: poisson, mean: 1}}", name: "toys")
    try await withTemporaryFolder { folder in
      await #expect(throws: Enough.self) {
        try await draw(recipe, to: folder.path + "/toys.h5") { _ in throw Enough() }
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.isEmpty)
    }
  }

  @Test func noRowsAreATableToo() async throws {
    let recipe = try YAMLDecoder().decode(
      TableRecipe.self, from: "rows: 0\ncolumns: {x: {law: poisson, mean: 1}}", name: "toys")
    try await withTemporaryFolder { folder in
      try await draw(recipe, to: folder.path + "/toys.h5")
      try await draw(recipe, to: folder.path + "/toys.csv")
      let counts = try HDF5Reader(path: folder.path + "/toys.h5").read("x", as: Int.self)
      #expect(counts.isEmpty)
      #expect(try CSVTable(path: folder.path + "/toys.csv").columns == ["x"])
    }
  }

  private func draw(
    _ recipe: TableRecipe, to path: String, progress: (Int) throws -> Void = { _ in }
  ) async throws {
    try await drawTable(
      recipe, to: path, overwrite: false, threads: 2,
      provenance: Provenance(programVersion: "0", commit: "unknown", verb: "draw"),
      progress: progress)
  }
}
