/// Refuses infinities and NaN.
func checkFinite(
  _ numbers: [Double], _ quantity: NumericsError.Quantity
) throws(NumericsError) {
  for i in numbers.indices where !numbers[i].isFinite {
    throw .notFinite(quantity, index: i, found: numbers[i])
  }
}

/// Refuses lists that are too short, not finite or not strictly increasing.
func checkIncreasing(
  _ numbers: [Double], _ quantity: NumericsError.Quantity, atLeast count: Int
) throws(NumericsError) {
  guard numbers.count >= count else {
    throw .tooFew(quantity, found: numbers.count, expected: count)
  }
  try checkFinite(numbers, quantity)
  for i in 1..<numbers.count where numbers[i] <= numbers[i - 1] {
    throw .notIncreasing(quantity, index: i, found: numbers[i], previous: numbers[i - 1])
  }
}
