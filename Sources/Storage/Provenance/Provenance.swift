/// Where a result comes from: all that decides its values, and nothing else.
///
/// When, where and how fast it was made stands apart, in a `RunRecord`.
public struct Provenance: Sendable, Hashable, Codable {
  /// One option as it was given, or its default.
  public struct Option: Sendable, Hashable, Codable {
    /// The name, without dashes.
    public var name: String
    /// The value, in words.
    public var value: String

    /// An option with its value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// One file that went in.
  public struct Input: Sendable, Hashable, Codable {
    /// The name, as it was given.
    public var name: String
    /// The checksum of what it holds: of its datasets, or of its bytes where it is text.
    public var checksum: Checksum

    /// A file with its checksum.
    public init(name: String, checksum: Checksum) {
      self.name = name
      self.checksum = checksum
    }
  }

  /// The version of the program.
  public var programVersion: String
  /// The commit the program was built from, or "unknown".
  public var commit: String
  /// What the program was asked to do, such as "simulate".
  public var verb: String
  /// The options, in the order of the verb's table.
  public var options: [Option]
  /// The whole configuration as it was used, in YAML; empty where there is none.
  public var configuration: String
  /// The seed, where chance had a part.
  public var seed: UInt64?
  /// The files that went in.
  public var inputs: [Input]

  /// Notes where a result comes from.
  public init(
    programVersion: String, commit: String, verb: String, options: [Option] = [],
    configuration: String = "", seed: UInt64? = nil, inputs: [Input] = []
  ) {
    self.programVersion = programVersion
    self.commit = commit
    self.verb = verb
    self.options = options
    self.configuration = configuration
    self.seed = seed
    self.inputs = inputs
  }
}
