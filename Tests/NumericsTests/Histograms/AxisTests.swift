import Foundation
import Numerics
import Testing

struct AxisTests {
  private static let axes: [Axis] = [
    .regular(bins: 1, from: -1, to: 1), .regular(bins: 7, from: -0.3, to: 2.1),
    .regular(bins: 1000, from: 1e9, to: 1e9 + 1), .logarithmic(bins: 30, from: 1e-3, to: 1e5),
    .logarithmic(bins: 999, from: 3, to: 4),
  ]

  private static func withVariable() throws -> [Axis] {
    axes + [try Axis(.variable(edges: [0, 1e-6, 2e-6, 1, 5, 5.5, 1000]))]
  }

  @Test func everyEdgeBeginsItsBin() throws {
    for axis in try Self.withVariable() {
      for (i, edge) in axis.edges.enumerated() {
        #expect(axis.cell(of: edge) == i + 1)
        #expect(axis.cell(of: edge.nextDown) == i)
      }
    }
  }

  @Test func everyNumberIsBetweenTheEdgesOfItsBin() throws {
    for axis in try Self.withVariable() {
      for part in uniformNumbers(2000, index: 4) {
        let x = axis.lower + part * (axis.upper - axis.lower)
        let cell = axis.cell(of: x)
        #expect(cell == axis.bins + 1 || axis.edges[cell - 1] <= x && x < axis.edges[cell])
      }
      #expect(axis.cell(of: -.infinity) == 0)
      #expect(axis.cell(of: .infinity) == axis.bins + 1)
      #expect(axis.cell(of: .nan) == axis.bins + 1)
    }
  }

  @Test func logarithmicBinsHaveEqualRatios() {
    let axis = Axis.logarithmic(bins: 4, from: 1e-2, to: 1e2)
    for (edge, expected) in zip(axis.edges, [1e-2, 1e-1, 1, 1e1, 1e2]) {
      // Two rounded logarithms below 5 are undone by an exponential.
      #expect(abs(edge / expected - 1) < 10 * 0x1p-52)
    }
    #expect(abs(axis.centers[2] / 10.0.squareRoot() - 1) < 10 * 0x1p-52)
  }

  @Test func groupedBinsKeepTheirEdges() throws {
    for axis in [
      Axis.regular(bins: 60, from: 0.1, to: 7.3), .logarithmic(bins: 60, from: 1, to: 9),
    ] {
      #expect(
        axis.grouped(by: 4).edges == stride(from: 0, through: 60, by: 4).map { axis.edges[$0] })
    }
  }

  @Test func axesSurviveTheirFile() throws {
    for axis in try Self.withVariable() {
      let data = try JSONEncoder().encode(axis)
      #expect(try JSONDecoder().decode(Axis.self, from: data) == axis)
    }
  }

  @Test(arguments: [
    (
      #"{"regular":{"bins":0,"lower":0,"upper":1}}"#,
      "found 1 numbers for edge, expected at least 2"
    ),
    (
      #"{"regular":{"bins":3,"lower":1,"upper":1}}"#,
      "edge number 2 is 1.0, expected more than the 1.0 before it"
    ),
    (
      #"{"regular":{"bins":1000000000000,"lower":0,"upper":1}}"#,
      "found 1000000000001 numbers for edge, expected at most 16777217"
    ),
    (
      #"{"logarithmic":{"bins":3,"lower":0,"upper":1}}"#,
      "edge number 1 is 0.0, expected a positive number for a logarithmic axis"
    ),
    (
      #"{"variable":{"edges":[1,2,2]}}"#,
      "edge number 3 is 2.0, expected more than the 2.0 before it"
    ),
  ])
  func badAxesGetASentence(json: String, sentence: String) throws {
    do {
      _ = try JSONDecoder().decode(Axis.self, from: Data(json.utf8))
      Issue.record("decoded \(json)")
    } catch DecodingError.dataCorrupted(let context) {
      #expect(context.debugDescription == sentence)
    }
  }

  @Test func anEmptyRangeIsRefused() async {
    await #expect(processExitsWith: .failure) { _ = Axis.regular(bins: 3, from: 2, to: 1) }
  }
}
