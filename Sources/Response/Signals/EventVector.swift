/// An event as the networks see it: S1 total, S2 total, S2 hits top, S2 hits bottom, in one row.
public struct EventVector: Sendable, Equatable {
  /// The samples of the S1, both arrays together.
  public let s1: Range<Int>
  /// The samples of the S2, both arrays together.
  public let s2: Range<Int>
  /// The hits of the channels of the top array.
  public let hitsTop: Range<Int>
  /// The hits of the channels of the bottom array.
  public let hitsBottom: Range<Int>

  /// The row of a detector's events.
  public init(of detector: Detector) {
    self.init(
      s1Samples: detector.sampling.s1, s2Samples: detector.sampling.s2,
      topChannels: detector.topArray.count, bottomChannels: detector.bottomArray.count)
  }

  /// The row of blocks with the given lengths, as a file of events has them.
  public init(s1Samples: Int, s2Samples: Int, topChannels: Int, bottomChannels: Int) {
    precondition(
      min(s1Samples, s2Samples, topChannels, bottomChannels) >= 0,
      "EventVector: lengths \(s1Samples), \(s2Samples), \(topChannels) and \(bottomChannels),"
        + " expected none negative")
    s1 = 0..<s1Samples
    s2 = s1.upperBound..<s1.upperBound + s2Samples
    hitsTop = s2.upperBound..<s2.upperBound + topChannels
    hitsBottom = hitsTop.upperBound..<hitsTop.upperBound + bottomChannels
  }

  /// How many numbers a row has.
  public var count: Int { hitsBottom.upperBound }

  /// Writes an event to a row.
  public func fill(_ row: inout MutableSpan<Float>, from traces: SignalTraces) {
    precondition(row.count == count, "EventVector: room for \(row.count), expected \(count)")
    precondition(
      traces.s1Top.count == s1.count && traces.s2Top.count == s2.count
        && traces.hitsTop.count == hitsTop.count && traces.hitsBottom.count == hitsBottom.count,
      "EventVector: traces of another detector")
    for i in 0..<s1.count { row[i] = traces.s1Top[i] + traces.s1Bottom[i] }
    for i in 0..<s2.count { row[s2.lowerBound + i] = traces.s2Top[i] + traces.s2Bottom[i] }
    for i in 0..<hitsTop.count { row[hitsTop.lowerBound + i] = Float(traces.hitsTop[i]) }
    for i in 0..<hitsBottom.count { row[hitsBottom.lowerBound + i] = Float(traces.hitsBottom[i]) }
  }
}
