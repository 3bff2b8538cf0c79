import Numerics
import Spectra
import Testing

struct TabulatedHaloTests {
  static let source = Source("a table made for a test", at: "")

  // Straight lines through n points of a smooth curve err as 1 / n^2; the moments are asked to
  // 1e-5 of their scale for a step of 0.4 km/s, 1.7e-3 of the most probable speed: h^2 / 12 times
  // a second derivative of order one is 2.4e-7, and the sharp end adds its last cell.
  @Test func tableOfTheStandardHaloGivesItsMoments() throws {
    let standard = StandardHalo()
    let speeds = (0...2000).map { Double($0) / 2000 * standard.fastest }
    let table = try TabulatedHalo(
      speeds: speeds, densities: speeds.map { 3 * standard.density(at: $0) }, source: Self.source)
    for speed in stride(from: 0.0, to: 800, by: 23.7) {
      let speed = speed * Units.kilometrePerSecond
      let eta = table.inverseSpeed(above: speed) - standard.inverseSpeed(above: speed)
      let mean = table.speed(above: speed) - standard.speed(above: speed)
      #expect(abs(eta) < 1e-5 / standard.mostProbableSpeed)
      #expect(abs(mean) < 1e-5 * standard.mostProbableSpeed)
    }
  }

  // Particles of one speed, nearly: eta is a step of height 1 / v, the mean speed a step of v.
  @Test func aNarrowPeakIsAStep() throws {
    let stream = try TabulatedHalo(
      speeds: [0.2999, 0.3, 0.3001], densities: [0, 1, 0], source: Self.source)
    for below in [0, 0.1, 0.2998] {
      #expect(abs(stream.inverseSpeed(above: below) * 0.3 - 1) < 1e-6)
      #expect(abs(stream.speed(above: below) / 0.3 - 1) < 1e-6)
    }
    #expect(stream.inverseSpeed(above: 0.3001) == 0)
    #expect(stream.speed(above: 0.5) == 0)
    #expect(stream.density(at: 0.25) == 0)
  }

  @Test func momentsAreTheIntegralsOfTheLines() throws {
    let halo = try TabulatedHalo(
      speeds: [0, 0.1, 0.25, 0.3, 0.7], densities: [0, 2, 5, 1, 0], source: Self.source)
    #expect(abs(StandardHaloTests.integral(halo, from: 0) { _ in 1 } - 1) < 1e-12)
    for speed in [0, 0.05, 0.1, 0.2, 0.26, 0.3, 0.5, 0.69] {
      let eta = StandardHaloTests.integral(halo, from: speed) { $0 > 0 ? 1 / $0 : 0 }
      let mean = StandardHaloTests.integral(halo, from: speed) { $0 }
      #expect(abs(halo.inverseSpeed(above: speed) - eta) < 1e-9)
      #expect(abs(halo.speed(above: speed) - mean) < 1e-10)
    }
  }

  @Test(arguments: [
    (
      [1.0], [1.0],
      "a tabulated halo, densities: found 1 of them for 1 speeds, "
        + "expected one for each of at least two speeds"
    ),
    (
      [2, 1], [1, 1],
      "a tabulated halo, speeds: found 2.0 before 1.0, expected increasing numbers from zero on"
    ),
    (
      [1, 2], [1, -1],
      "a tabulated halo, densities: found -1.0, expected numbers that are zero or positive"
    ),
    ([0, 1], [1, 1], "a tabulated halo, densities: found 1.0 at rest, expected zero there"),
    (
      [1, 2], [0, 0],
      "a tabulated halo, densities: found an integral of 0.0, expected a positive one"
    ),
  ])
  func badTablesGetASentence(speeds: [Double], densities: [Double], sentence: String) {
    let error = #expect(throws: SpectraError.self) {
      try TabulatedHalo(speeds: speeds, densities: densities, source: Self.source)
    }
    #expect(error?.description == sentence)
  }
}
