import Response
import Testing

/// What the comparisons of drawn moments with those of NEST have in common.
struct FluctuationReference {
  /// How many draws NEST made for each row.
  static let draws = 400_000.0

  let row: NestTable.Row
  let sampler: QuantaSampler

  /// All rows of a table with the laws that they are draws of.
  static func rows(_ name: String, _ model: XenonModel) throws -> [FluctuationReference] {
    try NestTable(name, model.release).rows.map { row in
      let (field, density) = (row["field_Vcm"], row["density_gcc"])
      let yields = YieldModel(model, field: field, density: density)
        .mean(try #require(row.interaction), energy: row["E_keV"])
      let recombination = RecombinationModel(model, field: field, density: density)
      return FluctuationReference(row: row, sampler: recombination.sampler(for: yields))
    }
  }

  /// Compares the means within 4 standard errors and the deviations within a relative tolerance.
  ///
  /// Without one, it is 4.5 errors of a deviation. With an excess kurtosis κ that error is
  /// `√((2 + κ)/4n)`; κ is below 0.87 for a skew normal law of any shape, and rare counts add the
  /// inverse of their mean.
  func check(_ found: QuantaMoments, deviationTolerance: Double? = nil) {
    let error = (1 / Self.draws + 1 / Double(found.draws)).squareRoot()
    for (name, count) in [
      ("ph", found.photons), ("e", found.electrons), ("excitons", found.excitons),
      ("total", found.total),
    ] {
      let deviation = row["std_\(name)"]
      let mean = name == "total" ? row["mean_ph"] + row["mean_e"] : row["mean_\(name)"]
      let derived = 4.5 * error * ((2 + 0.87 + 1 / mean) / 4).squareRoot()
      #expect(
        abs(count.mean - mean) <= 4 * error * deviation, "\(row): mean_\(name) \(count.mean)")
      #expect(
        deviation == 0 && count.deviation == 0
          || relativeError(count.deviation, deviation) < deviationTolerance ?? derived,
        "\(row): std_\(name) \(count.deviation)")
    }
  }
}
