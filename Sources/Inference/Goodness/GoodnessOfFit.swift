public import Numerics

/// A measure of how badly data follow what is expected of them: a number that grows with discord.
///
/// A statistic works on numbers alone, whatever model they come from: unbinned events as the levels
/// that a cumulative distribution gives them, binned ones as counts beside expectations. Its formula
/// holds where nothing was fitted to the data, or as the statistic says; pseudo-experiments, fitted
/// like the data, hold always. Which one is taken must not depend on the data.
public protocol GoodnessOfFit<Subject>: Sendable {
  /// What is judged.
  associatedtype Subject: Sendable

  /// The name in tables: `anderson-darling`.
  var name: String { get }

  /// The value for some data, zero or positive, infinite where they are impossible.
  func value(of subject: Subject) -> Double

  /// How unlikely at least this value is for such data, by a formula.
  func significance(of value: Double, for subject: Subject) -> Significance
}

extension GoodnessOfFit {
  /// How unlikely it is that data follow worse, by a formula.
  public func significance(of subject: Subject) -> Significance {
    significance(of: value(of: subject), for: subject)
  }

  /// The statistic's value in pseudo-experiments.
  ///
  /// `draw` makes the data of one from its own random numbers, and fits what was fitted.
  public func toyRecipe(
    drawing draw: @escaping @Sendable (inout RandomStream) -> Subject
  ) -> ToyRecipe {
    ToyRecipe { toys, seed, values in
      for toy in toys {
        var stream = RandomStream(seed: seed, purpose: .goodnessOfFit, index: UInt64(toy))
        let value = value(of: draw(&stream))
        precondition(!value.isNaN, "GoodnessOfFit: the value of toy \(toy) is not a number")
        values[toy - toys.lowerBound] = value
      }
    }
  }

  /// How unlikely it is that data follow worse: `(k + 1) / (n + 1)` for k of n pseudo-experiments.
  ///
  /// The plan says how many, from which seed; its threads do not change the result. `draw` makes the
  /// data of one from its own random numbers, and fits what was fitted. A plan without smoothing
  /// throws nothing.
  public func significance(
    of subject: Subject, plan: ToyDistribution.Plan,
    drawing draw: @escaping @Sendable (inout RandomStream) -> Subject
  ) throws(InferenceError) -> Significance {
    // Counts repeat values; those that only rounding sets apart are as large.
    let value = value(of: subject) * (1 - 1e-12)
    return try ToyDistribution(toyRecipe(drawing: draw), plan: plan).significance(of: value)
  }
}
