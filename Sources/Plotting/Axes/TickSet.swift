import Numerics

/// The ticks of an axis: those with numbers, the small ones between, and what all are multiplied by.
struct TickSet: Equatable {
  /// A tick with its number.
  struct Major: Equatable {
    let value: Double
    let label: Label
  }

  var majors: [Major] = []
  var minors: [Double] = []
  /// What stands at the end of the axis: `×10^{6}`.
  var factor: Label = ""

  /// Room along the axis.
  struct Room {
    /// The length of the axis, points.
    let length: Double
    /// The least distance between neighbouring numbers, points.
    let gap: Double
    /// The least distance between the middles of even ticks, points: fewer are read with more ease.
    let pitch: Double
    /// The length that a number takes along the axis, points.
    let size: (Label) -> Double

    /// Whether numbers fit side by side, given where they stand, points.
    func fits(_ labels: [(position: Double, label: Label)], pitch: Double = 0) -> Bool {
      let sorted = labels.sorted { $0.position < $1.position }
      for (left, right) in zip(sorted, sorted.dropFirst()) {
        let needed = 0.5 * (size(left.label) + size(right.label)) + gap
        if right.position - left.position < max(needed, pitch) { return false }
      }
      return true
    }

    /// The first and the last of some ticks, or the first alone where both do not fit.
    func ends(of ticks: [Major], _ position: (Double) -> Double) -> [Major] {
      guard let first = ticks.first, let last = ticks.last, ticks.count > 1 else { return ticks }
      return fits([first, last].map { (position($0.value), $0.label) }) ? [first, last] : [first]
    }
  }

  /// The ticks of an axis, as many as are read with ease.
  init(_ axis: PanelAxis, from lower: Double, to upper: Double, in room: Room) {
    let (low, high) = (min(lower, upper), max(lower, upper))
    switch axis.scale {
    case .linear:
      self.init(linear: low, high, axis.numbers, room) {
        room.length * (($0 - low) / (high - low))
      }
    case .logarithmic: self.init(logarithmic: low, high, axis.numbers, room)
    }
  }

  init() {}
}
