import Storage

/// The table of the search that knows each signal, as a stage wrote it.
struct LikelihoodTable {
  /// The rows by rising mass.
  let rows: [Row]

  /// One mass.
  struct Row {
    let mass: Double
    /// The median upper limit: its signal events, and its cross section in cm2.
    let limit: (events: Double, crossSection: Double)
    /// What 16 and 84 % of experiments without the signal do not exceed, cm2.
    let band: (lower: Double, upper: Double)
    /// Where the median reaches three standard deviations.
    let discovery: (events: Double, crossSection: Double)
    /// The relative error of that, from the number of pseudo-experiments.
    let error: Double
  }

  init(path: String) throws {
    let table = try CSVTable(path: path)
    func numbers(_ column: String) throws -> [Double] { try table.numbers(column) }
    let limits = (try numbers("limit_events"), try numbers("limit_cm2"))
    let bands = (try numbers("limit_16pct_cm2"), try numbers("limit_84pct_cm2"))
    let discoveries = (try numbers("discovery_events"), try numbers("discovery_cm2"))
    let errors = try numbers("discovery_relative_error")
    rows = try numbers("mass_GeV").enumerated().map { row, mass in
      Row(
        mass: mass, limit: (limits.0[row], limits.1[row]), band: (bands.0[row], bands.1[row]),
        discovery: (discoveries.0[row], discoveries.1[row]), error: errors[row])
    }
  }

  /// The row of a mass.
  func row(mass: Double) -> Row? { rows.first { $0.mass == mass } }
}
