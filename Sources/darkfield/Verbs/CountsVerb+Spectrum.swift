import CommandLineKit
import Studies

/// Limits from the energies of events, where the background is not known.
extension CountsVerb {
  static func limits(
    on method: YellinMethod, _ arguments: ParsedArguments
  ) throws -> ResultTable {
    let plot = try arguments.figureFile()
    let (events, limits) = try yellinLimits(
      spectrum: try arguments.path("spectrum"), events: try arguments.path("events"),
      method: method, levels: try arguments.numbers("level", .within(method.levels)),
      exposure: try arguments.number("exposure", .positive))
    if events.outside > 0, !arguments.has("quiet") {
      Terminal.say(
        "note: left out \(events.outside) of \(events.outside + events.energies.count) events, "
          + "which lie where the spectrum is zero\n")
    }
    try plot?.write(.yellin(events, limits, spectrum: try arguments.path("spectrum")))
    return ResultTable([
      ResultTable.Column("cl", .numbers(limits.map(\.level))),
      ResultTable.Column("events", .integers(limits.map { _ in events.energies.count })),
      ResultTable.Column("mu_limit", .numbers(limits.map(\.mean))),
      ResultTable.Column("scale_limit", .numbers(limits.map(\.scale))),
      ResultTable.Column("interval_events", .integers(limits.map(\.events))),
      ResultTable.Column("interval_share", .numbers(limits.map(\.share))),
      ResultTable.Column("from_keV", .numbers(limits.map(\.lower))),
      ResultTable.Column("to_keV", .numbers(limits.map(\.upper))),
      ResultTable.Column("outside", .integers(limits.map { _ in events.outside })),
    ])
  }
}
