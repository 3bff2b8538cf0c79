import Response

/// Some simulated events in columns, ready to be written.
struct EventChunk: Sendable {
  /// The numbers by which the events are made.
  var number: [Int] = []
  var energy: [Double] = []
  var x: [Double] = []
  var y: [Double] = []
  var z: [Double] = []
  var photons: [Int] = []
  var excitons: [Int] = []
  var electrons: [Int] = []
  var areas: [SignalAreas] = []
  var energyScale: [Double] = []
  var isKept: [Bool] = []
  var s1Top: [Float] = []
  var s1Bottom: [Float] = []
  var s2Top: [Float] = []
  var s2Bottom: [Float] = []
  var s1HitsTop: [Int32] = []
  var s1HitsBottom: [Int32] = []
  var hitsTop: [Int32] = []
  var hitsBottom: [Int32] = []
  var acceptance: Acceptance

  init(count: Int, cuts: [EventCut]) {
    acceptance = Acceptance(of: cuts)
    energy.reserveCapacity(count)
    areas.reserveCapacity(count)
  }

  mutating func append(_ traces: SignalTraces) {
    s1Top += traces.s1Top
    s1Bottom += traces.s1Bottom
    s2Top += traces.s2Top
    s2Bottom += traces.s2Bottom
    s1HitsTop += traces.s1HitsTop
    s1HitsBottom += traces.s1HitsBottom
    hitsTop += traces.hitsTop
    hitsBottom += traces.hitsBottom
  }
}
