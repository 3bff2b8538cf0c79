/// Why a stage is done, or would be.
public enum StageReason: Sendable, Equatable, CustomStringConvertible {
  /// It was never done in this folder.
  case first
  /// The user asked for it.
  case asked
  /// The program does it in another way than when it was done.
  case version
  /// Its part of the configuration is another.
  case configuration
  /// An input holds something else.
  case input(String)
  /// An output is not there.
  case missing(String)
  /// An output is not what was written.
  case damaged(String)
  /// An earlier stage will be done, after which its inputs may hold something else.
  case follows(String)

  /// A few words.
  public var description: String {
    switch self {
    case .first: "not done before"
    case .asked: "asked for"
    case .version: "the program does it otherwise now"
    case .configuration: "its settings changed"
    case .input(let name): "'\(name)' changed"
    case .missing(let name): "'\(name)' is missing"
    case .damaged(let name): "'\(name)' is not what was written"
    case .follows(let stage): "if '\(stage)' changes what it reads"
    }
  }
}
