import Numerics
import Testing

struct CurvePointsTests {
  struct Mistake: Sendable {
    let x: [Double]
    let y: [Double]
    let sentence: String
  }

  @Test(arguments: [
    Mistake(x: [1], y: [1], sentence: "found 1 numbers for x, expected at least 2"),
    Mistake(x: [1, 2], y: [1], sentence: "found 1 numbers for y, expected 2"),
    Mistake(x: [1, .nan], y: [1, 2], sentence: "x number 2 is nan, expected a finite number"),
    Mistake(
      x: [1, 2], y: [.infinity, 2], sentence: "y number 1 is inf, expected a finite number"),
    Mistake(
      x: [1, 3, 3], y: [1, 2, 3],
      sentence: "x number 3 is 3.0, expected more than the 3.0 before it"),
  ])
  func badTablesGetASentence(mistake: Mistake) {
    let error = #expect(throws: NumericsError.self) {
      try CurvePoints(x: mistake.x, y: mistake.y)
    }
    #expect(error?.description == mistake.sentence)
  }

  @Test(arguments: [1.0, -1])
  func theLinesThroughTheInverseUndoTheLines(sign: Double) throws {
    let points = try CurvePoints(x: [0, 1, 4, 9], y: [2, 3, 5, 6].map { sign * $0 })
    let forward = LinearInterpolant(through: points, beyond: .notANumber)
    let back = LinearInterpolant(through: try points.inverse(), beyond: .notANumber)
    for x in stride(from: 0, through: 9, by: 0.25) {
      #expect(abs(back.value(at: forward.value(at: x)) - x) < 9 * 0x1p-50)
    }
  }

  @Test func whatTurnsHasNoInverse() throws {
    let points = try CurvePoints(x: [0, 1, 2], y: [0, 1, 1])
    let error = #expect(throws: NumericsError.self) { try points.inverse() }
    #expect(
      error?.description
        == "y number 3 is 1.0 after 1.0, expected the numbers to rise or to fall throughout")
  }
}
