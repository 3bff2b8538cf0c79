import Foundation
import Numerics
import Testing

@testable import Plotting

struct ThinningTests {
  /// A noisy line of so many points over 200 points of the page.
  private func noise(_ count: Int) -> [PagePoint] {
    var stream = RandomStream(seed: 1, purpose: .test, index: 1)
    return (0..<count).map {
      PagePoint(200 * Double($0) / Double(count), 100 * stream.uniform())
    }
  }

  @Test func extremesOfEveryColumnStay() {
    let points = noise(300_000)
    var thinning = ColumnExtremes()
    for point in points { thinning.add(point) }
    let kept = thinning.finish()
    func reach(_ points: [PagePoint]) -> [Int: ClosedRange<Double>] {
      points.reduce(into: [:]) { reach, point in
        let column = Int(point.x / ColumnExtremes.width)
        let known = reach[column] ?? point.y...point.y
        reach[column] = min(known.lowerBound, point.y)...max(known.upperBound, point.y)
      }
    }
    #expect(reach(kept) == reach(points))
    #expect(kept.count <= 4 * 834)
    #expect(kept.first == points.first && kept.last == points.last)
  }

  @Test func fewPointsAllStay() {
    let points = noise(50)
    var thinning = ColumnExtremes()
    for point in points { thinning.add(point) }
    #expect(thinning.finish() == points)
  }

  @Test func rasterInksEveryPoint() {
    let frame = PageRect(left: 0, top: 0, right: 200, bottom: 100)
    let points = noise(5000)
    var raster = InkRaster(of: frame)
    for point in points { raster.ink(point) }
    let strokes = raster.strokes()
    for point in points {
      let isInked = strokes.contains { start, end in
        abs(start.y - point.y) <= 0.5 && point.x >= start.x - 0.5 && point.x <= end.x + 0.5
      }
      #expect(isInked)
    }
  }

  @Test func strokesOfAColumnAreJoinedOnlyWhereTheyMeet() {
    let frame = PageRect(left: 0, top: 0, right: 10, bottom: 100)
    var columns = ColumnIntervals()
    for (top, bottom) in [(10.0, 20.0), (15, 30), (50, 60), (-5, 2), (200, 300)] {
      columns.add(x: 1, top: top, bottom: bottom, in: frame)
    }
    let strokes = columns.strokes()
    #expect(strokes.map(\.0.y) == [0, 10, 50])
    #expect(strokes.map(\.1.y) == [2, 30, 60])
  }

  @Test func clippedLinesAreThePartsInside() {
    let clipping = Clipping(PageRect(left: 0, top: 0, right: 10, bottom: 10))
    let line = [PagePoint(-10, 5), PagePoint(5, 5), PagePoint(5, 1e300), PagePoint(8, 5)]
    let parts = clipping.polyline(line)
    #expect(parts.count == 2)
    #expect(parts[0] == [PagePoint(0, 5), PagePoint(5, 5), PagePoint(5, 10)])
    #expect(parts[1].last == PagePoint(8, 5))
    let shape = [PagePoint(-5, -5), PagePoint(5, -5), PagePoint(5, 5), PagePoint(-5, 5)]
    let corners = clipping.polygon(shape)
    #expect(corners.count == 4)
    #expect(corners.allSatisfy { (0...5).contains($0.x) && (0...5).contains($0.y) })
  }

  /// A million points of every kind, in less than a million bytes.
  @Test func millionPointsAreASmallFile() throws {
    let count = 1_000_000
    var stream = RandomStream(seed: 1, purpose: .test, index: 2)
    let x = (0..<count).map { Double($0) }
    let y = x.map { _ in stream.uniform() }
    let shuffled = x.map { _ in stream.uniform() }
    let errors = y.map { 0.1 * $0 }
    let holes = y.enumerated().map { $0.isMultiple(of: 3) ? .nan : $1 }
    let marks: [any Mark] = [
      Line(x: x, y: y), Line(x: shuffled, y: y), Line(x: x, y: holes),
      Points(x: x, y: y, yErrors: .symmetric(errors)), Points(x: shuffled, y: y),
      Band(x: x, lower: y, upper: y.map { $0 + 1 }),
      Steps(edges: x, levels: Array(y.dropLast()), opacity: 0.3),
    ]
    for mark in marks {
      let figure = Figure(
        Panel(x: PanelAxis("x"), y: PanelAxis("y"), marks: [mark]), width: .double)
      let drawing = try figure.drawing()
      #expect(drawing.svg.utf8.count < 1_000_000, "\(mark.summary)")
    }
  }
}
