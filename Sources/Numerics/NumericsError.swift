/// Why numbers from outside cannot be used: which number, what was found and what expected.
public enum NumericsError: Error, Equatable, CustomStringConvertible {
  /// A column or list of numbers, by the name that messages give it.
  public enum Quantity: String, Sendable {
    /// An abscissa.
    case x
    /// An ordinate.
    case y
    /// A value on a grid, or a sample.
    case value
    /// A weight of a sample.
    case weight
    /// An edge of a histogram's bins.
    case edge
  }

  /// A list is shorter than its use needs.
  case tooFew(Quantity, found: Int, expected: Int)
  /// A list is longer than anything it can sensibly be used for.
  case tooMany(Quantity, found: Int, limit: Int)
  /// Two lists that belong together, or a list and the grid it fills, differ in length.
  case countsDiffer(Quantity, found: Int, expected: Int)
  /// A number is infinite or not a number.
  case notFinite(Quantity, index: Int, found: Double)
  /// A number is not above the one before it.
  case notIncreasing(Quantity, index: Int, found: Double, previous: Double)
  /// A list neither rises nor falls throughout, so that it has no inverse.
  case notMonotone(Quantity, index: Int, found: Double, previous: Double)
  /// A number that stands on a logarithmic axis is not positive.
  case notPositive(Quantity, index: Int, found: Double)
  /// A number that counts events is negative.
  case negative(Quantity, index: Int, found: Double)
  /// A number lies outside the bounds declared for it.
  case outOfBounds(Quantity, index: Int, found: Double, bounds: ClosedRange<Double>)
  /// All weights are zero.
  case noWeight
  /// All samples are equal, so that no bandwidth follows from them.
  case noSpread(value: Double)
  /// All points lie on one line, so that no bandwidth matrix follows from them.
  case onOneLine
  /// A function has the same sign at both ends of the interval in which a root is sought.
  case notBracketed(bracket: ClosedRange<Double>, atLower: Double, atUpper: Double)
  /// A function has no value where one is needed.
  case undefined(at: Double)

  /// One lowercase sentence without a full stop; numbers are counted from one.
  public var description: String {
    switch self {
    case .tooFew(let quantity, let found, let expected):
      "found \(found) numbers for \(quantity.rawValue), expected at least \(expected)"
    case .tooMany(let quantity, let found, let limit):
      "found \(found) numbers for \(quantity.rawValue), expected at most \(limit)"
    case .countsDiffer(let quantity, let found, let expected):
      "found \(found) numbers for \(quantity.rawValue), expected \(expected)"
    case .notFinite(let quantity, let index, let found):
      "\(quantity.rawValue) number \(index + 1) is \(found), expected a finite number"
    case .notIncreasing(let quantity, let index, let found, let previous):
      "\(quantity.rawValue) number \(index + 1) is \(found), expected more than the \(previous) before it"
    case .notMonotone(let quantity, let index, let found, let previous):
      "\(quantity.rawValue) number \(index + 1) is \(found) after \(previous), expected the numbers to rise or to fall throughout"
    case .notPositive(let quantity, let index, let found):
      "\(quantity.rawValue) number \(index + 1) is \(found), expected a positive number for a logarithmic axis"
    case .negative(let quantity, let index, let found):
      "\(quantity.rawValue) number \(index + 1) is \(found), expected zero or a positive number"
    case .outOfBounds(let quantity, let index, let found, let bounds):
      "\(quantity.rawValue) number \(index + 1) is \(found), expected \(bounds.lowerBound) to \(bounds.upperBound)"
    case .noWeight: "all weights are zero, expected a positive sum"
    case .noSpread(let value):
      "all samples are \(value), expected different numbers or a fixed bandwidth"
    case .onOneLine: "all points lie on one line, expected points spread over the plane"
    case .notBracketed(let bracket, let atLower, let atUpper):
      "the function is \(atLower) at \(bracket.lowerBound) and \(atUpper) at \(bracket.upperBound), expected a change of sign"
    case .undefined(let x): "the function has no value at \(x)"
    }
  }
}
