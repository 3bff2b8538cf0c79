/// How the tails of statistics without a formula are found: by so many weighted toys.
public struct TailPlan: Sendable, Equatable {
  /// The number of weighted toys behind the law of the background alone.
  public var toys: Int
  /// The number of toys with a signal behind a median and its band.
  public var signalToys: Int
  /// The seed of their random numbers.
  public var seed: UInt64
  /// The number of threads, on which no result depends.
  public var threads: Int

  /// A plan for positive numbers of toys.
  public init(
    toys: Int = 200_000, signalToys: Int = 3000, seed: UInt64 = 0, threads: Int = 1
  ) {
    precondition(
      toys > 0 && signalToys > 0,
      "TailPlan: \(toys) and \(signalToys) toys, expected positive numbers")
    precondition(threads > 0, "TailPlan: threads is \(threads), expected a positive number")
    self.toys = toys
    self.signalToys = signalToys
    self.seed = seed
    self.threads = threads
  }

  /// Enough for six standard deviations at two per cent.
  public static let standard = TailPlan()

  /// The same plan with a share of the weighted toys.
  func part(_ share: Double) -> TailPlan {
    var plan = self
    plan.toys = max(1, Int(share * Double(toys)))
    return plan
  }

  /// The plan of toys with a signal.
  var forSignals: ToyDistribution.Plan {
    ToyDistribution.Plan(count: signalToys, seed: seed, threads: threads)
  }
}
