import Foundation
import Numerics
import Testing

struct HistogramTests {
  private static let x = normalNumbers(10_000, index: 5)
  private static let y = normalNumbers(10_000, index: 6)
  private static let weights = uniformNumbers(10_000, index: 7)

  private static func filled() -> Histogram1D {
    var histogram = Histogram1D(axis: .regular(bins: 60, from: -2.5, to: 2.5))
    histogram.fill(x.span, weights: weights.span)
    return histogram
  }

  private static func filledPlane() -> Histogram2D {
    var histogram = Histogram2D(
      x: .regular(bins: 12, from: -2, to: 2), y: .regular(bins: 20, from: -3, to: 1))
    histogram.fill(x: x.span, y: y.span, weights: weights.span)
    return histogram
  }

  @Test func eachBinHoldsTheSumsOfItsEntries() {
    let histogram = Self.filled()
    for bin in [0, 17, 59] {
      let range = histogram.axis.edges[bin]..<histogram.axis.edges[bin + 1]
      let own = Self.x.indices.filter { range.contains(Self.x[$0]) }.map { Self.weights[$0] }
      #expect(histogram.weights[bin] == own.reduce(0, +))
      #expect(histogram.squaredWeights[bin] == own.map { $0 * $0 }.reduce(0, +))
    }
    let sum = histogram.total + histogram.below + histogram.above
    #expect(abs(sum - Self.weights.reduce(0, +)) < 10_000 * 5000 * 0x1p-53)
  }

  @Test func manyEntriesAreTheSameAsOneByOne() {
    var one = Histogram1D(axis: Self.filled().axis)
    for i in Self.x.indices { one.fill(Self.x[i], weight: Self.weights[i]) }
    #expect(one == Self.filled())
    var many = Histogram1D(axis: one.axis)
    many.fill(Self.x.span)
    #expect(many.weights == many.squaredWeights)
    #expect(many.total + many.below + many.above == 10_000)
  }

  @Test func mergedPartsOfUnitWeightAreTheWhole() {
    var whole = Histogram1D(axis: .logarithmic(bins: 9, from: 0.01, to: 1))
    var left = whole
    var right = whole
    whole.fill(Self.weights.span)
    left.fill(Self.weights.span.extracting(..<3000))
    right.fill(Self.weights.span.extracting(3000...))
    left.merge(right)
    #expect(left == whole)
  }

  @Test func scalingScalesWeightsAndErrorsAlike() {
    var histogram = Self.filled()
    let errors = histogram.errors
    histogram.scale(by: 4)
    #expect(histogram.weights == Self.filled().weights.map { 4 * $0 })
    #expect(histogram.errors == errors.map { 4 * $0 })
  }

  @Test func theDensityIntegratesToOne() {
    let histogram = Self.filled()
    let sum = zip(histogram.density(), histogram.axis.widths).map { $0 * $1 }.reduce(0, +)
    #expect(abs(sum - 1) < 60 * 0x1p-52)
    let plane = Self.filledPlane()
    let cells = plane.density().map { $0 * (4.0 / 12) * (4.0 / 20) }.reduce(0, +)
    #expect(abs(cells - 1) < 240 * 0x1p-52)
    #expect(Histogram1D(axis: histogram.axis).density().allSatisfy { $0 == 0 })
  }

  @Test func quantilesInvertTheCumulative() throws {
    var histogram = Histogram1D(axis: try Axis(.variable(edges: [0, 1, 2, 4, 5])))
    for (x, weight) in [(0.5, 1.0), (3, 2), (4.5, 1)] { histogram.fill(x, weight: weight) }
    #expect(histogram.quantile(0) == 0)
    #expect(histogram.quantile(0.125) == 0.5)
    #expect(histogram.quantile(0.5) == 3)
    #expect(histogram.quantile(1) == 5)
    #expect(Histogram1D(axis: histogram.axis).quantile(0.5) == nil)
  }

  @Test func groupsHoldTheSumsOfTheirBins() {
    var fine = Histogram1D(axis: .regular(bins: 60, from: -2.5, to: 2.5))
    var coarse = Histogram1D(axis: .regular(bins: 12, from: -2.5, to: 2.5))
    fine.fill(Self.x.span)
    coarse.fill(Self.x.span)
    #expect(fine.grouped(by: 5) == coarse)
    var plane = Histogram2D(x: fine.axis, y: fine.axis)
    var coarsePlane = Histogram2D(x: coarse.axis, y: fine.axis.grouped(by: 3))
    plane.fill(x: Self.x.span, y: Self.y.span)
    coarsePlane.fill(x: Self.x.span, y: Self.y.span)
    #expect(plane.grouped(x: 5, y: 3) == coarsePlane)
  }

  @Test func projectionsAreTheHistogramsOfOneCoordinate() {
    var plane = Histogram2D(x: Self.filledPlane().xAxis, y: Self.filledPlane().yAxis)
    plane.fill(x: Self.x.span, y: Self.y.span)
    var x = Histogram1D(axis: plane.xAxis)
    var y = Histogram1D(axis: plane.yAxis)
    x.fill(Self.x.span)
    y.fill(Self.y.span)
    #expect(plane.projected(onto: .x) == x)
    #expect(plane.projected(onto: .y) == y)
    #expect(plane.totalWithSurroundings == 10_000)
    #expect(plane.total < 10_000)
  }

  @Test func mergedPlanesAreTheWhole() {
    let axis = Axis.regular(bins: 5, from: -1, to: 1)
    var whole = Histogram2D(x: axis, y: axis)
    var left = whole
    whole.fill(x: Self.x.span, y: Self.y.span)
    for i in 0..<5000 { left.fill(x: Self.x[i], y: Self.y[i]) }
    var right = Histogram2D(x: axis, y: axis)
    right.fill(x: Self.x.span.extracting(5000...), y: Self.y.span.extracting(5000...))
    left.merge(right)
    #expect(left == whole)
  }

  @Test func histogramsSurviveTheirFile() throws {
    let one = Self.filled()
    let two = Self.filledPlane()
    let coder = JSONEncoder()
    #expect(try JSONDecoder().decode(Histogram1D.self, from: coder.encode(one)) == one)
    #expect(try JSONDecoder().decode(Histogram2D.self, from: coder.encode(two)) == two)
  }

  @Test func aFileWithTooFewCellsGetsASentence() throws {
    let json =
      #"{"axis":{"regular":{"bins":2,"lower":0,"upper":1}},"sums":{"weights":[1],"squares":[1]}}"#
    do {
      _ = try JSONDecoder().decode(Histogram1D.self, from: Data(json.utf8))
      Issue.record("decoded \(json)")
    } catch DecodingError.dataCorrupted(let context) {
      #expect(context.debugDescription == "found 1 cells, expected 4 for the axes")
    }
  }

  @Test func differentAxesAreNotMerged() async {
    await #expect(processExitsWith: .failure) {
      var one = Histogram1D(axis: .regular(bins: 2, from: 0, to: 1))
      one.merge(Histogram1D(axis: .regular(bins: 3, from: 0, to: 1)))
    }
  }
}
