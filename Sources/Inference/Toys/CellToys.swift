import Numerics

/// Pseudo-experiments as counts in cells: one Poisson number for each.
///
/// Of the background alone, each component's rate is drawn first as its uncertainty says; with a
/// signal the rates are the nominal ones. Where only the total is uncertain, all share one factor.
/// Where it is free every experiment has the expected number of events.
public struct CellToys: Sendable {
  private let purpose: RandomPurpose
  private let laws: [Poisson]
  private let rates: UncertainRates?
  /// Where the rate is free, the number of events and how they are spread.
  private let fixed: (events: Int, sampler: CellSampler)?

  /// The toys of a background, alone or with a signal.
  public init(
    _ cells: ScoreCells, of background: Background, with signal: Signal? = nil
  ) throws(InferenceError) {
    var means = cells.expected
    if let signal {
      let added = try cells.expected(of: signal)
      for cell in means.indices { means[cell] += added[cell] }
    }
    purpose = signal == nil ? .backgroundToys : .signalToys
    laws = means.map { Poisson(mean: max(0, $0)) }
    if background.rate == .free {
      let events = Int((background.expected + (signal?.expected ?? 0)).rounded())
      let base = max(0, 1 - 6 / max(1, Double(events)).squareRoot())
      fixed = (events, CellSampler(expected: means, base: base))
    } else {
      fixed = nil
    }
    let rates = UncertainRates(background, cells: cells)
    self.rates = signal == nil && !rates.isEmpty ? rates : nil
  }

  /// The number of cells.
  public var cells: Int { laws.count }

  /// The counts of one toy.
  public func draw(_ toy: Int, seed: UInt64, into counts: inout MutableSpan<Int>) {
    precondition(
      counts.count == laws.count,
      "CellToys: room for \(counts.count) counts, expected \(laws.count)")
    var stream = RandomStream(seed: seed, purpose: purpose, index: UInt64(toy))
    if let fixed {
      var drawn = [Int](repeating: 0, count: laws.count)
      fixed.sampler.draw(events: fixed.events, into: &drawn, using: &stream)
      for cell in laws.indices { counts[cell] = drawn[cell] }
      return
    }
    guard let rates else {
      for cell in laws.indices { counts[cell] = laws[cell].sample(using: &stream) }
      return
    }
    var means = [Double](repeating: 0, count: laws.count)
    rates.draw(into: &means, using: &stream)
    for cell in means.indices {
      counts[cell] = Poisson.sample(mean: max(0, means[cell]), using: &stream)
    }
  }
}
