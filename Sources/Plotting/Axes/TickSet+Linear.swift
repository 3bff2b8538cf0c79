import Foundation

extension TickSet {
  /// Ticks at 1, 2 or 5 times a power of ten: the closest steps whose numbers stand apart.
  init(
    linear low: Double, _ high: Double, _ numbers: PanelAxis.Numbers, _ room: Room,
    position: (Double) -> Double
  ) {
    let finest = max(Int((log10(high - low) - 2).rounded(.down)), -320)
    var sparse: TickSet?
    for exponent in finest...finest + 4 {
      for step in [1, 2, 5] {
        let ticks = TickSet(low, high, TenPower(digits: step, exponent: exponent), numbers)
        guard ticks.majors.count >= 2 else { break }
        let places = ticks.majors.map { (position($0.value), $0.label) }
        if room.fits(places, pitch: room.pitch) {
          self = ticks
          return
        }
        sparse = ticks
      }
    }
    // Not even two numbers fit: the ends of the fewest there are.
    self = sparse ?? TickSet()
    majors = room.ends(of: majors, position)
  }

  /// The ticks at whole multiples of a step.
  private init(
    _ low: Double, _ high: Double, _ step: TenPower, _ numbers: PanelAxis.Numbers
  ) {
    let width = step.value
    // A hair of rounding must not lose the tick at an end.
    let slack = 1e-9 * (high - low)
    let first = ((low - slack) / width).rounded(.up)
    let last = ((high + slack) / width).rounded(.down)
    // Beyond 10^15 steps from zero neighbouring ticks would be the same number of the machine.
    guard first <= last, last - first < 1000, abs(first) < 1e15, abs(last) < 1e15 else { return }
    let multiples = Int(first)...Int(last)
    let values = multiples.map {
      TenPower(digits: $0 * step.digits, exponent: step.exponent)
    }
    let largest = values.map { abs($0.value) }.max() ?? 0
    let order = largest > 0 ? Int((log10(largest) + 1e-9).rounded(.down)) : 0
    var power = 0
    var prefix = ""
    switch numbers {
    case .automatic where order >= 5 || order <= -4:
      // A number far from zero with many digits is no shorter for it.
      let plain = values.map { $0.text().count }.max() ?? 0
      let digits = order - step.exponent + 2
      if digits < plain { power = order }
    case .prefixed:
      power = 3 * Int((Double(order) / 3).rounded(.down))
      (power, prefix) = SIPrefix.nearest(power)
    case .automatic, .none: break
    }
    let decimals = max(0, power - step.exponent)
    majors = values.map { value in
      let shifted = TenPower(digits: value.digits, exponent: value.exponent - power)
      let text = value.digits == 0 ? "0" : shifted.text(decimals: decimals)
      let unit = prefix.isEmpty || value.digits == 0 ? "" : "\u{2009}\(prefix)"
      return Major(value: value.value, label: numbers == .none ? "" : Label(verbatim: text + unit))
    }
    if numbers == .automatic, power != 0 {
      factor = Label(markup: "×" + TenPower.power(power))
    }
    let parts = step.digits == 2 ? 4 : 5
    for multiple in (multiples.lowerBound - 1)...multiples.upperBound {
      for part in 1..<parts {
        let value = (Double(multiple) + Double(part) / Double(parts)) * width
        if value >= low - slack, value <= high + slack { minors.append(value) }
      }
    }
  }
}
