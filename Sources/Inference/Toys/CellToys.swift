import Numerics

/// Pseudo-experiments as counts in cells: one Poisson number for each.
///
/// Of the background alone, uncertain rates are drawn first; with a signal the rates are the nominal
/// ones. Where the rate is free every experiment has the expected number of events.
public struct CellToys: Sendable {
  private let purpose: RandomPurpose
  private let sampler: CellSampler
  private let rates: UncertainRates?
  /// The number of events, where the rate is free.
  private let fixed: Int?
  /// The number of cells.
  public let cells: Int

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
    means = means.map { max(0, $0) }
    self.cells = means.count
    let events = background.expected + (signal?.expected ?? 0)
    fixed = background.rate == .free ? Int(events.rounded()) : nil
    // Below a given number of events most of them are drawn cell by cell, the others one by one.
    let base = fixed == nil ? 1 : max(0, 1 - 6 / max(1, events).squareRoot())
    sampler = CellSampler(expected: means, base: base)
    let rates = UncertainRates(background, cells: cells)
    self.rates = signal == nil && !rates.isEmpty ? rates : nil
  }

  /// The counts of one toy.
  public func draw(_ toy: Int, seed: UInt64, into counts: inout MutableSpan<Int>) {
    precondition(
      counts.count == cells,
      "CellToys: room for \(counts.count) counts, expected \(cells)")
    var stream = RandomStream(seed: seed, purpose: purpose, index: UInt64(toy))
    var drawn = [Int](repeating: 0, count: cells)
    switch (rates, fixed) {
    case (nil, nil): sampler.draw(factor: 1, into: &drawn, using: &stream)
    case (nil, let events?): sampler.draw(events: events, into: &drawn, using: &stream)
    case (let rates?, let events):
      var means = [Double](repeating: 0, count: cells)
      rates.draw(into: &means, using: &stream)
      for cell in means.indices { means[cell] = max(0, means[cell]) }
      if let events {
        drawn = Multinomial(trials: events, weights: means).sample(using: &stream)
      } else {
        drawn = means.map { Poisson.sample(mean: $0, using: &stream) }
      }
    }
    for cell in drawn.indices { counts[cell] = drawn[cell] }
  }
}
