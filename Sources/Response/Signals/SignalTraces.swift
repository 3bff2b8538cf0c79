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
    s1Outside = 0
    s2Outside = 0
  }
}

/// Buffers that keep their memory from event to event; their contents mean nothing between events.
struct TraceScratch: Sendable {
  /// A seen photon of an S1.
  struct Photon {
    /// When it is seen, ns.
    var time: Double
    /// Its charge, phe.
    var charge: Double
    /// Whether it is seen by the top array.
    var isTop: Bool
  }

  /// The seen photons of an S1.
  var photons: [Photon] = []
  /// When the electrons of an S2 leave the surface, ns.
  var times: [Double] = []
  /// How many electrons arrive in each sample.
  var arrivals: [Double] = []
  /// The weights by which photons share samples or channels; the last of samples is "outside".
  var weights: [Double] = []
  /// The shares of the photons.
  var counts: [Int32] = []
  /// The charge in each sample of the top array, before pulses are given their width.
  var topCharges: [Double] = []
  /// The charge in each sample of the bottom array, before pulses are given their width.
  var bottomCharges: [Double] = []
}

extension Array where Element: ExpressibleByIntegerLiteral {
  /// Becomes so many zeros, in the memory there is.
  mutating func reset(to count: Int) {
    removeAll(keepingCapacity: true)
    append(contentsOf: repeatElement(0, count: count))
  }
}
