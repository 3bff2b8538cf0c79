import Numerics
import Testing

struct BilinearInterpolantTests {
  private static let x = [0.0, 1, 3]
  private static let y = [-1.0, 0, 0.5, 2]

  private static func plane(_ x: Double, _ y: Double) -> Double { 2 + 3 * x - y + 0.5 * x * y }

  private static func surface(_ beyond: Extrapolation) throws -> BilinearInterpolant {
    try BilinearInterpolant(
      x: x, y: y, values: x.flatMap { x in y.map { plane(x, $0) } }, beyond: beyond)
  }

  @Test func aBilinearSurfaceIsReproduced() throws {
    let surface = try Self.surface(.tangent)
    for x in stride(from: -1.0, through: 4, by: 0.25) {
      for y in stride(from: -2.0, through: 3, by: 0.25) {
        #expect(abs(surface.value(x: x, y: y) - Self.plane(x, y)) < 20 * 0x1p-49)
      }
    }
  }

  @Test func beyondTheGridItDoesAsTold() throws {
    #expect(try Self.surface(.clamp).value(x: 9, y: 1) == Self.plane(3, 1))
    #expect(try Self.surface(.zero).value(x: 1, y: 3) == 0)
    #expect(try Self.surface(.notANumber).value(x: 1, y: 3).isNaN)
    #expect(try Self.surface(.clamp).value(x: .nan, y: 0).isNaN)
  }

  @Test func badGridsGetASentence() {
    let error = #expect(throws: NumericsError.self) {
      try BilinearInterpolant(x: Self.x, y: Self.y, values: [1, 2], beyond: .clamp)
    }
    #expect(error?.description == "found 2 numbers for value, expected 12")
  }
}
