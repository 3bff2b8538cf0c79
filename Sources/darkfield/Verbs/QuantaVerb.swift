import CommandLineKit
import Response
import Studies

/// `darkfield quanta`: draws of the quanta of recoils, and their moments.
enum QuantaVerb: ProgramVerb {
  static let verb = Verb(
    "quanta", summary: "Draw the quanta of recoils in liquid xenon and print their moments.",
    discussion: "Lists multiply out: every kind, energy, field and density has a row.",
    options: [
      ResponseOptions.kind, ResponseOptions.energies, ResponseOptions.field,
      ResponseOptions.density, ResponseOptions.model, ResponseOptions.count,
      ResponseOptions.seed, CommonOptions.threads, CommonOptions.plot, CommonOptions.forcePlot,
      OutputFormat.option,
    ],
    examples: [
      Verb.Example(
        "darkfield quanta --kind nr --energies 5:50:5 --count 4e5", "Ten rows of 400,000 draws.")
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let grid = try arguments.recoilGrid
    let plot = try arguments.figureFile()
    let meter = arguments.progressMeter("quanta", total: grid.points.count, unit: "rows")
    let moments = try await drawQuanta(
      of: grid, count: try arguments.integer("count", in: 2...1_000_000_000),
      seed: try arguments.unsigned("seed"), threads: try arguments.threads
    ) { rows in
      try Interruption.check()
      meter.reach(rows)
    }
    meter.finish()
    try plot?.write(.quanta(moments, of: grid))
    try StandardOutput.write(table(grid, moments), as: try arguments.choice("format"))
    return .done
  }

  private static func table(_ grid: RecoilGrid, _ moments: [QuantaMoments]) -> ResultTable {
    let yields = grid.meanYields()
    func column(_ name: String, _ value: (QuantaMoments) -> Double) -> ResultTable.Column {
      ResultTable.Column(name, .numbers(moments.map(value)))
    }
    return ResultTable(
      grid.columns + [
        ResultTable.Column("Nevents", .integers(moments.map(\.draws))),
        ResultTable.Column("meanyield_ph", .numbers(yields.map(\.photons))),
        ResultTable.Column("meanyield_e", .numbers(yields.map(\.electrons))),
        column("mean_ph") { $0.photons.mean },
        column("mean_e") { $0.electrons.mean },
        column("std_ph") { $0.photons.deviation },
        column("std_e") { $0.electrons.deviation },
        column("skew_ph") { $0.photons.skewness },
        column("skew_e") { $0.electrons.skewness },
        column("corr_ph_e") { $0.correlation },
        column("std_total") { $0.total.deviation },
        column("mean_excitons") { $0.excitons.mean },
        column("std_excitons") { $0.excitons.deviation },
      ])
  }
}
