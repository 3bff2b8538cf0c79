/// How well one number tells two kinds of events apart.
public struct Separation: Equatable, Sendable {
  /// The background's numbers, in order.
  private let background: [Double]
  /// The signal's numbers, in order.
  private let signal: [Double]

  /// Sorts the numbers of both kinds; `nil` where one has none.
  public init?(background: [Double], signal: [Double]) {
    guard !background.isEmpty, !signal.isEmpty else { return nil }
    self.background = background.sorted()
    self.signal = signal.sorted()
  }

  /// The probability that a signal event has the larger number than a background event.
  ///
  /// Ties count half, so numbers that say nothing give 1/2. It is the area under the curve of
  /// acceptance against leakage (J. A. Hanley, B. J. McNeil, Radiology 143 (1982) 29).
  public var area: Double {
    var below = 0
    var notAbove = 0
    var twice = 0
    for value in signal {
      while below < background.count, background[below] < value { below += 1 }
      notAbove = max(notAbove, below)
      while notAbove < background.count, background[notAbove] <= value { notAbove += 1 }
      twice += below + notAbove
    }
    return Double(twice) / (2 * Double(signal.count) * Double(background.count))
  }

  /// The standard error of `area` by Hanley and McNeil's formula, for samples without many ties.
  public var areaError: Double {
    let a = area
    let one = a / (2 - a)
    let two = 2 * a * a / (1 + a)
    let m = Double(signal.count)
    let n = Double(background.count)
    let variance = a * (1 - a) + (m - 1) * (one - a * a) + (n - 1) * (two - a * a)
    return (max(0, variance) / (m * n)).squareRoot()
  }

  /// The fraction of the background that passes where a fraction of the signal does.
  ///
  /// The cut is the largest that keeps at least this fraction of the signal.
  public func leakage(atAcceptance acceptance: Double) -> Double {
    precondition(
      acceptance > 0 && acceptance <= 1, "Separation: found \(acceptance), expected 0 to 1")
    let kept = max(1, Int((acceptance * Double(signal.count)).rounded(.up)))
    let cut = signal[signal.count - kept]
    // The first of the background that is not below the cut, by bisection.
    var low = 0
    var high = background.count
    while low < high {
      let middle = (low + high) / 2
      if background[middle] < cut { low = middle + 1 } else { high = middle }
    }
    return Double(background.count - low) / Double(background.count)
  }

  /// The curve of acceptance against leakage at evenly spaced acceptances.
  public func curve(points: Int = 100) -> [(acceptance: Double, leakage: Double)] {
    (1...max(1, points)).map { point in
      let acceptance = Double(point) / Double(max(1, points))
      return (acceptance, leakage(atAcceptance: acceptance))
    }
  }
}
