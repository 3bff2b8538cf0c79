/// A polynomial by its coefficients, lowest power first.
struct Polynomial: Sendable, Equatable {
  private(set) var coefficients: [Double]

  init(_ coefficients: [Double]) { self.coefficients = coefficients }

  /// Whether it is zero everywhere.
  var isZero: Bool { coefficients.allSatisfy { $0 == 0 } }

  /// The value at x.
  func callAsFunction(_ x: Double) -> Double {
    var value = 0.0
    for index in coefficients.indices.reversed() { value = value * x + coefficients[index] }
    return value
  }

  static func += (sum: inout Polynomial, term: Polynomial) {
    let missing = term.coefficients.count - sum.coefficients.count
    if missing > 0 { sum.coefficients += [Double](repeating: 0, count: missing) }
    for (index, coefficient) in term.coefficients.enumerated() {
      sum.coefficients[index] += coefficient
    }
  }

  static func + (first: Polynomial, second: Polynomial) -> Polynomial {
    var sum = first
    sum += second
    return sum
  }

  static func * (first: Polynomial, second: Polynomial) -> Polynomial {
    guard !first.coefficients.isEmpty, !second.coefficients.isEmpty else { return Polynomial([]) }
    var product = [Double](
      repeating: 0, count: first.coefficients.count + second.coefficients.count - 1)
    for (i, a) in first.coefficients.enumerated() {
      for (j, b) in second.coefficients.enumerated() { product[i + j] += a * b }
    }
    return Polynomial(product)
  }

  /// The polynomial of `factor x` instead of x.
  func scaled(argumentBy factor: Double) -> Polynomial {
    var power = 1.0
    return Polynomial(
      coefficients.map { coefficient in
        defer { power *= factor }
        return coefficient * power
      })
  }
}
