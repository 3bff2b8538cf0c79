import Benchmarks
import CommandLineKit

/// `darkfield bench`: how fast the hot parts are here.
enum BenchVerb: ProgramVerb {
  static let verb = Verb(
    "bench", summary: "Time the hot parts on this machine.",
    discussion: """
      Each job runs on one core again and again; the fastest run counts, because other work on the \
      machine only ever adds time. With --peers the same jobs are timed in other programs, by the \
      scripts of a folder, and set beside ours in the same run.
      """,
    options: [
      Option(
        "only", .value(placeholder: "jobs", .choices(Benchmarks.jobs.map(\.name))),
        help: "The jobs to time; all unless given."),
      Option(
        "seconds", .value(placeholder: "number"), help: "The time spent on each job.",
        fallback: "0.5"),
      Option(
        "peers", .value(placeholder: "folder", .folder),
        help: "Time the peers whose scripts are in this folder, such as Benchmarks/peers."),
      Option(
        "python", .value(placeholder: "program", .file),
        help: "The Python that runs the scripts.", fallback: "python3"),
      OutputFormat.option,
    ],
    examples: [
      Verb.Example("darkfield bench", "Every job."),
      Verb.Example("darkfield bench --only philox,poisson-large", "Two of them."),
      Verb.Example(
        "darkfield bench --peers Benchmarks/peers", "Beside numpy, scipy and pandas."),
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let seconds = try arguments.number("seconds", .positive)
    let names = arguments.has("only") ? try arguments.string("only").split(separator: ",") : []
    let jobs = Benchmarks.jobs.filter { names.isEmpty || names.contains(Substring($0.name)) }

    let meter = arguments.progressMeter("bench", total: jobs.count, unit: "jobs")
    var ours: [Timing] = []
    for job in jobs {
      try Interruption.check()
      ours.append(try job.measure(seconds: seconds))
      meter.advance()
    }
    var peers: [Timing] = []
    if arguments.has("peers") {
      peers = try Peers(
        folder: try arguments.path("peers"), python: try arguments.path("python")
      ).measure(jobs.map(\.name), seconds: seconds)
    }
    meter.finish()
    try StandardOutput.write(table(ours, peers), as: try arguments.choice("format"))
    return .done
  }

  /// Our timings, each beside the peer's of the same job where there is one.
  private static func table(_ ours: [Timing], _ peers: [Timing]) -> ResultTable {
    let beside = ours.map { timing in peers.first { $0.job == timing.job } }
    var columns = [
      ResultTable.Column("job", .texts(ours.map(\.job))),
      ResultTable.Column("item", .texts(ours.map(\.item))),
      ResultTable.Column("ns_per_item", .numbers(ours.map(\.nanosecondsPerItem))),
      ResultTable.Column("items_per_s", .numbers(ours.map { 1e9 / $0.nanosecondsPerItem })),
    ]
    if !peers.isEmpty {
      columns += [
        ResultTable.Column("peer", .texts(beside.map { $0?.program })),
        ResultTable.Column("peer_ns_per_item", .numbers(beside.map { $0?.nanosecondsPerItem })),
        ResultTable.Column(
          "times_faster",
          .numbers(
            zip(ours, beside).map { our, peer in
              peer.map { $0.nanosecondsPerItem / our.nanosecondsPerItem }
            })),
      ]
    }
    return ResultTable(columns)
  }
}
