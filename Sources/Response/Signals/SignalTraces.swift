/// What the photomultipliers record of one event: waveforms of both arrays and hits by channel.
///
/// Made once with the lengths of a detector and filled again for every event.
public struct SignalTraces: Sendable {
  /// The S1 of the top array, phe per sample.
  public internal(set) var s1Top: [Float]
  /// The S1 of the bottom array, phe per sample.
  public internal(set) var s1Bottom: [Float]
  /// The S2 of the top array, phe per sample.
  public internal(set) var s2Top: [Float]
  /// The S2 of the bottom array, phe per sample.
  public internal(set) var s2Bottom: [Float]
  /// The detected photons of the S2 in each channel of the top array.
  public internal(set) var hitsTop: [Int32]
  /// The detected photons of the S2 in each channel of the bottom array.
  public internal(set) var hitsBottom: [Int32]
  /// The detected photons of the S1 in each channel of the top array.
  public internal(set) var s1HitsTop: [Int32]
  /// The detected photons of the S1 in each channel of the bottom array.
  public internal(set) var s1HitsBottom: [Int32]
  /// The area of the S1 that falls outside its window, phe.
  public internal(set) var s1Outside = 0.0
  /// The area of the S2 that falls outside its window, phe.
  public internal(set) var s2Outside = 0.0
  /// Room for the work between.
  var scratch: TraceScratch

  /// Creates empty traces of a detector.
  public init(of detector: Detector) {
    s1Top = [Float](repeating: 0, count: detector.sampling.s1)
    s1Bottom = s1Top
    s2Top = [Float](repeating: 0, count: detector.sampling.s2)
    s2Bottom = s2Top
    hitsTop = [Int32](repeating: 0, count: detector.topArray.count)
    hitsBottom = [Int32](repeating: 0, count: detector.bottomArray.count)
    s1HitsTop = hitsTop
    s1HitsBottom = hitsBottom
    scratch = TraceScratch()
  }

  /// Nothing recorded.
  mutating func clear() {
    s1Top.reset(to: s1Top.count)
    s1Bottom.reset(to: s1Bottom.count)
    s2Top.reset(to: s2Top.count)
    s2Bottom.reset(to: s2Bottom.count)
    hitsTop.reset(to: hitsTop.count)
    hitsBottom.reset(to: hitsBottom.count)
    s1HitsTop.reset(to: s1HitsTop.count)
    s1HitsBottom.reset(to: s1HitsBottom.count)
    s1Outside = 0
    s2Outside = 0
  }
}
