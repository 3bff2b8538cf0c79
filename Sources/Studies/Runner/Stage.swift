/// A stage of a study: files that it needs, files that it makes, and the work between.
///
/// A stage is done again only where something that decides its outputs is new: its part of the
/// configuration, its version, what its inputs hold, or an output that is gone or damaged.
public struct Stage: Sendable {
  /// The work: from the inputs to the outputs, within the study's folder.
  public typealias Work = @Sendable (StageWork) async throws -> Void

  /// The name, one word with hyphens.
  public let name: String
  /// What it does, in a few words for a person who waits.
  public let summary: String
  /// Counts up with every change of the work that changes its outputs.
  public let version: Int
  /// The part of the configuration that decides the outputs, as text.
  public let configuration: String
  /// The files that it reads, outputs of earlier stages.
  public let inputs: [String]
  /// The files that it makes.
  public let outputs: [String]
  /// About how many seconds it takes on two cores; what counts is the ratio to other stages.
  public let effort: Double
  let work: Work

  /// Describes a stage.
  public init(
    _ name: String, summary: String, version: Int = 1, configuration: String = "",
    inputs: [String] = [], outputs: [String], effort: Double = 1, work: @escaping Work
  ) {
    precondition(!outputs.isEmpty, "Stage: '\(name)' has no outputs, expected at least one")
    precondition(effort > 0, "Stage: effort is \(effort), expected a positive number")
    self.name = name
    self.summary = summary
    self.version = version
    self.configuration = configuration
    self.inputs = inputs
    self.outputs = outputs
    self.effort = effort
    self.work = work
  }
}
