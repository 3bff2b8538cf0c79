import Foundation

extension TickSet {
  /// Ticks at powers of ten, at their multiples where decades are few, evenly where there is not one.
  init(logarithmic low: Double, _ high: Double, _ numbers: PanelAxis.Numbers, _ room: Room) {
    self.init()
    let decades = log10(high) - log10(low)
    let first = Int((log10(low) + 1e-9).rounded(.down))
    let last = Int((log10(high) + 1e-9).rounded(.down))
    let position = { (value: Double) in room.length * log10(value / low) / decades }

    // Few decades: some multiples have numbers, all of them ticks.
    for multiples in [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 5, 7], [1, 2, 5], [1, 3]]
    where decades < 3 {
      let values = (first...last).flatMap { decade in
        multiples.map { TenPower(digits: $0, exponent: decade) }
      }.filter { Self.holds($0.value, low, high) }
      let ticks = Self.labelled(values, numbers)
      guard ticks.count >= 2, ticks.count <= 9 else { continue }
      if room.fits(ticks.map { (position($0.value), $0.label) }) {
        majors = ticks
        minors = Self.multiples(first, last, low, high, except: Set(values.map(\.value)))
        return
      }
    }
    // Many: every power of ten has a number, or every second, third, fifth ….
    var sparse: [Major] = []
    for stride in [1, 2, 3, 5, 10, 20, 30, 50, 100, 200] {
      let powers = (first...last).filter { $0.isMultiple(of: stride) }
        .map { TenPower(digits: 1, exponent: $0) }
        .filter { Self.holds($0.value, low, high) }
      guard powers.count >= 2 else { break }
      let ticks = Self.labelled(powers, numbers)
      sparse = ticks
      guard room.fits(ticks.map { (position($0.value), $0.label) }) else { continue }
      majors = ticks
      if room.length / decades > 15 {
        minors = Self.multiples(first, last, low, high, except: Set(powers.map(\.value)))
      } else if stride > 1 {
        minors = (first...last).map { TenPower(digits: 1, exponent: $0).value }
          .filter { Self.holds($0, low, high) }
      }
      return
    }
    // Not even two powers fit: the ends of the fewest.
    if sparse.count > 1 {
      majors = room.ends(of: sparse, position)
      return
    }
    // Less than a step of any of these: the even ticks of a linear axis, at their places.
    self = TickSet(linear: low, high, numbers, room, position: position)
    minors = []
  }

  private static func holds(_ value: Double, _ low: Double, _ high: Double) -> Bool {
    value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)
  }

  /// Every multiple of a power of ten between limits, but for some.
  private static func multiples(
    _ first: Int, _ last: Int, _ low: Double, _ high: Double, except: Set<Double>
  ) -> [Double] {
    (first...last).flatMap { decade in
      (1...9).map { TenPower(digits: $0, exponent: decade).value }
    }.filter { holds($0, low, high) && !except.contains($0) }
  }

  /// Plain numbers where the longest is short, powers of ten else, and never both on one axis.
  private static func labelled(_ values: [TenPower], _ numbers: PanelAxis.Numbers) -> [Major] {
    let isPlain = values.allSatisfy { (-3...3).contains($0.exponent) && $0.value < 1e4 }
    return values.map { value in
      let label: Label
      switch numbers {
      case .none: label = ""
      case .prefixed:
        let (power, prefix) = SIPrefix.nearest(
          3 * Int((Double(value.exponent) / 3).rounded(.down)))
        let shifted = TenPower(digits: value.digits, exponent: value.exponent - power).text()
        label = Label(verbatim: prefix.isEmpty ? shifted : "\(shifted)\u{2009}\(prefix)")
      case .automatic where isPlain: label = Label(verbatim: value.text())
      case .automatic:
        let power = TenPower.power(value.exponent)
        label = Label(markup: value.digits == 1 ? power : "\(value.digits)×\(power)")
      }
      return Major(value: value.value, label: label)
    }
  }
}
