/// The running mean and variance of weighted numbers.
///
/// One pass and no cancellation (D. H. D. West, Commun. ACM 22 (1979) 532); partial results merge
/// (T. F. Chan, G. H. Golub, R. J. LeVeque, Am. Stat. 37 (1983) 242). Merging in a fixed order of
/// fixed chunks gives the same bits for any number of threads.
public struct Moments: Sendable, Equatable {
  /// The sum of the weights.
  public private(set) var weight = 0.0
  /// The sum of the squared weights.
  public private(set) var squaredWeight = 0.0
  /// The weighted mean, zero while there is no weight.
  public private(set) var mean = 0.0
  /// The weighted sum of squared distances from the mean.
  private var spread = 0.0

  /// Nothing added yet.
  public init() {}

  /// The moments of `values`, each of weight one.
  public init(of values: Span<Double>) {
    for i in values.indices { add(values[i]) }
  }

  /// How many equal weights would know the mean as well: `(Σw)² / Σw²`.
  public var effectiveCount: Double {
    squaredWeight > 0 ? weight * weight / squaredWeight : 0
  }

  /// The mean square distance from the mean, `Σw(x-μ)² / Σw`, NaN without weight.
  public var variance: Double { spread / weight }

  /// The unbiased variance of the law that the numbers were drawn from.
  ///
  /// `Σw(x-μ)² / (Σw - Σw²/Σw)`, which is the usual `n - 1` for unit weights; NaN below two numbers.
  public var sampleVariance: Double {
    let freedom = weight - squaredWeight / weight
    return freedom > 0 ? spread / freedom : .nan
  }

  /// The standard error of the mean: `√(sampleVariance / effectiveCount)`.
  public var meanError: Double { (sampleVariance / effectiveCount).squareRoot() }

  /// Adds one number; a weight of zero changes nothing.
  public mutating func add(_ value: Double, weight added: Double = 1) {
    precondition(added >= 0, "Moments: weight is \(added), expected zero or a positive number")
    guard added > 0 else { return }
    let total = weight + added
    let distance = value - mean
    mean += distance * (added / total)
    spread += added * distance * (value - mean)
    weight = total
    squaredWeight += added * added
  }

  /// Adds the numbers of another accumulator.
  public mutating func merge(_ other: Moments) {
    guard other.weight > 0 else { return }
    guard weight > 0 else {
      self = other
      return
    }
    let total = weight + other.weight
    let distance = other.mean - mean
    mean += distance * (other.weight / total)
    spread += other.spread + distance * distance * (weight / total) * other.weight
    weight = total
    squaredWeight += other.squaredWeight
  }
}
