import Kernels
public import Numerics

/// The values of a statistic in pseudo-experiments, in order: its law where no formula is known.
public struct ToyDistribution: Sendable {
  /// How many toys, from which seed, on how many threads.
  public struct Plan: Sendable, Equatable {
    /// The number of toys.
    public var count: Int
    /// The seed of their random numbers.
    public var seed: UInt64
    /// The number of threads; the values do not depend on it.
    public var threads: Int
    /// The rule for smoothing the values by Gaussian kernels; `nil` counts them.
    public var smoothing: BandwidthRule?

    /// A plan for a positive number of toys.
    public init(
      count: Int, seed: UInt64, threads: Int,
      smoothing: BandwidthRule? = nil
    ) {
      precondition(count > 0, "ToyDistribution: count is \(count), expected a positive number")
      precondition(
        threads > 0, "ToyDistribution: threads is \(threads), expected a positive number")
      self.count = count
      self.seed = seed
      self.threads = threads
      self.smoothing = smoothing
    }
  }

  /// The values, rising.
  public let values: [Double]
  /// The smoothed law, where one was asked for.
  private let bandwidth: Double?

  /// Draws the toys of a plan; throws where a smoothing follows from no spread.
  public init(_ recipe: ToyRecipe, plan: Plan) throws(InferenceError) {
    var values = [Double](repeating: 0, count: plan.count)
    var span = values.mutableSpan
    forEachChunk(of: &span, size: Self.chunk, threads: plan.threads) { range, part in
      recipe.fill(range, seed: plan.seed, into: &part)
    }
    values.sort()
    self.values = values
    guard let rule = plan.smoothing else {
      bandwidth = nil
      return
    }
    do {
      bandwidth = try KernelDensity(of: values, bandwidth: rule).bandwidth
    } catch {
      throw .notSmoothed(error)
    }
  }

  /// Toys are made in chunks of this many, whatever the threads: some milliseconds each.
  private static let chunk = 64

  /// How unlikely a value at least as large is.
  ///
  /// Counted, `(k + 1) / (n + 1)` for k of n toys, which no true probability can undercut on
  /// average; smoothed, the mean of the kernels' tails, as smooth and as wrong as they are.
  public func significance(of value: Double) -> Significance {
    let count = Double(values.count)
    if let bandwidth {
      var tails = CompensatedSum()
      for toy in values {
        tails.add(Normal.standard.survival((value - toy) / bandwidth))
      }
      let probability = min(1, tails.value / count)
      return Significance(
        probability: probability, relativeError: Self.error(probability * count, count),
        method: .smoothedToys(values.count))
    }
    let above = count - Double(firstIndex(atLeast: value))
    return Significance(
      probability: (above + 1) / (count + 1), relativeError: Self.error(above, count),
      method: .toys(values.count), isLowerBound: above == 0)
  }

  /// The value below which a share of the toys lies, between toys by a straight line.
  public func quantile(_ share: Double) -> Double {
    precondition(0...1 ~= share, "ToyDistribution: share is \(share), expected 0 to 1")
    let place = share * Double(values.count - 1)
    let left = min(Int(place), values.count - 1)
    let right = min(left + 1, values.count - 1)
    return values[left] + (place - Double(left)) * (values[right] - values[left])
  }

  /// The relative error of a count out of many, one where nothing was counted.
  private static func error(_ above: Double, _ count: Double) -> Double {
    above > 0 ? ((1 - min(1, above / count)) / above).squareRoot() : 1
  }

  private func firstIndex(atLeast value: Double) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
