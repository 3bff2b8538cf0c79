import CommandLineKit
import Response
import Studies

/// Options of the verbs that ask the medium.
enum ResponseOptions {
  /// The model.
  static let model = Option(
    "model", .value(placeholder: "name", .choice(of: XenonModel.Release.self)),
    help: "The state of NEST that is followed.", fallback: XenonModel.Release.nest240.rawValue)
  /// What recoils.
  static let kind = Option(
    "kind", .value(placeholder: "kinds", .choices(of: Interaction.self)),
    help: "What recoils, one or more separated by commas.", fallback: Interaction.beta.rawValue)
  /// The energies.
  static let energies = Option(
    "energies", .value(placeholder: "keV"), help: "The energies: 1,2,5 or 1:100:0.5.",
    isRequired: true)
  /// The drift fields.
  static let field = Option(
    "field", .value(placeholder: "V/cm"), help: "The drift fields: 97,200.", fallback: "200")
  /// The densities of the liquid.
  static let density = Option(
    "density", .value(placeholder: "g/cm3"), help: "The densities of the liquid.",
    fallback: "2.88")
  /// The temperatures.
  static let temperature = Option(
    "temperature", .value(placeholder: "K"), help: "The temperatures: 165,175.", fallback: "175")
  /// How many draws.
  static let count = Option(
    "count", .value(placeholder: "number"), help: "How many are drawn for each row.", short: "n",
    fallback: "100000")
  /// The seed.
  static let seed = Option("seed", .value(placeholder: "number"), help: "The seed.", fallback: "1")
}

extension ParsedArguments {
  /// The release of the model.
  var release: XenonModel.Release {
    get throws(UsageError) { try choice("model") }
  }

  /// Energies within what the model takes.
  var recoilEnergies: [Double] {
    get throws(UsageError) { try numbers("energies", .within(0...1e9)) }
  }

  /// The recoils of a table: every kind at every energy in every field and density.
  var recoilGrid: RecoilGrid {
    get throws(UsageError) {
      RecoilGrid(
        interactions: try choices("kind"), energies: try recoilEnergies,
        fields: try numbers("field", .within(0...1e6)),
        densities: try numbers("density", .within(1...4)), model: XenonModel(try release))
    }
  }
}

extension Interaction {
  /// The name in tables, which is that of the reference files.
  var columnName: String { self == .nuclear ? "NR" : rawValue }
}

extension RecoilGrid {
  /// The columns that say which recoil a row is about.
  var columns: [ResultTable.Column] {
    [
      ResultTable.Column("kind", .texts(points.map(\.interaction.columnName))),
      ResultTable.Column("E_keV", .numbers(points.map(\.energy))),
      ResultTable.Column("field_Vcm", .numbers(points.map(\.field))),
      ResultTable.Column("density_gcc", .numbers(points.map(\.density))),
    ]
  }
}
