import Foundation
public import Storage

/// What is known of a stage that was done: what decided its outputs, and how it went.
public struct StageRecord: Codable, Hashable, Sendable {
  /// What decides the outputs of a stage.
  public struct Lineage: Codable, Hashable, Sendable {
    /// The version of the stage.
    public let version: Int
    /// Its part of the configuration.
    public let configuration: String
    /// What its inputs held, by name.
    public let inputs: [Provenance.Input]

    /// The checksum of all of it, by which parts of a stage know where they belong.
    var checksum: Checksum {
      var stream = ChecksumStream()
      stream.update("version \(version)\n\(configuration)\n")
      for input in inputs { stream.update("\(input.name) \(input.checksum)\n") }
      return stream.checksum
    }
  }

  /// The name of the stage.
  public let stage: String
  /// What decided its outputs.
  public let lineage: Lineage
  /// The outputs, and behind them the files made beside.
  public let outputs: [FileMark]
  /// How it went: when its last run began, where, and how long all took.
  public let run: RunRecord
  /// The time of all processors together, in seconds; nil in records of earlier versions.
  public let processorSeconds: Double?
  /// How many runs worked on it, killed ones included; nil in records of earlier versions.
  public let runs: Int?
  /// The most memory that the program had while it ran, MB; nil where the system does not say.
  public let peakMemory: Double?

  /// Why the stage has to be done again; nil where it has not.
  func reason(_ lineage: Lineage, outputs: [String], in folder: StudyFolder) -> StageReason? {
    if lineage.version != self.lineage.version { return .version }
    if lineage.configuration != self.lineage.configuration { return .configuration }
    let before = Dictionary(
      self.lineage.inputs.map { ($0.name, $0.checksum) }, uniquingKeysWith: { first, _ in first })
    if let input = lineage.inputs.first(where: { before[$0.name] != $0.checksum }) {
      return .input(input.name)
    }
    // An input that is not read any more: the settings of another stage took it away.
    if lineage.inputs.count != before.count { return .configuration }
    let known = Set(self.outputs.map(\.name))
    guard outputs.allSatisfy(known.contains) else { return .version }
    for mark in self.outputs {
      let path = folder.path(of: mark.name)
      guard FileManager.default.fileExists(atPath: path) else { return .missing(mark.name) }
      guard mark.isIntact(at: path) else { return .damaged(mark.name) }
    }
    return nil
  }
}
