import Foundation
import Numerics
import Testing

@testable import Plotting

struct MarkTests {
  private func extent(_ mark: any Mark, y: AxisScale = .linear) -> Extent {
    var extent = Extent(.linear, y)
    mark.occupy(&extent)
    return extent
  }

  @Test func histogramsStandOnZero() {
    let steps = Steps(edges: [0, 1, 2], levels: [3, 5])
    let limits = PanelAxis("").limits(for: extent(steps).y)
    #expect(limits.lower == 0 && limits.upper > 5)
    let across = PanelAxis("").limits(for: extent(steps).x)
    #expect(across.lower == 0 && across.upper == 2)
    let negative = extent(Steps(edges: [0, 1, 2], levels: [-3, 5]))
    #expect(PanelAxis("").limits(for: negative.y).lower < -3)
  }

  @Test func stackMakesRoomForItsTotalAndItsErrors() {
    let stack = StackedHistogram(
      edges: [0, 1, 2],
      layers: [
        StackedHistogram.Layer("a", contents: [1, 2]),
        StackedHistogram.Layer("b", contents: [10, .nan]),
      ], errors: [3, 0])
    #expect(extent(stack).y.span.upper == 14)
    // On a logarithmic axis the lowest layer stays in view.
    #expect(extent(stack, y: .logarithmic).y.span.lower == 1)
    #expect(stack.keys(firstSeries: 0).map(\.label.words) == ["b", "a"])
  }

  @Test func barsOfErrorsHaveRoom() {
    let points = Points(
      x: [1, 2], y: [10, 20], xErrors: .symmetric([0.5, 0.5]),
      yErrors: .asymmetric(below: [1, 2], above: [3, 4]))
    let room = extent(points)
    #expect(room.x.span.lower == 0.5 && room.x.span.upper == 2.5)
    #expect(room.y.span.lower == 9 && room.y.span.upper == 24)
  }

  @Test func largeMapsAreMeansOfNeighbours() {
    let edges = (0...1000).map { Double($0) }
    var values = (0..<1_000_000).map { Double($0 % 7) }
    let mean = values.reduce(0, +) / 1e6
    let map = Heatmap(
      xEdges: edges, yEdges: edges, values: values, colours: ColourScale("n"))
    #expect(map.xEdges.count <= 257 && map.xEdges.first == 0 && map.xEdges.last == 1000)
    #expect(map.values.count == (map.xEdges.count - 1) * (map.yEdges.count - 1))
    // 1000 is 250 blocks of four, all of one size, so that the mean of means is the mean.
    let kept = map.values.reduce(0, +) / Double(map.values.count)
    #expect(abs(kept - mean) < 1e-9)
    values[0] = .nan
    let gap = Heatmap(
      xEdges: edges, yEdges: edges, values: values, colours: ColourScale("n"))
    #expect(gap.values[0].isFinite)
  }

  @Test func emptyBinsLeaveThePaperFree() {
    var histogram = Histogram2D(
      x: .regular(bins: 2, from: 0, to: 2), y: .regular(bins: 2, from: 0, to: 2))
    histogram.fill(x: 0.5, y: 1.5, weight: 3)
    let map = Heatmap(histogram, colours: ColourScale("n", scale: .logarithmic))
    #expect(map.values.map(\.isNaN) == [true, false, true, true])
    #expect(map.colours.fraction(.nan) == nil)
    #expect(map.colours.lower != nil && map.colours.upper != nil)
  }

  /// Neighbouring hexagons of an array in any direction have a side in common.
  @Test(arguments: [0.0, 0.3])
  func cellsOfAHexagonalArrayTouch(angle: Double) throws {
    let places = [(0.0, 0.0), (1, 0), (0.5, 0.75.squareRoot())].map { x, y in
      (80 * (x * cos(angle) - y * sin(angle)), 80 * (x * sin(angle) + y * cos(angle)))
    }
    let map = HitMap(
      x: places.map(\.0), y: places.map(\.1), values: [1, 2, 3], colours: ColourScale("n"))
    let corners = places.map { map.cell(around: $0.0, $0.1) }
    for (first, second) in [(0, 1), (1, 2), (2, 0)] {
      let shared = corners[first].filter { corner in
        corners[second].contains { hypot($0.0 - corner.0, $0.1 - corner.1) < 1e-9 * 80 }
      }
      #expect(shared.count == 2)
    }
  }

  @Test func sharedAxesHaveOneRangeAndOneRowOfNumbers() throws {
    func panel(_ values: [Double]) -> Panel {
      Panel(x: PanelAxis("time"), y: PanelAxis("level"), marks: [Line(x: values, y: values)])
    }
    let rows = [[panel([0, 10])], [panel([5, 90])]]
    let own = try Figure(rows: rows).drawing().textBoxes.map(\.words)
    let shared = try Figure(rows: rows, sharing: .x).drawing().textBoxes.map(\.words)
    #expect(own.count { $0 == "time" } == 2)
    #expect(shared.count { $0 == "time" } == 1)
    let plans = PanelPlan.plans(of: Figure(rows: rows, sharing: .x), legendsAbove: [])
    let limits = plans.map { [$0[0].xLimits.lower, $0[0].xLimits.upper] }
    #expect(limits[0] == limits[1])
    #expect(limits[0][0] < 0 && limits[0][1] > 90)
  }
}
