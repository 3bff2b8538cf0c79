import Kernels
public import Numerics

/// Pseudo-experiments of a model at one set of true parameters, each fitted.
///
/// Events and auxiliary measurements are drawn anew. A toy is addressed by seed, purpose and
/// number, so that results do not depend on threads.
public struct ToyEnsemble: Sendable {
  /// How many toys, from which seed, on how many threads.
  public struct Plan: Sendable, Equatable {
    /// The number of toys.
    public var count: Int
    /// The seed of their random numbers.
    public var seed: UInt64
    /// The number of threads; results do not depend on it.
    public var threads: Int

    /// A plan for a positive number of toys.
    public init(count: Int, seed: UInt64 = 1, threads: Int = 1) {
      precondition(count > 0, "ToyEnsemble: count is \(count), expected a positive number")
      precondition(threads > 0, "ToyEnsemble: threads is \(threads), expected a positive number")
      self.count = count
      self.seed = seed
      self.threads = threads
    }
  }

  /// The model.
  public let model: LikelihoodModel
  /// The true parameters.
  public let truth: [Double]
  /// The place of the parameter of interest.
  public let interest: Int
  let purpose: RandomPurpose
  private let rates: RateToys?

  /// Toys of chunks are made one after the other, whatever the threads.
  private static let chunk = 64

  /// The toys of a model at some truth.
  public init(
    _ model: LikelihoodModel, at truth: [Double], interest: Int,
    purpose: RandomPurpose = .likelihoodToys
  ) {
    self.init(model, rates: RateModel(model), at: truth, interest: interest, purpose: purpose)
  }

  /// The toys of a model whose layout for many fits is at hand, where it has one.
  init(
    _ model: LikelihoodModel, rates: RateModel?, at truth: [Double], interest: Int,
    purpose: RandomPurpose
  ) {
    precondition(
      truth.count == model.parameters.count,
      "ToyEnsemble: \(truth.count) values, expected \(model.parameters.count)")
    self.model = model
    self.truth = truth
    self.interest = interest
    self.purpose = purpose
    self.rates = rates.map { RateToys($0, at: truth) }
  }

  /// A statistic of each toy, tested at a value; not a number where a fit did not converge.
  public func statistics(
    _ kind: ProfileStatistic, at value: Double, plan: Plan, first: Int = 0
  ) -> [Double] {
    results(plan: plan, first: first, filler: .nan) { fit in
      switch fit {
      case .rates(var fitter):
        let found = fitter.statistic(kind, at: value)
        fit = .rates(fitter)
        return found
      case .general(var profile, _): return profile.statistic(kind, at: value)
      }
    }
  }

  /// One pseudo-experiment, ready to be fitted.
  enum Toy {
    case rates(RateFitter)
    case general(FittedProfile, ModelData)
  }

  /// What a function makes of each toy, in order.
  func results<Result: Sendable>(
    plan: Plan, first: Int = 0, filler: Result, _ body: @Sendable (inout Toy) -> Result
  ) -> [Result] {
    var results = [Result](repeating: filler, count: plan.count)
    var span = results.mutableSpan
    forEachChunk(of: &span, size: Self.chunk, threads: plan.threads) { range, part in
      var toy: Toy?
      for number in range {
        var stream = RandomStream(
          seed: plan.seed, purpose: purpose, index: UInt64(first + number))
        draw(&toy, using: &stream)
        guard var own = toy else { continue }
        toy = nil
        part[number - range.lowerBound] = body(&own)
        toy = own
      }
    }
    return results
  }

  /// Draws the next toy; memory and inverses of the one before are used again.
  private func draw(_ toy: inout Toy?, using stream: inout RandomStream) {
    guard let rates else {
      let data = model.draw(at: truth, using: &stream)
      // Every toy has been drawn from the model, so that its events are possible.
      toy = (try? Likelihood(model, data: data)).map {
        .general(FittedProfile($0, interest: interest, start: truth), data)
      }
      return
    }
    var fitter: RateFitter
    if case .rates(let old) = toy {
      fitter = old
    } else {
      fitter = RateFitter(rates, interest: interest)
    }
    toy = nil
    fitter.draw(using: &stream)
    toy = .rates(fitter)
  }
}
