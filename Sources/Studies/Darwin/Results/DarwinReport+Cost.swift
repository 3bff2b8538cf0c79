import Foundation
import Reporting
import Storage

extension DarwinReport {
  /// What the study took: time and memory, stage by stage.
  func costSection(_ work: StageWork) -> ReportSection {
    // The record of this page is made when it is done; one that is there is of an earlier page.
    let done = study.stages.filter { $0.name != work.stage.name }.compactMap { stage in
      work.folder.record(of: stage.name).map { (stage, $0) }
    }
    let records = done.map(\.1)
    let seconds = records.map(\.run.seconds)
    let processors = records.map(\.processorSeconds)
    let hasAll = !processors.contains(nil)
    let most = records.compactMap(\.peakMemory).max()
    let table = ReportTable(
      "stages",
      [
        .init("stage", .texts(done.map(\.0.name) + ["all"])),
        .init("time [s]", .numbers((seconds + [seconds.reduce(0, +)]).map { rounded($0) })),
        .init(
          "of processors [s]",
          .numbers(
            processors.map { $0.map(rounded) } + [
              hasAll ? rounded(processors.reduce(0) { $0 + ($1 ?? 0) }) : nil
            ])),
        .init("runs", .integers(records.map(\.runs) + [nil])),
        .init(
          "memory [MB]", .numbers((records.map(\.peakMemory) + [most]).map { $0?.rounded() })),
      ],
      caption:
        "Time of each stage, and that of all processors together, over all runs that worked on it, "
        + "and the most memory that the program had meanwhile. To draw this page comes on top.")
    let samples = scores.components.map(\.events) + scores.signals.map(\.events)
    let events = samples.reduce(0) { $0 + $1.count }
    return ReportSection(
      "What it took",
      [
        .text(
          "\(events) events of background and signals were simulated with waveforms, scored and "
            + "kept, after networks had learnt from \(2 * settings.training.events) "
            + "others\(machine(records)). Events pass through in parts of one size: with more of them "
            + "the time of their stages grows in proportion, and the memory no further. "
            + "'darkfield compare FOLDER FOLDER --parts resources' sets two studies side by side."),
        .table(table),
      ])
  }

  private func machine(_ records: [StageRecord]) -> String {
    guard let run = records.last?.run else { return "" }
    return
      ", on \(run.threads == 1 ? "one thread" : "\(run.threads) threads") of \(run.machine.processor)"
  }

  /// Hundredths of a second.
  func rounded(_ seconds: Double) -> Double { (seconds * 100).rounded() / 100 }
}
