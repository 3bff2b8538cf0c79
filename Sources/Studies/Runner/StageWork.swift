import Foundation
import Kernels
public import Storage

/// What a stage is given to work with: where files are, how many threads, and whom to tell.
public struct StageWork {
  /// The stage.
  public let stage: Stage
  /// The folder of the study.
  public let folder: StudyFolder
  /// How many threads work.
  public let threads: Int
  /// What decides the outputs.
  let lineage: StageRecord.Lineage
  let clock: StageClock
  let beside: FilesBeside
  let tell: @Sendable (Double) throws -> Void
  let log: @Sendable (String) -> Void

  /// A part of a stage that is done, with what it belongs to.
  private struct Part: Codable {
    let lineage: Checksum
    let file: FileMark
  }

  /// The path of an input or output.
  public func path(_ name: String) -> String { folder.path(of: name) }

  /// Tells how much of the stage is done, from 0 to 1; throws where the user wants it to end.
  public func reach(_ fraction: Double) throws {
    clock.tick()
    try tell(min(1, max(0, fraction)))
  }

  /// Says which files were made beside the outputs: where one goes missing, the stage is done again.
  ///
  /// Those of an earlier run that are not made again are removed.
  public func made(beside names: [String]) { beside.add(names) }

  /// Notes something in the log of the study.
  public func note(_ words: String) { log("\(stage.name): \(words)") }

  /// What the outputs say about where they come from.
  public func provenance(seed: UInt64? = nil) -> Provenance {
    Provenance(
      programVersion: Build.version, commit: Build.commit, verb: "study \(stage.name)",
      configuration: stage.configuration, seed: seed, inputs: lineage.inputs)
  }

  /// Where a part of the work is, and whether an earlier run of the same work has made it.
  ///
  /// Parts make long stages go on where they were killed; they are removed when the stage is done.
  ///
  /// - Parameter name: The name of the file among the parts.
  /// - Returns: The path, and whether the file is there and whole. Where it is not, the stage makes it
  ///   and says so by `keepPart`.
  /// - Throws: Where its folder cannot be made.
  public func part(_ name: String) throws -> (path: String, isDone: Bool) {
    let name = partName(name)
    let path = folder.path(of: name)
    if let part: Part = folder.read("\(name).json"), part.lineage == lineage.checksum,
      part.file.isIntact(at: path)
    {
      return (path, true)
    }
    try folder.makeFolder(for: name)
    return (path, false)
  }

  /// Notes that a part is made.
  public func keepPart(_ name: String) throws {
    let name = partName(name)
    try folder.write(
      Part(lineage: lineage.checksum, file: try FileMark(name, at: folder.path(of: name))),
      to: "\(name).json")
    clock.tick()
  }

  /// Values that are found once: read from a part where an earlier run of the same work found them.
  public func values<Value: Codable>(_ name: String, find: () throws -> Value) throws -> Value {
    let name = "\(name).json"
    if try part(name).isDone, let value: Value = folder.read(partName(name)) { return value }
    let value = try find()
    try folder.write(value, to: partName(name))
    try keepPart(name)
    return value
  }

  private func partName(_ name: String) -> String {
    "\(StudyFolder.parts(of: stage.name))/\(name)"
  }
}
