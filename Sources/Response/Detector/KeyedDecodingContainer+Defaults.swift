import Numerics

/// Numbers of a detector file that may be left out; what is there is checked like any other.
extension KeyedDecodingContainer {
  /// A finite number, or the default.
  func number(forKey key: Key, default fallback: Double) throws -> Double {
    contains(key) ? try number(forKey: key) : fallback
  }

  /// A number between two ends, or the default; without one it has to be there.
  ///
  /// The ends are far beyond any detector: they keep a slip of a key from asking for all memory.
  func number(
    forKey key: Key, in range: ClosedRange<Double>, default fallback: Double? = nil
  ) throws -> Double {
    if let fallback, !contains(key) { return fallback }
    return try number(
      forKey: key, expected: "a number from \(range.lowerBound) to \(range.upperBound)",
      where: range.contains)
  }

  /// A number above zero, or the default.
  func positiveNumber(forKey key: Key, default fallback: Double) throws -> Double {
    contains(key) ? try positiveNumber(forKey: key) : fallback
  }

  /// A number that is zero or above, or the default.
  func nonNegativeNumber(forKey key: Key, default fallback: Double) throws -> Double {
    contains(key) ? try nonNegativeNumber(forKey: key) : fallback
  }

  /// A number from 0 to 1, or the default.
  func probability(forKey key: Key, default fallback: Double) throws -> Double {
    contains(key) ? try probability(forKey: key) : fallback
  }

  /// A whole number above zero, or the default.
  func positiveCount(forKey key: Key, default fallback: Int) throws -> Int {
    guard contains(key) else { return fallback }
    let found = try count(forKey: key)
    guard (1...1_000_000).contains(found) else {
      throw broken(key, found: "\(found)", "a whole number from 1 to 1000000")
    }
    return found
  }

  /// A part of the detector, or the default.
  func part<Value: Decodable>(forKey key: Key, default fallback: Value) throws -> Value {
    contains(key) ? try decode(Value.self, forKey: key) : fallback
  }

  /// The error of a list whose numbers break the laws of a curve or a surface.
  func broken(_ key: Key, _ error: NumericsError) -> DecodingError {
    .dataCorruptedError(forKey: key, in: self, debugDescription: "\(error)")
  }
}
