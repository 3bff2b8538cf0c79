/// What a random stream is for: streams of different purposes never share a word.
///
/// The number is part of every result, so a purpose keeps its number for ever, and the compiler
/// refuses a number given twice.
public enum RandomPurpose: UInt32, Sendable, CaseIterable {
  /// Checks and examples.
  case test = 1
  /// Columns of random numbers drawn by the verb `draw`.
  case draw = 2
  /// The hot jobs timed by the verb `bench`.
  case benchmark = 3
  /// The moments of quanta printed by the verb `quanta`.
  case quantaMoments = 4
  /// The birth times of photons printed by the verb `medium photon-times`.
  case photonTimes = 5
}
