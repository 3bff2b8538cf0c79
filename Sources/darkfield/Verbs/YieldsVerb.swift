import CommandLineKit
import Response
import Studies

/// `darkfield yields`: the mean quanta of recoils in liquid xenon.
enum YieldsVerb: ProgramVerb {
  static let verb = Verb(
    "yields", summary: "Print the mean photons and electrons of recoils in liquid xenon.",
    discussion: "Lists multiply out: every kind, energy, field and density has a row.",
    options: [
      ResponseOptions.kind, ResponseOptions.energies, ResponseOptions.field,
      ResponseOptions.density, ResponseOptions.model, CommonOptions.plot,
      CommonOptions.forcePlot, OutputFormat.option,
    ],
    examples: [
      Verb.Example(
        "darkfield yields --kind beta,nr --energies 1,2,5 --field 97,200",
        "Twelve rows: two kinds, three energies, two fields.")
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let grid = try arguments.recoilGrid
    let plot = try arguments.figureFile()
    let yields = grid.meanYields()
    try plot?.write(.yields(of: grid))
    try StandardOutput.write(
      ResultTable(
        grid.columns + [
          ResultTable.Column("Nph", .numbers(yields.map(\.photons))),
          ResultTable.Column("Ne", .numbers(yields.map(\.electrons))),
          ResultTable.Column("exciton_ratio", .numbers(yields.map(\.excitonRatio))),
          ResultTable.Column("L", .numbers(yields.map(\.lindhard))),
        ]), as: try arguments.choice("format"))
    return .done
  }
}
