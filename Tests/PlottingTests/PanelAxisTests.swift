import Numerics
import Testing

@testable import Plotting

struct PanelAxisTests {
  private func limits(
    _ values: [Double], _ axis: PanelAxis = PanelAxis("")
  ) -> (lower: Double, upper: Double) {
    var side = Extent.Side()
    for value in values { side.span.include(value, on: axis.scale) }
    return axis.limits(for: side)
  }

  @Test func dataHaveRoomAround() {
    let found = limits([0, 100])
    #expect(found.lower == -5 && found.upper == 105)
  }

  @Test func missingAndInfiniteNumbersHaveNoPlace() {
    let found = limits([.nan, 0, .infinity, 100, -.infinity])
    #expect(found.lower == -5 && found.upper == 105)
  }

  @Test(arguments: [
    ([], 0.0, 1.0), ([0, 0], -1, 1), ([30, 30], 27, 33), ([-3e6], -3.3e6, -2.7e6),
  ])
  func equalNumbersHaveLimits(values: [Double], lower: Double, upper: Double) {
    let found = limits(values)
    #expect(abs(found.lower - lower) <= 1e-12 * abs(lower))
    #expect(abs(found.upper - upper) <= 1e-12 * abs(upper))
  }

  @Test func logarithmicAxesShowPositiveNumbersOnly() {
    let axis = PanelAxis("", scale: .logarithmic)
    let found = limits([-5, 0, 1, 100], axis)
    #expect(found.lower > 0.5 && found.lower < 1 && found.upper > 100 && found.upper < 200)
    let empty = limits([-5, 0], axis)
    #expect(empty.lower == 1 && empty.upper == 10)
  }

  @Test func limitsAskedForStand() {
    let axis = PanelAxis("", from: 2, to: -2)
    let found = limits([0, 100], axis)
    #expect(found.lower == 2 && found.upper == -2)
  }

  @Test(arguments: [AxisScale.linear, .logarithmic])
  func dataBeyondTheOneLimitAskedForLeaveAnAxis(scale: AxisScale) {
    let above = limits([1, 2], PanelAxis("", scale: scale, from: 50))
    #expect(above.lower == 50 && above.upper > 50)
    let below = limits([60, 70], PanelAxis("", scale: scale, to: 50))
    #expect(below.upper == 50 && below.lower < 50 && (scale == .linear || below.lower > 0))
  }

  @Test func limitsWithoutAPlaceAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = PanelAxis("", scale: .logarithmic, from: 0)
    }
    await #expect(processExitsWith: .failure) { _ = PanelAxis("", from: 1, to: 1) }
  }
}
