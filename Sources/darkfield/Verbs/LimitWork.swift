import CommandLineKit
import Storage
import Studies

/// The toys of a table of `darkfield limit`, with their progress, and the file that keeps them.
struct LimitWork {
  /// What keeps the toys.
  let ledger: ToyLedger
  private let meter: ProgressMeter

  /// Begins a calculation of so many toys, or goes on with the one of the output.
  init(
    _ label: String, toys: Int, of model: LimitModel, _ arguments: ParsedArguments
  ) throws {
    if arguments.has("output") {
      var source = arguments.provenance(verb: "limit", inputs: model.inputs)
      // How the table is printed does not decide what it holds.
      source.options.removeAll { $0.name == "format" }
      let path = try arguments.path("output")
      guard !model.inputs.map(\.name).contains(path) else {
        throw arguments.invalid("output", expected: "another file than the model and its tables")
      }
      ledger = try ToyLedger(
        path: path, source: source, overwrite: arguments.has("force"))
    } else {
      ledger = ToyLedger()
    }
    let before = ledger.toysBefore
    if before > 0, before < toys, !arguments.has("quiet") {
      Terminal.say("note: going on after \(before) of \(toys) toys\n")
    }
    let meter = ProgressMeter(
      label, total: toys, unit: "toys", alreadyDone: before,
      style: .automatic(isQuiet: arguments.has("quiet")))
    self.meter = meter
    var done = before
    ledger.onToys = {
      // Where thresholds have steps, more toys are made about the ends of intervals.
      done = min(done + $0, toys)
      meter.reach(done)
      try Interruption.check()
    }
  }

  /// Ends the progress.
  func finish() { meter.finish() }
}
