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
  /// What the true parameters other than that of interest are.
  public let nuisances: TrueNuisances
  let purpose: RandomPurpose
  private let rates: RateToys?

  /// Toys of chunks are made one after the other, whatever the threads.
  static let chunk = 64

  /// The toys of a model at some truth.
  public init(
    _ model: LikelihoodModel, at truth: [Double], interest: Int,
    purpose: RandomPurpose = .likelihoodToys, nuisances: TrueNuisances = .nominal
  ) {
    self.init(
      model, rates: RateModel(model), at: truth, interest: interest, purpose: purpose,
      nuisances: nuisances)
  }

  /// The toys of a model whose layout for many fits is at hand, where it has one.
  init(
    _ model: LikelihoodModel, rates: RateModel?, at truth: [Double], interest: Int,
    purpose: RandomPurpose, nuisances: TrueNuisances = .nominal
  ) {
    precondition(
      truth.count == model.parameters.count,
      "ToyEnsemble: \(truth.count) values, expected \(model.parameters.count)")
    self.model = model
    self.truth = truth
    self.interest = interest
    self.purpose = purpose
    self.nuisances = nuisances
    self.rates = rates.map { RateToys($0, at: truth) }
  }

  /// A statistic of each toy, tested at a value; not a number where a fit did not converge.
  public func statistics(
    _ kind: ProfileStatistic, at value: Double, plan: Plan, first: Int = 0
  ) -> [Double] {
    results(plan: plan, first: first, filler: .nan) { $0.statistic(kind, at: value) }
  }

  /// One pseudo-experiment, ready to be fitted.
  enum Toy {
    case rates(RateFitter)
    case general(FittedProfile, ModelData)

    /// A statistic at a value; not a number where a fit did not converge.
    mutating func statistic(_ kind: ProfileStatistic, at value: Double) -> Double {
      switch self {
      case .rates(var fitter):
        let found = fitter.statistic(kind, at: value)
        self = .rates(fitter)
        return found
      case .general(var profile, _): return profile.statistic(kind, at: value)
      }
    }

    /// `-ln L` at given parameters, up to what the data alone decide; infinite where impossible.
    mutating func negativeLog(at values: [Double]) -> Double {
      switch self {
      case .rates(var fitter):
        let found = fitter.negativeLog(at: values)
        self = .rates(fitter)
        return found
      case .general(let profile, _): return profile.likelihood.negativeLog(at: values)
      }
    }
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
  func draw(_ toy: inout Toy?, using stream: inout RandomStream) {
    let own =
      nuisances == .drawn
      ? model.drawNuisances(around: truth, interest: interest, using: &stream) : truth
    guard let rates else {
      let data = model.draw(at: own, using: &stream)
      // Every toy has been drawn from the model, so that its events are possible.
      toy = (try? Likelihood(model, data: data)).map {
        .general(FittedProfile($0, interest: interest, start: own), data)
      }
      return
    }
    var fitter: RateFitter
    if nuisances == .drawn {
      fitter = RateFitter(RateToys(rates.rates, at: own), interest: interest)
    } else if case .rates(let old) = toy {
      fitter = old
    } else {
      fitter = RateFitter(rates, interest: interest)
    }
    toy = nil
    fitter.draw(using: &stream)
    toy = .rates(fitter)
  }
}
