import Foundation
import Storage

/// Does the stages of a study in their order, those that have to be done.
///
/// Killed at any moment, the next run goes on behind the last stage (or part of one) that was
/// finished, and ends with the same results.
public struct StudyRunner: Sendable {
  /// What happens in the course of a run.
  public enum Event: Sendable {
    /// A stage has nothing to do.
    case unchanged(Stage)
    /// A stage begins.
    case began(Stage, because: StageReason)
    /// So much of all the work is done, from 0 to 1.
    case reached(Double, in: Stage)
    /// A stage is done.
    case ended(Stage, StageRecord)
  }

  /// A stage and why it would be done; nil where it has nothing to do.
  public typealias Decision = (stage: Stage, reason: StageReason?)

  /// The folder.
  public let folder: StudyFolder
  /// The stages up to the last one wanted, in their order.
  public let stages: [Stage]
  /// The stage from which on everything is done again.
  private let first: Int
  private let threads: Int
  /// What any stage makes, those behind the last one wanted among them.
  private let allOutputs: Set<String>

  /// A runner for the stages of a study.
  ///
  /// - Parameters:
  ///   - stages: The stages, each behind those whose outputs it reads.
  ///   - folder: Where files are.
  ///   - from: The stage from which on all are done again, by name; none unless given.
  ///   - until: The last stage to be done, by name; the last there is unless given.
  ///   - threads: How many threads work; the results do not depend on it, but for training.
  /// - Throws: Where there is no stage of a name.
  public init(
    _ stages: [Stage], in folder: StudyFolder, from: String? = nil, until: String? = nil,
    threads: Int
  ) throws {
    Self.check(stages)
    func index(_ name: String) throws(StudyError) -> Int {
      guard let index = stages.firstIndex(where: { $0.name == name }) else {
        throw .unknownStage(name, known: stages.map(\.name))
      }
      return index
    }
    let last = try until.map(index) ?? stages.count - 1
    first = try from.map(index) ?? stages.count
    if let from, let until, first > last { throw StudyError.stagesReversed(from, until) }
    self.stages = Array(stages[...last])
    allOutputs = Set(stages.flatMap(\.outputs))
    self.folder = folder
    self.threads = threads
  }

  private static func check(_ stages: [Stage]) {
    var made: Set<String> = []
    for stage in stages {
      for input in stage.inputs {
        precondition(
          made.contains(input),
          "StudyRunner: '\(stage.name)' reads '\(input)', expected an earlier output")
      }
      for output in stage.outputs {
        precondition(
          made.insert(output).inserted, "StudyRunner: '\(output)' is made twice, expected once")
      }
    }
  }

  /// What a run would do, and why; nothing is changed.
  public func decisions() -> [Decision] {
    var decisions: [Decision] = []
    var contents: [String: Checksum] = [:]
    var makers: [String: String] = [:]
    for (number, stage) in stages.enumerated() {
      var reason = number >= first ? StageReason.asked : nil
      let record = folder.record(of: stage.name)
      let known = stage.inputs.compactMap { name in
        contents[name].map { Provenance.Input(name: name, checksum: $0) }
      }
      if reason == nil {
        if let record {
          let inputs = known.count == stage.inputs.count ? known : record.lineage.inputs
          reason = record.reason(lineage(of: stage, inputs), outputs: stage.outputs, in: folder)
        } else {
          reason = .first
        }
      }
      if reason == nil, let input = stage.inputs.first(where: { contents[$0] == nil }) {
        reason = .follows(makers[input] ?? "")
      }
      decisions.append((stage, reason))
      for output in stage.outputs { makers[output] = stage.name }
      if reason == nil {
        for mark in record?.outputs ?? [] { contents[mark.name] = mark.content }
      }
    }
    return decisions
  }

  /// Does what has to be done.
  ///
  /// - Parameter observe: Hears of every event; what it throws ends the run, which can be taken up.
  /// - Returns: The records of all stages.
  /// - Throws: What a stage throws.
  public func run(observe: @escaping @Sendable (Event) throws -> Void) async throws -> [StageRecord]
  {
    try folder.makeFolder(for: "lineage/any")
    let lock = try FolderLock(folder: folder.path)
    defer { withExtendedLifetime(lock) {} }
    folder.removeStale()
    let log = StudyLog(of: folder)
    var records: [StageRecord] = []
    var contents: [String: Checksum] = [:]
    let expected = decisions()
    var left = expected.reduce(0) { $0 + ($1.reason == nil ? 0 : $1.stage.effort) }
    let all = max(left, .leastNormalMagnitude)
    for (number, stage) in stages.enumerated() {
      let lineage = lineage(
        of: stage,
        stage.inputs.map { name in
          guard let content = contents[name] else {
            preconditionFailure("StudyRunner: '\(name)' was not made, expected by '\(stage.name)'")
          }
          return Provenance.Input(name: name, checksum: content)
        })
      let old = folder.record(of: stage.name)
      let reason: StageReason? =
        number >= first
        ? .asked : old.map { $0.reason(lineage, outputs: stage.outputs, in: folder) } ?? .first
      let isCounted = expected[number].reason != nil
      var record = old
      if let reason {
        log.add("\(stage.name): begins, \(reason)")
        try observe(.began(stage, because: reason))
        let share = isCounted ? stage.effort : 0
        let before = all - left
        let work = StageWork(
          stage: stage, folder: folder, threads: threads, lineage: lineage,
          clock: StageClock(of: stage, lineage: lineage.checksum, in: folder),
          beside: FilesBeside(),
          tell: { try observe(.reached((before + $0 * share) / all, in: stage)) }, log: log.add)
        do {
          record = try await done(stage, by: work)
        } catch {
          work.clock.note()
          log.add("\(stage.name): ends before its time, \(error)")
          throw error
        }
      } else {
        try observe(.unchanged(stage))
      }
      if isCounted { left -= stage.effort }
      guard let record else { continue }
      if reason != nil {
        log.add(
          "\(stage.name): done in \(record.run.seconds) s, "
            + "\(record.peakMemory.map { "\(Int($0)) MB" } ?? "memory unknown")")
        try observe(.ended(stage, record))
      }
      for mark in record.outputs { contents[mark.name] = mark.content }
      records.append(record)
    }
    return records
  }

  /// Does one stage and keeps its record.
  private func done(_ stage: Stage, by work: StageWork) async throws -> StageRecord {
    for output in stage.outputs { try folder.makeFolder(for: output) }
    let started = Date.now
    try await stage.work(work)
    let outputs = try (stage.outputs + work.beside.names).map {
      try FileMark($0, at: folder.path(of: $0))
    }
    let spent = work.clock.spent
    let record = StageRecord(
      stage: stage.name, lineage: work.lineage, outputs: outputs,
      run: RunRecord(started: started, threads: threads, seconds: spent.seconds),
      processorSeconds: spent.processorSeconds, runs: spent.runs, peakMemory: spent.peakMemory)
    removeOutdated(folder.record(of: stage.name), now: record)
    try folder.keep(record)
    folder.removeParts(of: stage.name)
    return record
  }

  /// Removes what an earlier run of a stage made and this one did not, where nobody has changed it.
  private func removeOutdated(_ old: StageRecord?, now record: StageRecord) {
    let made = allOutputs.union(record.outputs.map(\.name))
    for mark in old?.outputs ?? [] where !made.contains(mark.name) {
      let path = folder.path(of: mark.name)
      if mark.isIntact(at: path) { try? FileManager.default.removeItem(atPath: path) }
    }
  }

  private func lineage(
    of stage: Stage, _ inputs: [Provenance.Input]
  ) -> StageRecord.Lineage {
    StageRecord.Lineage(
      version: stage.version, configuration: stage.configuration, inputs: inputs)
  }
}
