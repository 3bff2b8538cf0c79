/// Numbers of a study file, checked where they are read, so that a broken law of physics has a place.
///
/// The errors carry the coding path; whoever reads the file adds its name and the line.
extension KeyedDecodingContainer {
  /// A finite number, or one of a narrower domain.
  ///
  /// - Parameters:
  ///   - key: The key of the number.
  ///   - expected: The domain as a message names it, such as "a positive number".
  ///   - law: Whether a finite number belongs to the domain.
  /// - Returns: The number.
  /// - Throws: `DecodingError` where the key is missing or holds anything else.
  public func number(
    forKey key: Key, expected: String = "a finite number",
    where law: (Double) -> Bool = { _ in true }
  ) throws -> Double {
    let number = try decode(Double.self, forKey: key)
    guard number.isFinite, law(number) else { throw broken(key, found: "\(number)", expected) }
    return number
  }

  /// A number above zero.
  public func positiveNumber(forKey key: Key) throws -> Double {
    try number(forKey: key, expected: "a positive number") { $0 > 0 }
  }

  /// A number that is zero or above.
  public func nonNegativeNumber(forKey key: Key) throws -> Double {
    try number(forKey: key, expected: "a number that is zero or positive") { $0 >= 0 }
  }

  /// A number from 0 to 1.
  public func probability(forKey key: Key) throws -> Double {
    try number(forKey: key, expected: "a number from 0 to 1") { (0...1).contains($0) }
  }

  /// A whole number that is zero or above.
  public func count(forKey key: Key, default fallback: Int? = nil) throws -> Int {
    if let fallback, !contains(key) { return fallback }
    let count = try decode(Int.self, forKey: key)
    guard count >= 0 else {
      throw broken(key, found: "\(count)", "a whole number that is zero or positive")
    }
    return count
  }

  /// The error of a value that breaks a law.
  public func broken(_ key: Key, found: String, _ expected: String) -> DecodingError {
    .dataCorruptedError(
      forKey: key, in: self, debugDescription: "found \(found), expected \(expected)")
  }
}
