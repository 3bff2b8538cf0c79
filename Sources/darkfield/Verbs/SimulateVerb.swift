import CommandLineKit
import Response
import Storage
import Studies

/// `darkfield simulate`: what a detector reads out.
enum SimulateVerb: ProgramVerb {
  static let verb = Verb(
    "simulate", summary: "Simulate what a detector reads out, into an HDF5 file.",
    discussion: """
      Sources: flat-er:1:100 and flat-nr:1:60 (uniform, keV), log-er:1:100 (uniform in the \
      logarithm), line-er:33.2, tritium, file:table.csv:nr, and every name of 'darkfield spectrum list', with its first parameter \
      (wimp-si:50), several (wimp-si:mass=50,day=150) or a range (er-2vbb:1:100). Prints how many \
      events pass each cut. Events depend on the seed and their number alone: parts made with \
      --first are the parts of the whole.
      """,
    options: [
      Option(
        "detector",
        .value(
          placeholder: "name or file", .nameOrFile(ShippedDetector.allCases.map(\.rawValue))),
        help: "The detector: one that comes with the program, or a YAML file.",
        fallback: ShippedDetector.darwin.rawValue),
      Option("source", .value(placeholder: "source"), help: "What recoils.", isRequired: true),
      Option(
        "count", .value(placeholder: "number"), help: "How many events.", short: "n",
        fallback: "10000"),
      Option("first", .value(placeholder: "number"), help: "The first event.", fallback: "0"),
      Option("seed", .value(placeholder: "number"), help: "The seed.", fallback: "1"),
      Option(
        "level", .value(placeholder: "level", .choice(of: SimulationPlan.Level.self)),
        help: "Areas alone, or waveforms and hit patterns too.",
        fallback: SimulationPlan.Level.areas.rawValue),
      Option(
        "position", .value(placeholder: "x,y,z"),
        help: "Where all events are, mm; anywhere in the fiducial volume unless given."),
      Option(
        "s1c", .value(placeholder: "from:to"),
        help: "Cut on the corrected S1, phd, after both signals are registered."),
      Option(
        "cuts", .value(placeholder: "file", .file),
        help: "A YAML file of cuts, such as 'cuts: [s1-registered, { s1c_phd: [3, 60] }]'."),
      Option(
        "expected", .value(placeholder: "tonne-years"),
        help: "The exposure that the events stand for; its expected counts go into the file."),
      CommonOptions.output, CommonOptions.threads, CommonOptions.force, OutputFormat.option,
    ],
    examples: [
      Verb.Example(
        "darkfield simulate --source flat-er:1:100 -n 20000 --level full -o er.h5",
        "A training set of electron recoils in DARWIN."),
      Verb.Example(
        "darkfield simulate --detector lz-ws2022 --source wimp-si:50 --expected 4.2 -o wimps.h5",
        "WIMPs in LZ, with the counts expected of 4.2 tonne-years."),
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let detector = try readDetector(try arguments.string("detector"))
    let first = try arguments.integer("first", in: 0...Int.max / 2)
    let count = try arguments.integer("count", in: 0...Int.max / 2)
    let source = try SimulationSource(try arguments.string("source"))
    if arguments.has("expected"), source.rate == nil {
      throw arguments.invalid(
        "expected", expected: "a source with a rate, which '\(source.name)' is not")
    }
    let plan = SimulationPlan(
      detector: detector, source: source, events: first..<first + count,
      seed: try arguments.unsigned("seed"), level: try arguments.choice("level"),
      position: try position(arguments, in: detector), cuts: try cuts(arguments),
      exposure: arguments.has("expected") ? try arguments.number("expected", .positive) : nil)

    let meter = arguments.progressMeter("simulate", total: count, unit: "events")
    defer { meter.finish() }
    let acceptance = try await simulateEvents(
      plan, to: try arguments.path("output"), overwrite: arguments.has("force"),
      threads: try arguments.threads,
      provenance: arguments.provenance(
        verb: "simulate", configuration: try YAMLEncoder().encode(detector), seed: plan.seed,
        inputs: source.inputs)
    ) { events in
      try Interruption.check()
      meter.reach(events)
    }
    meter.finish()
    try StandardOutput.write(table(acceptance), as: try arguments.choice("format"))
    return .done
  }

  private static func position(
    _ arguments: ParsedArguments, in detector: Detector
  ) throws(UsageError) -> Position? {
    guard arguments.has("position") else { return nil }
    let parts = try arguments.string("position")
      .split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 3, let x = parts[0], let y = parts[1], let z = parts[2] else {
      throw arguments.invalid("position", expected: "three numbers in mm, as in 0,0,1300")
    }
    let position = Position(x: x, y: y, z: z)
    guard detector.geometry.holds(position) else {
      throw arguments.invalid("position", expected: "a place in the liquid of the detector")
    }
    return position
  }

  private static func cuts(_ arguments: ParsedArguments) throws -> [EventCut] {
    try arguments.refuse("cuts", with: "s1c")
    if arguments.has("cuts") { return try readCuts(from: try arguments.path("cuts")) }
    guard arguments.has("s1c") else { return [.s1Registered, .s2Registered] }
    let areas = try arguments.interval("s1c", expected: "two increasing areas, as in 3:60")
    return [.s1Registered, .s2Registered, .range(.s1, areas)]
  }

  private static func table(_ acceptance: Acceptance) -> ResultTable {
    let events = Double(max(acceptance.events, 1))
    let left = [acceptance.events] + acceptance.remaining
    return ResultTable([
      ResultTable.Column("cut", .texts(["none"] + acceptance.cuts.map(\.name))),
      ResultTable.Column("events", .integers(left)),
      ResultTable.Column("fraction", .numbers(left.map { Double($0) / events })),
    ])
  }
}
