import Foundation
import Testing

@testable import Plotting

struct MarchingSquaresTests {
  private let grid = (0...40).map { -2 + 0.1 * Double($0) }

  private func lines(_ level: Double, _ value: (Double, Double) -> Double)
    -> [[MarchingSquares.Point]]
  {
    MarchingSquares(x: grid, y: grid, values: grid.flatMap { x in grid.map { value(x, $0) } })
      .lines(at: level)
  }

  @Test func circleIsOneClosedLine() throws {
    let found = lines(1) { $0 * $0 + $1 * $1 }
    #expect(found.count == 1)
    let circle = try #require(found.first)
    #expect(circle.first == circle.last)
    // Linear interpolation of r² over a step h misses by h²/4 at most along a side.
    for point in circle {
      #expect(abs(point.x * point.x + point.y * point.y - 1) <= 0.0025 + 1e-12)
    }
  }

  @Test func planeIsOneOpenLineThroughTheGrid() throws {
    let found = lines(0.05) { x, _ in x }
    #expect(found.count == 1)
    let line = try #require(found.first)
    #expect(line.count == grid.count)
    for point in line { #expect(abs(point.x - 0.05) < 1e-12) }
  }

  @Test func saddleHasTwoBranchesThatDoNotCross() {
    let found = lines(0.003) { $0 * $1 }
    #expect(found.count == 2)
    for line in found {
      let signs = Set(line.map { $0.x + $0.y > 0 })
      #expect(signs.count == 1)
    }
  }

  @Test func twoHillsAreTwoLines() {
    let found = lines(0.5) { x, y in
      exp(-8 * ((x - 1) * (x - 1) + y * y)) + exp(-8 * ((x + 1) * (x + 1) + y * y))
    }
    #expect(found.count == 2)
    for line in found { #expect(line.first == line.last) }
  }

  @Test func missingValuesEndTheLine() {
    let found = lines(1) { x, y in x > 0.5 ? .nan : x * x + y * y }
    #expect(found.count == 1)
    for line in found {
      #expect(line.first != line.last)
      #expect(line.allSatisfy { $0.x <= 0.5 })
    }
  }
}
