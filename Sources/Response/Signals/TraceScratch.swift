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
  /// How many electrons arrive in each sample, then the sum of their gains.
  var arrivals: [Double] = []
  /// The weights by which photons share samples; the last is "outside".
  var weights: [Double] = []
  /// The shares of the channels of the top array.
  var topShares: [Double] = []
  /// The shares of the channels of the bottom array.
  var bottomShares: [Double] = []
  /// Where light comes from.
  var places: [LightPlace] = []
  /// Room for a number of each channel.
  var room: [Double] = []
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
