import Numerics
import Testing

struct CurvePointsIntegralTests {
  private static func points() throws -> CurvePoints {
    try CurvePoints(x: [0, 1, 3, 4], y: [0, 2, 2, 6])
  }

  @Test func theAreaIsThatOfTheTrapezoids() throws {
    #expect(try Self.points().integral() == 1 + 4 + 4)
    #expect(try Self.points().cumulativeIntegral().y == [0, 1, 5, 9])
  }

  @Test func partsJoinToTheWhole() throws {
    let points = try Self.points()
    // 0.5: the triangle 0.25; 3.5: half-way up the last trapezoid, (2 + 4) / 4.
    #expect(points.integral(over: 0...0.5) == 0.25)
    #expect(points.integral(over: 3...3.5) == 1.5)
    #expect(points.integral(over: 0.5...3.5) == 1 - 0.25 + 4 + 1.5)
    #expect(points.integral(over: -7...90) == 9)
    #expect(points.integral(over: 5...6) == 0)
  }
}
