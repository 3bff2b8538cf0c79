public import Inference

/// Why a file of scores cannot be used: the file, and what is wrong with its numbers.
public struct ScoreFileError: Error, Equatable, CustomStringConvertible {
  /// The file.
  public let path: String
  /// What is wrong.
  public let reason: InferenceError

  /// One lowercase sentence without a full stop.
  public var description: String { "\(path): \(reason)" }

  /// Does something with the numbers of a file, so that what is wrong with them names the file.
  static func place<Result>(
    _ path: String, _ body: () throws(InferenceError) -> Result
  ) throws(ScoreFileError) -> Result {
    do {
      return try body()
    } catch {
      throw ScoreFileError(path: path, reason: error)
    }
  }
}
