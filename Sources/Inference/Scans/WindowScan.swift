import Foundation
import Numerics

/// Looks through windows of cells for the most unlikely excess.
///
/// Windows are 1, 2, 3, 4, 6, 8, 12, … cells wide, up to a third of all, and a quarter of their
/// width apart. Half the deviance bounds `-log p` of a window from below, and with a term of the
/// size of a logarithm from above, so the tail itself is computed for few windows; and windows with
/// fewer events than would be notable are not looked at where another has more.
struct WindowScan: Sendable {
  private struct Window {
    var cells: Range<Int>
    var expected: Double
    /// The logarithm of the expectation, or of its share where the rate is free.
    var log: Double
    /// The logarithm of the other share, or where the rate is uncertain of `expected + r`.
    var logRest: Double
  }

  private let windows: [Window]
  private let background: Background
  /// `n log n` of whole numbers.
  private let entropies: [Double]
  /// One over the square of the relative uncertainty of the rate.
  private let successes: Double
  /// `(n + r) log(n + r)` of those.
  private let shifted: [Double]
  /// The number of events from which each window is notable; none where that depends on all events.
  private let thresholds: [Int]

  /// A window is notable from this `-log p`: nearly all data have some, and few of 2700 are.
  private static let notable = 4.0

  /// The widths of windows up to a number of cells: two to each power of two.
  static func widths(upTo limit: Int) -> [Int] {
    var widths = [1, 2, 3]
    var next = 4
    while next <= limit {
      widths.append(next)
      widths.append(next + next / 2)
      next *= 2
    }
    return widths.filter { $0 <= max(1, limit) }
  }

  init(cells: [Double], background: Background) {
    self.background = background
    var below = [0.0]
    for expected in cells { below.append(below[below.count - 1] + expected) }
    let total = below[cells.count]
    var windows: [Window] = []
    for width in Self.widths(upTo: cells.count / 3) {
      for first in stride(from: 0, through: cells.count - width, by: max(1, width / 4)) {
        // Summed for itself: a difference of sums would lose the rare cells.
        let expected = fixedTreeSum(cells.span.extracting(first..<first + width))
        var window = Window(
          cells: first..<first + width, expected: expected, log: log(expected), logRest: 0)
        switch background.rate {
        case .known: break
        case .free:
          window.log = log(expected / total)
          window.logRest = log1p(-min(expected / total, 1 - 1e-15))
        case .relative(let relative):
          window.logRest = log(expected + 1 / (relative * relative))
        }
        windows.append(window)
      }
    }
    self.windows = windows
    thresholds =
      background.rate == .free
      ? [] : windows.map { Self.threshold(RegionLaw($0.expected, of: background, events: 0)) }
    let largest = Int(2 * total + 20 * total.squareRoot() + 100)
    entropies = (0...largest).map { $0 == 0 ? 0 : Double($0) * log(Double($0)) }
    if case .relative(let relative) = background.rate {
      let successes = 1 / (relative * relative)
      self.successes = successes
      shifted = (0...largest).map { Self.entropy(Double($0) + successes) }
    } else {
      successes = 0
      shifted = []
    }
  }

  /// The smallest number of events whose tail is notable.
  private static func threshold(_ law: RegionLaw) -> Int {
    var lower = Int(law.mean)
    var step = 1
    while -law.logTail(atLeast: lower + step) < notable {
      lower += step
      step *= 2
    }
    var upper = lower + step
    while upper - lower > 1 {
      let middle = lower + (upper - lower) / 2
      if -law.logTail(atLeast: middle) < notable { lower = middle } else { upper = middle }
    }
    return upper
  }

  /// The cells of each window.
  var places: [Range<Int>] { windows.map(\.cells) }

  /// The largest `-log p` of a window with more events than expected; zero where there is none.
  func value(of counts: Span<Int>) -> Double { best(counts).value }

  /// The window of that value.
  func best(_ counts: Span<Int>) -> (cells: Range<Int>, value: Double) {
    var below = [0]
    below.reserveCapacity(counts.count + 1)
    for cell in counts.indices { below.append(below[cell] + counts[cell]) }
    let all = below[counts.count]
    let scale = background.rate == .free ? Double(all) / background.expected : 1
    func events(_ window: Window) -> Int {
      below[window.cells.upperBound] - below[window.cells.lowerBound]
    }
    var candidates: [Int] = []
    for i in thresholds.indices where events(windows[i]) >= thresholds[i] { candidates.append(i) }
    if candidates.isEmpty { candidates = Array(windows.indices) }
    var halves = [Double](repeating: 0, count: candidates.count)
    var highest = 0
    for (k, i) in candidates.enumerated() {
      let events = events(windows[i])
      guard Double(events) > scale * windows[i].expected else { continue }
      halves[k] = halfDeviance(events, of: all, windows[i])
      if halves[k] > halves[highest] { highest = k }
    }
    var best = (cells: windows[candidates[highest]].cells, value: 0.0)
    func look(at k: Int) {
      let window = windows[candidates[k]]
      let events = events(window)
      let law = RegionLaw(window.expected, of: background, events: all)
      guard halves[k] + law.slack(events) > best.value,
        halves[k] + law.fineSlack(events) > best.value
      else { return }
      let value = -law.logTail(atLeast: events)
      if value > best.value { best = (window.cells, value) }
    }
    guard halves[highest] > 0 else { return best }
    look(at: highest)
    // No slack is larger than that of all events.
    let most = RegionLaw(background.expected, of: background, events: all).slack(all)
    for k in candidates.indices where halves[k] > 0 && halves[k] + most > best.value { look(at: k) }
    return best
  }

  /// Half the deviance of a window's count, by logarithms made before.
  @inline(__always)
  private func halfDeviance(_ events: Int, of all: Int, _ window: Window) -> Double {
    let n = Double(events)
    switch background.rate {
    case .known:
      return entropy(events) - n * window.log - n + window.expected
    case .free:
      let rest = Double(all - events)
      return entropy(events) + entropy(all - events) - entropy(all)
        - n * window.log - rest * window.logRest
    case .relative:
      return entropy(events) - n * window.log
        - (shiftedEntropy(events) - (n + successes) * window.logRest)
    }
  }

  @inline(__always)
  private func entropy(_ count: Int) -> Double {
    count < entropies.count ? entropies[count] : Self.entropy(Double(count))
  }

  @inline(__always)
  private func shiftedEntropy(_ count: Int) -> Double {
    count < shifted.count ? shifted[count] : Self.entropy(Double(count) + successes)
  }

  private static func entropy(_ x: Double) -> Double { x > 0 ? x * log(x) : 0 }
}
