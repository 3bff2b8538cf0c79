import Foundation
import Kernels
import Numerics

/// How the numbers of a block are written for the networks: one monotone function for all of them.
///
/// Every map takes zero to zero (`standard` excepted), grows everywhere, and continues to negative
/// numbers as an odd function, so that the noise of a baseline stays finite.
public enum BlockMap: Hashable, Sendable {
  /// Counts of a unit, with the scatter of a Poisson law made the same for all sizes.
  ///
  /// With `n` the number in units, `x = (2 √(n + 3/8) − 2 √(3/8)) / 4`: F. J. Anscombe,
  /// Biometrika 35 (1948) 246. The standard deviation of a Poisson count becomes 1/4.
  case counts(unit: Double)
  /// Linear below the scale, logarithmic above: `asinh(n / scale)`.
  case asinh(scale: Double)
  /// `log(1 + n)`.
  case log1p
  /// The number as it is.
  case raw
  /// The distance from the block's mean in units of its standard deviation.
  case standard(mean: Double, deviation: Double)

  /// The variance that a Poisson count has after the map `counts`, at all but the smallest means.
  public static let poissonVariance = 0.0625

  /// What the networks see of one number.
  public func callAsFunction(_ number: Float) -> Float {
    switch self {
    case .counts(let unit): Self.stabilised(number * Float(1 / unit))
    case .asinh(let scale): Foundation.asinh(number * Float(1 / scale))
    case .log1p: Self.odd(number, Foundation.log1p(abs(number)))
    case .raw: number
    case .standard(let mean, let deviation):
      Self.standardised(number, mean: mean, deviation: deviation)
    }
  }

  /// The number that the networks see as `value`.
  public func inverse(_ value: Float) -> Float {
    switch self {
    case .counts(let unit):
      // With a = √(n + 3/8) = 2 |x| + √(3/8), n = a² − 3/8, written without cancellation.
      Self.odd(value, 4 * abs(value) * (abs(value) + Self.rootOffset)) * Float(unit)
    case .asinh(let scale): sinh(value) * Float(scale)
    case .log1p: Self.odd(value, expm1(abs(value)))
    case .raw: value
    case .standard(let mean, let deviation):
      Float(Double(value) * deviation + mean)
    }
  }

  /// Replaces numbers by what the networks see of them.
  func apply(to values: inout MutableSpan<Float>, _ range: Range<Int>) {
    switch self {
    case .counts(let unit):
      stabiliseCounts(&values, range, scale: Float(1 / unit))
    case .raw: break
    case .standard(let mean, let deviation):
      Self.update(&values, range) { Self.standardised($0, mean: mean, deviation: deviation) }
    case .asinh, .log1p:
      Self.update(&values, range) { self($0) }
    }
  }

  /// The largest size of a number whose map the networks can bear.
  var largestInput: Float {
    let limit = InputMap.largestNumber
    return min(abs(inverse(limit)), abs(inverse(-limit)), .greatestFiniteMagnitude)
  }

  private static let rootOffset = Float(0.375.squareRoot())

  @inline(__always)
  private static func update(
    _ values: inout MutableSpan<Float>, _ range: Range<Int>, _ map: (Float) -> Float
  ) {
    for i in range { values[i] = map(values[i]) }
  }

  /// `(√(|n| + 3/8) − √(3/8)) / 2` with the sign of `n`, written without cancellation.
  @inline(__always)
  private static func stabilised(_ number: Float) -> Float {
    let root = (abs(number) + 0.375).squareRoot()
    return number / (2 * (root + rootOffset))
  }

  /// In double, because the difference of two large numbers may be small.
  @inline(__always)
  private static func standardised(_ number: Float, mean: Double, deviation: Double) -> Float {
    Float((Double(number) - mean) / deviation)
  }

  private static func odd(_ sign: Float, _ size: Float) -> Float {
    Float(signOf: sign, magnitudeOf: size)
  }
}

extension BlockMap: Codable {
  enum CodingKeys: String, CodingKey {
    case map, unit, scale, mean, deviation
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    switch try values.choice(forKey: .map) as MapKind {
    case .counts: self = .counts(unit: try values.positiveNumber(forKey: .unit))
    case .asinh: self = .asinh(scale: try values.positiveNumber(forKey: .scale))
    case .log1p: self = .log1p
    case .raw: self = .raw
    case .standard:
      self = .standard(
        mean: try values.number(forKey: .mean),
        deviation: try values.positiveNumber(forKey: .deviation))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(kind, forKey: .map)
    switch self {
    case .counts(let unit): try values.encode(unit, forKey: .unit)
    case .asinh(let scale): try values.encode(scale, forKey: .scale)
    case .log1p, .raw: break
    case .standard(let mean, let deviation):
      try values.encode(mean, forKey: .mean)
      try values.encode(deviation, forKey: .deviation)
    }
  }

  /// Which of the maps this is.
  public var kind: MapKind {
    switch self {
    case .counts: .counts
    case .asinh: .asinh
    case .log1p: .log1p
    case .raw: .raw
    case .standard: .standard
    }
  }
}
