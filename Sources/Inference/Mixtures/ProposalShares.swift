/// How probable the signals of a mixture are: most of the toys are for tails that are often asked for.
///
/// The first signals, those that a statistic looks for, share three quarters of the toys; stronger
/// ones, behind them, have the rest, which sees tails of fifteen standard deviations.
struct ProposalShares: Sendable {
  /// The number of signals that are often asked for.
  let near: Int
  /// The number of all signals.
  let all: Int

  private static let nearShare = 0.75

  private var nearShare: Double { all > near ? Self.nearShare : 1 }

  /// The probability of a signal.
  func share(of index: Int) -> Double {
    index < near ? nearShare / Double(near) : (1 - nearShare) / Double(all - near)
  }

  /// The signal that stands at a share of their probabilities, from zero to below one.
  func index(at place: Double) -> Int {
    guard place >= nearShare else { return min(Int(place / nearShare * Double(near)), near - 1) }
    let rest = (place - nearShare) / (1 - nearShare)
    return min(near + Int(rest * Double(all - near)), all - 1)
  }
}
