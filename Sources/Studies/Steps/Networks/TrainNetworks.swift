import Foundation
import Kernels
public import Learning
public import Storage

/// A training of networks from files to a file, which can be stopped and goes on where it stood.
///
/// A checkpoint stands beside the output until the training is done. It holds all weights and their
/// moments, so it is not written after every epoch where that would take more than a twentieth of
/// the time.
public struct NetworkTraining {
  /// The rows.
  public let rows: TrainingRows
  /// The networks.
  public let settings: NetworkSettings
  /// The file of the model.
  public let output: String
  /// Where the training comes from: the settings, the files, the seed.
  public let provenance: Provenance
  /// How many threads work; the last digits of the weights depend on it.
  public let threads: Int
  /// What networks begin with in place of random weights.
  public let beginning: BeginningWeights?

  /// Prepares a training.
  public init(
    _ rows: TrainingRows, settings: NetworkSettings, output: String, provenance: Provenance,
    threads: Int, beginning: BeginningWeights? = nil
  ) {
    self.rows = rows
    self.settings = settings
    self.output = output
    self.provenance = provenance
    self.threads = threads
    self.beginning = beginning
  }

  /// The file of the checkpoint.
  public var checkpoint: String { output + ".checkpoint" }

  /// Where an earlier run of the same training stood, or `nil` where there was none.
  ///
  /// - Returns: The progress.
  /// - Throws: Where a checkpoint is there that comes of something else.
  public func earlierProgress() throws -> AnomalyTraining.Progress? {
    guard FileManager.default.fileExists(atPath: checkpoint) else { return nil }
    let reader = try HDF5Reader(path: checkpoint, format: ModelFile.format)
    let found = try reader.provenance()
    guard found?.inputs.map(\.checksum) == provenance.inputs.map(\.checksum) else {
      throw unfit("other files", "the same files")
    }
    guard found?.configuration == provenance.configuration else {
      throw unfit("other settings", "the same settings")
    }
    let run = try reader.runRecord()
    guard run?.threads == threads else {
      throw unfit("\(run?.threads ?? 0) threads", "'--threads \(run?.threads ?? 0)'")
    }
    return try ModelFile(path: checkpoint).progress
  }

  private func unfit(_ found: String, _ expected: String) -> StorageError {
    .unexpected(
      path: checkpoint, place: "checkpoint", found: "a training of \(found)",
      expected: "\(expected), or that the checkpoint be removed to begin anew")
  }

  /// Trains to the end, or until `afterEpoch` stops it.
  ///
  /// - Parameters:
  ///   - progress: Where an earlier run stood.
  ///   - overwrite: Whether an existing model may be replaced.
  ///   - afterEpoch: Is called after every epoch.
  /// - Returns: What was trained; `isComplete` unless it was stopped.
  /// - Throws: What keeps the networks from being trained or written.
  public func run(
    from progress: AnomalyTraining.Progress?, overwrite: Bool,
    afterEpoch: (AnomalyTraining.Epoch) throws -> TrainingDecision
  ) throws -> ModelFile {
    // Hours later would be late to learn that the model cannot be written.
    try PendingFile(path: output, overwrite: overwrite).abandon()
    let (settings, symmetries) = try known()
    let started = Date.now
    func record() -> RunRecord {
      RunRecord(started: started, threads: threads, seconds: Date.now.timeIntervalSince(started))
    }
    func file(_ progress: AnomalyTraining.Progress) -> ModelFile {
      ModelFile(settings: settings, blocks: rows.blocks, progress: progress)
    }
    let training = try AnomalyTraining(
      settings: settings, inputs: rows.inputs, electronRecoils: rows.normal,
      nuclearRecoils: rows.other, symmetries: symmetries, threads: threads,
      beginning: try beginning?.weights(for: settings, inputs: rows.inputs) ?? [:])
    var due = started
    let reached = try training.run(from: progress) { epoch in
      let decision = try afterEpoch(epoch)
      let begun = Date.now
      if decision == .stop || begun >= due {
        try file(epoch.checkpoint()).write(
          to: checkpoint, overwrite: true, provenance: provenance, run: record())
        due = Date.now + 20 * Date.now.timeIntervalSince(begun)
      }
      return decision
    }
    let model = file(reached)
    guard model.isComplete else { return model }
    try model.write(to: output, overwrite: overwrite, provenance: provenance, run: record())
    try? FileManager.default.removeItem(atPath: checkpoint)
    return model
  }

  /// The settings with what was left open said: whether rows have known symmetries.
  private func known() throws -> (settings: NetworkSettings, symmetries: RowSymmetries?) {
    var settings = settings
    let asked = [settings.autoencoder.training.symmetries, settings.classifier.training.symmetries]
    var symmetries: RowSymmetries?
    if asked.contains(true) {
      symmetries = try rows.symmetries()
    } else if asked.contains(nil), rows.areOfEvents {
      // Events of a program that does not say where its tubes are are learnt as they stand.
      symmetries = try? rows.symmetries()
    }
    for training in [\NetworkSettings.autoencoder.training, \.classifier.training]
    where settings[keyPath: training].symmetries == nil {
      settings[keyPath: training].symmetries = symmetries != nil
    }
    return (settings, symmetries)
  }
}
