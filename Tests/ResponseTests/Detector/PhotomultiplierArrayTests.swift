import Numerics
import Response
import Testing

struct PhotomultiplierArrayTests {
  /// 241, 253 and 955 points fill whole shells of the lattice, so these arrays look the same from six sides.
  @Test(arguments: [241, 253, 955])
  func arraysOfWholeShellsAreCentred(count: Int) {
    let array = PhotomultiplierArray(count: count, pitch: 80, diameter: 76)
    #expect(array.count == count)
    #expect(abs(array.x.reduce(0, +)) < 1e-6)
    #expect(abs(array.y.reduce(0, +)) < 1e-6)
    let square = zip(array.x, array.y).map { ($0 * $0 - $1 * $1, $0 * $1) }
    #expect(abs(square.reduce(0) { $0 + $1.0 }) < 1e-4)
    #expect(abs(square.reduce(0) { $0 + $1.1 }) < 1e-4)
  }

  @Test(arguments: [1, 7, 100, 955])
  func neighboursAreAPitchApart(count: Int) {
    let array = PhotomultiplierArray(count: count, pitch: 80, diameter: 76)
    var nearest = Double.infinity
    for first in 0..<count {
      for second in 0..<first {
        let (dx, dy) = (array.x[first] - array.x[second], array.y[first] - array.y[second])
        nearest = min(nearest, (dx * dx + dy * dy).squareRoot())
      }
    }
    #expect(count == 1 || abs(nearest - 80) < 1e-9)
  }

  /// The radius of a disk of 955 cells of area √3/2 pitch² is 1298 mm, and the last tube is nearer
  /// to its edge than a pitch.
  @Test func darwinsArrayFillsTheDetector() throws {
    let array = try ShippedDetector.darwin.decoded().topArray
    let outermost = zip(array.x, array.y).map { ($0 * $0 + $1 * $1).squareRoot() }.max() ?? 0
    #expect(outermost > 1298 - 80 && outermost < 1300)
  }

  /// Whole shells of the lattice above and below: six turns and as many mirrors leave both the same.
  @Test(arguments: [ShippedDetector.darwin, .lz2022, .xenonLike])
  func arraysHaveTheTwelveSymmetriesOfTheLattice(file: ShippedDetector) throws {
    let detector = try file.decoded()
    let (top, bottom) = (detector.topArray, detector.bottomArray)
    let symmetries = PlaneSymmetries(
      x: top.x + bottom.x, y: top.y + bottom.y,
      kinds: [Int](repeating: 0, count: top.count) + [Int](repeating: 1, count: bottom.count))
    #expect(symmetries.turns == 6 && symmetries.hasMirrors)
  }

  @Test func tubesMayNotOverlap() async {
    await #expect(processExitsWith: .failure) {
      _ = PhotomultiplierArray(count: 7, pitch: 70, diameter: 76)
    }
  }
}
