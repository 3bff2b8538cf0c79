import CommandLineKit
import Numerics
import Response
import Studies

/// `darkfield medium`: what liquid and gaseous xenon do to electrons and light.
enum MediumVerb: ProgramVerb {
  static let verb = Verb(
    "medium", summary: "Print properties of liquid and gaseous xenon.",
    examples: [
      Verb.Example("darkfield medium transport --field 20,50,200", "Drift and diffusion."),
      Verb.Example("darkfield medium gas --gas-field 6:9:1 --gap 5", "Light of the electrons."),
    ],
    verbs: [
      Verb(
        "transport", summary: "Print drift velocity and diffusion of electrons in the liquid.",
        options: [
          ResponseOptions.temperature, ResponseOptions.field, ResponseOptions.model,
          OutputFormat.option,
        ]),
      Verb(
        "gas", summary: "Print densities, extraction and electroluminescence.",
        discussion: "Where the pressure lets no liquid stand, rho_liquid is that of the gas.",
        options: [
          ResponseOptions.temperature,
          Option(
            "pressure", .value(placeholder: "bar"), help: "The pressures.", fallback: "1.9"),
          Option(
            "gas-field", .value(placeholder: "kV/cm"), help: "The fields in the gas.",
            fallback: "8"),
          Option(
            "gap", .value(placeholder: "mm"), help: "The way of the electrons through the gas.",
            fallback: "5"),
          ResponseOptions.model, OutputFormat.option,
        ]),
      Verb(
        "photon-times", summary: "Print quantiles of the birth times of scintillation photons.",
        options: [
          ResponseOptions.kind, ResponseOptions.energies, ResponseOptions.field,
          ResponseOptions.model, ResponseOptions.count, ResponseOptions.seed, CommonOptions.threads,
          OutputFormat.option,
        ]),
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let table =
      switch arguments.path.last {
      case "transport": try transport(arguments)
      case "gas": try gas(arguments)
      default: try await photonTimes(arguments)
      }
    try StandardOutput.write(table, as: try arguments.choice("format"))
    return .done
  }

  private static func transport(_ arguments: ParsedArguments) throws -> ResultTable {
    let release = try arguments.release
    let fields = try arguments.numbers("field", .within(0...1e6))
    let rows = try arguments.numbers("temperature", .within(157...289)).flatMap { temperature in
      fields.map { (LiquidXenon(temperature: temperature, release: release), $0) }
    }
    let diffusion = Units.cm * Units.cm / Units.s
    return ResultTable([
      ResultTable.Column("T_K", .numbers(rows.map { $0.0.temperature })),
      ResultTable.Column("field_Vcm", .numbers(rows.map { $0.1 })),
      ResultTable.Column(
        "vd_mm_us", .numbers(rows.map { $0.driftVelocity(field: $1) / (Units.mm / Units.us) })),
      ResultTable.Column(
        "DT_cm2_s", .numbers(rows.map { $0.transverseDiffusion(field: $1) / diffusion })),
      ResultTable.Column(
        "DL_cm2_s", .numbers(rows.map { $0.longitudinalDiffusion(field: $1) / diffusion })),
    ])
  }

  private static func gas(_ arguments: ParsedArguments) throws -> ResultTable {
    let release = try arguments.release
    let pressures = try arguments.numbers("pressure", .within(0.01...20))
    let fields = try arguments.numbers("gas-field", .within(0...100))
    let gaps = try arguments.numbers("gap", .within(0.01...1000))
    let rows = try arguments.numbers("temperature", .within(157...289)).flatMap { temperature in
      pressures.flatMap { pressure in
        fields.flatMap { field in
          gaps.map { GasProperties(temperature, pressure, field: field, gap: $0, release) }
        }
      }
    }
    return ResultTable([
      ResultTable.Column("T_K", .numbers(rows.map(\.gas.temperature))),
      ResultTable.Column("P_bar", .numbers(rows.map(\.gas.pressure))),
      ResultTable.Column("Egas_kVcm", .numbers(rows.map(\.field))),
      ResultTable.Column("rho_gas", .numbers(rows.map(\.gas.density))),
      ResultTable.Column("rho_liquid", .numbers(rows.map(\.density))),
      ResultTable.Column("EL_photons_per_e", .numbers(rows.map(\.light))),
      ResultTable.Column("extraction_eff", .numbers(rows.map(\.extraction))),
      ResultTable.Column("gap_mm", .numbers(rows.map(\.gap))),
    ])
  }

  private static func photonTimes(_ arguments: ParsedArguments) async throws -> ResultTable {
    let count = try arguments.integer("count", in: 1...10_000_000)
    let grid = RecoilGrid(
      interactions: try arguments.choices("kind"), energies: try arguments.recoilEnergies,
      fields: try arguments.numbers("field", .within(0...1e6)), densities: [2.88],
      model: XenonModel(try arguments.release))
    let meter = arguments.progressMeter("photon-times", total: 2 * grid.points.count, unit: "rows")
    defer { meter.finish() }
    let rows = try await drawPhotonTimes(
      of: grid, count: count, seed: try arguments.unsigned("seed"),
      threads: try arguments.threads
    ) { done in
      try Interruption.check()
      meter.reach(done)
    }
    let names = ["q05", "q10", "q25", "q50", "q75", "q90", "q95", "q99"]
    return ResultTable(
      [
        ResultTable.Column("kind", .texts(rows.map(\.point.interaction.columnName))),
        ResultTable.Column("E_keV", .numbers(rows.map(\.point.energy))),
        ResultTable.Column("field_Vcm", .numbers(rows.map(\.point.field))),
        ResultTable.Column("is_exciton", .integers(rows.map { $0.origin == .exciton ? 1 : 0 })),
        ResultTable.Column("N", .integers(rows.map { _ in count })),
      ]
        + names.enumerated().map { place, name in
          ResultTable.Column(name, .numbers(rows.map { $0.quantiles[place] }))
        })
  }
}
