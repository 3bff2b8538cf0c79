/// Numbers of a study file that may be left out; what is there is checked like any other.
extension KeyedDecodingContainer {
  /// A finite number, or the default.
  public func number(forKey key: Key, default fallback: Double) throws -> Double {
    contains(key) ? try number(forKey: key) : fallback
  }

  /// A number between two ends, or the default; without one it has to be there.
  ///
  /// The ends are far beyond any sensible choice: they keep a slip of a key from asking for all
  /// memory.
  public func number(
    forKey key: Key, in range: ClosedRange<Double>, default fallback: Double? = nil
  ) throws -> Double {
    if let fallback, !contains(key) { return fallback }
    return try number(
      forKey: key, expected: "a number from \(range.lowerBound) to \(range.upperBound)",
      where: range.contains)
  }

  /// A number above zero, or the default.
  public func positiveNumber(forKey key: Key, default fallback: Double) throws -> Double {
    contains(key) ? try positiveNumber(forKey: key) : fallback
  }

  /// A number that is zero or above, or the default.
  public func nonNegativeNumber(forKey key: Key, default fallback: Double) throws -> Double {
    contains(key) ? try nonNegativeNumber(forKey: key) : fallback
  }

  /// A number from 0 to 1, or the default.
  public func probability(forKey key: Key, default fallback: Double) throws -> Double {
    contains(key) ? try probability(forKey: key) : fallback
  }

  /// A whole number above zero, or the default; without one it has to be there.
  public func positiveCount(forKey key: Key, default fallback: Int? = nil) throws -> Int {
    if let fallback, !contains(key) { return fallback }
    let found = try count(forKey: key)
    guard (1...1_000_000).contains(found) else {
      throw broken(key, found: "\(found)", "a whole number from 1 to 1000000")
    }
    return found
  }

  /// A part of the file, or the default.
  public func part<Value: Decodable>(forKey key: Key, default fallback: Value) throws -> Value {
    contains(key) ? try decode(Value.self, forKey: key) : fallback
  }

  /// The error of a list whose numbers break the laws of a curve or a surface.
  public func broken(_ key: Key, _ error: NumericsError) -> DecodingError {
    .dataCorruptedError(forKey: key, in: self, debugDescription: "\(error)")
  }

  /// One of the words of a choice, or the default; without one it has to be there.
  public func choice<Choice: RawRepresentable & CaseIterable>(
    forKey key: Key, default fallback: Choice? = nil
  ) throws -> Choice where Choice.RawValue == String {
    if let fallback, !contains(key) { return fallback }
    let word = try decode(String.self, forKey: key)
    guard let choice = Choice(rawValue: word) else {
      let words = Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw broken(key, found: "'\(word)'", "one of \(words)")
    }
    return choice
  }
}
