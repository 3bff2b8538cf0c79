import Foundation
import Kernels
import Numerics

/// Signals that fill one window of cells each, as the background does: what a scan reacts to.
///
/// With `n` events in a window that expects `e`, and `A` of the signal, the likelihood ratio is that
/// of templates with one ratio in all cells of the window: `n log(1 + A / e) - A` for a known rate.
struct WindowProposals: SignalProposals {
  /// The cells of each window.
  private let windows: [Range<Int>]
  /// What is expected of the signals: all windows with the first strength, then the next.
  private let signals: [Double]
  /// What each event in the window adds.
  private let perEvent: [Double]
  /// What each event takes off, and what is taken off in any case.
  private let perAnyEvent: [Double]
  private let offsets: [Double]
  private let cells: Int
  /// What is expected below each cell, at the nominal rates.
  private let below: [Double]
  private let isDrawn: Bool
  private let shares: ProposalShares

  /// The strengths of the signals, as the local significance that they would have.
  ///
  /// Those beyond the first three are for far tails.
  private static let strengths = [3, 4.5, 6.5, 9, 12]
  private static let nearStrengths = 3

  init(_ windows: [Range<Int>], background: Background, cells: ScoreCells) {
    let expected = cells.supported
    let total = fixedTreeSum(expected.span)
    let isDrawn = background.variesByComponent
    self.isDrawn = isDrawn
    self.cells = cells.count
    below = Self.sums(expected.span)
    self.windows = windows
    let means = windows.map { fixedTreeSum(expected.span.extracting($0)) }
    let places = Self.strengths.flatMap { _ in means }
    let signals = Self.strengths.flatMap { strength in
      means.map {
        SignalTemplate(shares: [1], significance: strength, expected: [$0]).expected
      }
    }
    self.signals = signals
    let shares = ProposalShares(
      near: Self.nearStrengths * windows.count, all: signals.count)
    self.shares = shares
    perEvent = signals.indices.map { log1p(signals[$0] / places[$0]) }
    switch background.rate {
    case .free:
      perAnyEvent = signals.map { log1p($0 / total) }
      offsets = signals.map { _ in 0 }
    case _ where isDrawn, .known:
      perAnyEvent = signals.map { _ in 0 }
      offsets = signals
    case .relative(let relative):
      let successes = 1 / (relative * relative)
      let perAnyEvent = signals.map { log1p($0 / (total + successes)) }
      self.perAnyEvent = perAnyEvent
      offsets = perAnyEvent.map { successes * $0 }
    }
  }

  var count: Int { signals.count }

  func index(at share: Double) -> Int { shares.index(at: share) }

  func expected(_ index: Int) -> Double { signals[index] }

  func place(_ index: Int, means: [Double]?, using stream: inout RandomStream) -> Int {
    let window = windows[index % windows.count]
    if let means {
      var left = stream.uniform() * window.reduce(0) { $0 + means[$1] }
      for cell in window {
        left -= means[cell]
        if left < 0 { return cell }
      }
      return window.upperBound - 1
    }
    let span = below[window.upperBound] - below[window.lowerBound]
    let target = below[window.lowerBound] + stream.uniform() * span
    var low = window.lowerBound
    var high = window.upperBound - 1
    while low < high {
      let middle = (low + high) / 2
      if below[middle + 1] <= target { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func makeLogMeans() -> LogMeans {
    let logShares = signals.indices.map { log(shares.share(of: $0)) }
    return { counts, means, values in
      var ratios = [Double](repeating: 0, count: signals.count)
      for list in 0..<counts.count / cells {
        let range = list * cells..<(list + 1) * cells
        fillLogRatios(
          events: Self.sums(counts.extracting(range)),
          means: isDrawn ? Self.sums(means.extracting(range)) : [], into: &ratios)
        for i in ratios.indices { ratios[i] += logShares[i] }
        values[list] = logSumExp(ratios.span)
      }
    }
  }

  /// Writes the logarithm of each signal's likelihood ratio, from sums of counts and of what is
  /// expected up to each cell.
  private func fillLogRatios(events: [Double], means: [Double], into ratios: inout [Double]) {
    let inside = windows.map { events[$0.upperBound] - events[$0.lowerBound] }
    let all = events[cells]
    for strength in Self.strengths.indices {
      let start = strength * windows.count
      if isDrawn {
        for (i, window) in windows.enumerated() {
          let mean = max(means[window.upperBound] - means[window.lowerBound], 1e-300)
          ratios[start + i] =
            inside[i] * log1p(signals[start + i] / mean) - all * perAnyEvent[start + i]
            - offsets[start + i]
        }
      } else {
        for i in windows.indices {
          let j = start + i
          ratios[j] = inside[i] * perEvent[j] - all * perAnyEvent[j] - offsets[j]
        }
      }
    }
  }

  private static func sums(_ values: Span<Double>) -> [Double] {
    var sums = [Double](repeating: 0, count: values.count + 1)
    for i in values.indices { sums[i + 1] = sums[i] + values[i] }
    return sums
  }
}
