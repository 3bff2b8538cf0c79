import Numerics
import Response
import Testing

struct FiducialVolumeTests {
  /// 31.5 t at the density that NEST gives for 175 K, 2.87493 g/cm³, to a tenth of a percent.
  @Test func darwinsHoldsItsMass() throws {
    let fiducial = try ShippedDetector.darwin.decoded().fiducial
    let tonnes = fiducial.volume / 1e3 * 2.87493 * Units.g
    #expect(abs(tonnes - 31.5) < 0.03)
    #expect(fiducial.mass == 31.5)
  }

  /// Uniform positions: squared radius and height have the moments of uniform numbers.
  @Test func positionsAreUniform() {
    let volume = FiducialVolume(radius: 100, bottom: -50, top: 150)
    var stream = RandomStream(seed: 8, purpose: .test, index: 0)
    var squares = Moments()
    var heights = Moments()
    var across = Moments()
    for _ in 0..<100_000 {
      let position = volume.sample(using: &stream)
      #expect(volume.holds(position))
      squares.add(position.radius * position.radius / 1e4)
      heights.add((position.z + 50) / 200)
      across.add(position.x * position.y / 1e4)
    }
    for moments in [squares, heights] {
      #expect(abs(moments.mean - 0.5) < 4 * moments.meanError)
      #expect(abs(moments.variance - 1.0 / 12) < 4 * (1.0 / 180 / 100_000).squareRoot())
    }
    #expect(abs(across.mean) < 4 * across.meanError)
  }
}
