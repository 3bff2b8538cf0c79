import CommandLineKit
import Plotting
import Spectra
import Storage
import Studies

/// `darkfield spectrum`: what nature sends, for every source of the catalogue.
enum SpectrumVerb: ProgramVerb {
  private static let list = "list"
  private static let file = "file"

  static let verb = Verb(
    "spectrum", summary: "Print what nature sends: counts per tonne, year and keV.",
    examples: [
      Verb.Example("darkfield spectrum list", "Every source, with its citation."),
      Verb.Example(
        "darkfield spectrum wimp-si --mass 50 --cross-section 1e-47 --energies 0.5,1,2",
        "The rate of WIMPs at three energies."),
      Verb.Example(
        "darkfield spectrum er-solar --integrate 2:30", "The counts between two energies."),
      Verb.Example(
        "darkfield spectrum cevns-solar --energies log:0.1:5:100 --plot solar.pdf",
        "A hundred rates, and their figure."),
    ],
    verbs: [
      Verb(
        list, summary: "Name every source with its citation.", options: [OutputFormat.option])
    ] + SpectrumCatalogue.entries.map(verb(of:)) + [
      Verb(
        file, summary: "A spectrum of your own, from CSV or HDF5.",
        discussion: """
          A CSV file has two columns: energies in keV and counts per tonne, year and keV. An HDF5 \
          file has the datasets 'energies' and 'rates'. Between the energies the rate is a straight \
          line.
          """,
        positionals: [Positional("file", .file, help: "The file.")], options: output)
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    switch arguments.path.last {
    case list: try printList(as: try arguments.choice("format"))
    case file:
      try printRates(of: try readSpectrum(from: arguments.word("file") ?? ""), arguments)
    default:
      let entry = try SpectrumCatalogue.entry(named: arguments.path.last ?? "")
      var given: [String: String] = [:]
      for parameter in entry.parameters where arguments.has(parameter.name) {
        given[parameter.name] = try value(of: parameter, arguments)
      }
      try printRates(of: try entry.source(reading: given), arguments)
    }
    return .done
  }
}

// MARK: - From the catalogue to the table of verbs

extension SpectrumVerb {
  /// What every source is asked for.
  private static let output = [
    Option(
      "energies", .value(placeholder: "keV"),
      help: "The energies: 0.5,1,2 or 1:100:0.5 (from, to, step) or log:1:100:50, increasing."),
    Option(
      "integrate", .value(placeholder: "from:to"),
      help: "Print the counts per tonne and year between two energies, lines included."),
    Option(
      "factor", .value(placeholder: "file", .file),
      help: "A table of energies and factors, such as an efficiency, to multiply the rates with."),
    Option("lines", help: "Print the lines of the spectrum: energies and counts."),
    CommonOptions.plot, CommonOptions.forcePlot, OutputFormat.option,
  ]

  private static func verb(of entry: SpectrumEntry) -> Verb {
    Verb(
      entry.name, summary: entry.summary, discussion: entry.citation,
      options: entry.parameters.map(option(of:)) + output)
  }

  private static func option(of parameter: SpectrumParameter) -> Option {
    let (placeholder, content): (String, ValueContent) =
      switch parameter.domain {
      case .choice(let words): ("name", .choice(words))
      case .material: ("name", .text)
      case .table: ("file", .file)
      case .positive, .nonNegative, .number, .within:
        (parameter.unit.isEmpty ? "number" : parameter.unit, .text)
      }
    return Option(
      parameter.name, .value(placeholder: placeholder, content),
      help: parameter.help, fallback: parameter.fallback)
  }

  /// A parameter as it was typed, checked so that a mistake names the option.
  private static func value(
    of parameter: SpectrumParameter, _ arguments: ParsedArguments
  ) throws(UsageError) -> String {
    let value =
      switch parameter.domain {
      case .choice, .material, .table: try arguments.string(parameter.name)
      case .positive, .nonNegative, .number, .within: "\(try arguments.number(parameter.name))"
      }
    guard parameter.domain.contains(value) else {
      throw arguments.invalid(parameter.name, expected: parameter.domain.wording)
    }
    return value
  }
}

// MARK: - Printing

extension SpectrumVerb {
  private static func printList(as format: OutputFormat) throws {
    let entries = SpectrumCatalogue.entries
    try StandardOutput.write(
      ResultTable([
        ResultTable.Column("name", .texts(entries.map(\.name))),
        ResultTable.Column("what", .texts(entries.map(\.summary))),
        ResultTable.Column("citation", .texts(entries.map(\.citation))),
      ]), as: format)
  }

  private static func printRates(
    of source: any RateSource, _ arguments: ParsedArguments
  ) throws {
    try arguments.refuse("energies", with: "integrate")
    try arguments.refuse("energies", with: "lines")
    try arguments.refuse("integrate", with: "lines")
    let source: any RateSource =
      arguments.has("factor")
      ? try multiply(source, byFactorFrom: try arguments.path("factor")) : source
    let plot = try arguments.figureFile()
    let name =
      arguments.path.last == file ? arguments.word("file") ?? "" : arguments.path.last ?? ""
    let table: ResultTable
    let figure: Figure
    if arguments.has("lines") {
      figure = .lines(of: source, name: name)
      table = ResultTable([
        ResultTable.Column("E_keV", .numbers(source.lines.map(\.energy))),
        ResultTable.Column("counts_per_tonne_year", .numbers(source.lines.map(\.rate))),
      ])
    } else if arguments.has("integrate") {
      let range = try arguments.interval(
        "integrate", .nonNegative, expected: "two increasing energies, as in 1:100")
      figure = .spectrum(of: source, integrated: range, name: name)
      table = ResultTable([
        ResultTable.Column("Emin", .numbers([range.lowerBound])),
        ResultTable.Column("Emax", .numbers([range.upperBound])),
        ResultTable.Column(
          "events_per_tonne_year",
          .numbers([source.counts(from: range.lowerBound, to: range.upperBound)])),
      ])
    } else {
      let energies = try arguments.numbers("energies", .nonNegative)
      guard zip(energies, energies.dropFirst()).allSatisfy(<) else {
        throw arguments.invalid("energies", expected: "increasing numbers")
      }
      figure = .spectrum(of: source, at: energies, name: name)
      table = ResultTable([
        ResultTable.Column("E_keV", .numbers(energies)),
        ResultTable.Column("dRdE_per_tonne_year_keV", .numbers(source.rates(at: energies))),
      ])
    }
    try plot?.write(figure)
    try StandardOutput.write(table, as: try arguments.choice("format"), above: figure)
  }
}
