import Numerics

extension KeyedDecodingContainer {
  /// Two increasing numbers, the ends of an interval.
  func interval(forKey key: Key) throws -> ClosedRange<Double> {
    let ends = try decode([Double].self, forKey: key)
    guard ends.count == 2, ends.allSatisfy(\.isFinite), ends[0] < ends[1] else {
      throw broken(key, found: "\(ends)", "two increasing numbers")
    }
    return ends[0]...ends[1]
  }

  /// At least one number, all of a kind.
  func numbers(
    forKey key: Key, _ kind: String, where law: (Double) -> Bool
  ) throws -> [Double] {
    let numbers = try decode([Double].self, forKey: key)
    guard !numbers.isEmpty, numbers.allSatisfy({ $0.isFinite && law($0) }) else {
      throw broken(key, found: "\(numbers)", "at least one number, all \(kind)")
    }
    return numbers
  }
}
