import Benchmarks
import CommandLineKit

/// `darkfield bench`: how fast the hot parts are here.
enum BenchVerb: ProgramVerb {
  static let verb = Verb(
    "bench", summary: "Time the hot parts on this machine.",
    discussion: """
      Each job runs again and again; the fastest run counts, because other work on the machine only \
      ever adds time. A job runs on one thread unless its name ends in -parallel: then on all, and \
      the speed-up over one is shown. Where a job is a small part of a study's stage, the time of \
      the whole stage is extrapolated from it. With --peers the same jobs are timed in other \
      programs, by the scripts of a folder (what each does stands at their heads), and set beside \
      ours in the same run.
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
      Option(
        "threads", .value(placeholder: "number"),
        help: "How many threads the parallel jobs use. All cores unless given."),
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
    let threads = try arguments.threads
    let names = arguments.has("only") ? try arguments.string("only").split(separator: ",") : []
    let asked = Benchmarks.jobs.filter { names.isEmpty || names.contains(Substring($0.name)) }
    // A speed-up needs the job on one thread too.
    let jobs = Benchmarks.jobs.filter { job in
      asked.contains { $0.name == job.name || $0.single == job.name }
    }

    let meter = arguments.progressMeter("bench", total: jobs.count, unit: "jobs")
    var ours: [Timing] = []
    for job in jobs {
      try Interruption.check()
      ours.append(try await job.measure(seconds: seconds, threads: threads))
      meter.advance()
    }
    var peers: [Timing] = []
    if arguments.has("peers") {
      peers = try Peers(
        folder: try arguments.path("peers"), python: try arguments.path("python")
      ).measure(jobs.map(\.name), seconds: seconds)
    }
    meter.finish()
    try StandardOutput.write(table(jobs, ours, peers), as: try arguments.choice("format"))
    return .done
  }

  /// Our timings, each beside the peer's of the same job where there is one.
  private static func table(_ jobs: [Job], _ ours: [Timing], _ peers: [Timing]) -> ResultTable {
    let times = ours.map(\.nanosecondsPerItem)
    var columns = [
      ResultTable.Column("job", .texts(ours.map(\.job))),
      ResultTable.Column("item", .texts(ours.map(\.item))),
      ResultTable.Column("ns_per_item", .numbers(times)),
      ResultTable.Column("items_per_s", .numbers(times.map { 1e9 / $0 })),
    ]
    if jobs.contains(where: { $0.single != nil }) {
      let single = jobs.map { job in ours.first { $0.job == job.single }?.nanosecondsPerItem }
      columns += [
        ResultTable.Column("threads", .integers(ours.map(\.threads))),
        ResultTable.Column("speed_up", .numbers(zip(single, times).map { ratio($0, to: $1) })),
      ]
    }
    if jobs.contains(where: { $0.whole != nil }) {
      let seconds = zip(jobs, times).map { job, time in job.whole.map { Double($0) * time / 1e9 } }
      columns += [
        ResultTable.Column("extrapolated_items", .integers(jobs.map(\.whole))),
        ResultTable.Column("extrapolated_s", .numbers(seconds)),
      ]
    }
    if !peers.isEmpty {
      let beside = ours.map { timing in peers.first { $0.job == timing.job } }
      let theirs = beside.map { $0?.nanosecondsPerItem }
      columns += [
        ResultTable.Column("peer", .texts(beside.map { $0?.program })),
        ResultTable.Column("peer_ns_per_item", .numbers(theirs)),
        ResultTable.Column("times_faster", .numbers(zip(theirs, times).map { ratio($0, to: $1) })),
      ]
    }
    return ResultTable(columns)
  }

  private static func ratio(_ time: Double?, to other: Double) -> Double? {
    time.map { $0 / other }
  }
}
