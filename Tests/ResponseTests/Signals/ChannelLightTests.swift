import Numerics
import Storage
import Testing

@testable import Response

struct ChannelLightTests {
  private static let array = PhotomultiplierArray(count: 61, pitch: 80, diameter: 76)

  private static func shares(
    _ pattern: String, from place: Position, beyond end: Double = 1000
  ) throws -> [Double] {
    let light = ChannelLight(
      array, try YAMLDecoder().decode(LightPattern.self, from: pattern, name: "pattern"),
      beyond: end)
    var shares: [Double] = []
    var room: [Double] = []
    light.share(lightFrom: place, into: &shares, using: &room)
    return shares
  }

  private static let shapes = [
    "{shape: cauchy, width_mm: 60, power: 2}", "{shape: solid-angle, clearance_mm: 60}",
    "{shape: exponential, width_mm: 1, uniform_share: 0.3}",
    "{shape: table, distances_mm: [0, 50, 200], weights: [1, 0.4, 0.01]}",
  ]

  @Test(arguments: shapes)
  func sharesSumToOne(pattern: String) throws {
    for place in [
      Position(x: 3, y: -4, z: 990), Position(x: 340, y: 20, z: 0),
      Position(x: 1e5, y: 0, z: 1000),
    ] {
      let shares = try Self.shares(pattern, from: place)
      #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
      #expect(shares.allSatisfy { $0 >= 0 })
    }
  }

  /// The light of a point on the axis through a disk of radius d at height h is (1 - cos) / 2 of its
  /// own; the shares of equal tubes that fill the disk follow it as far as the lattice is fine.
  @Test(arguments: [(400.0, 600.0), (1000, 0)])
  func solidAnglesAreThoseOfADisk(depth: Double, z: Double) throws {
    let array = PhotomultiplierArray(count: 20_000, pitch: 8, diameter: 7)
    let pattern = LightPattern(.solidAngle(clearance: 75, power: 1.5), uniformShare: 0)
    let light = ChannelLight(array, pattern, beyond: 1000)
    var shares: [Double] = []
    var room: [Double] = []
    light.share(lightFrom: Position(x: 0, y: 0, z: z), into: &shares, using: &room)
    let height = depth + 75
    let radius = 300.0
    // The lattice fills a disk of as many cells of √3/2 pitch².
    let area = 20_000 * 0.75.squareRoot() * 64
    func seen(_ squared: Double) -> Double {
      1 - height / (height * height + squared).squareRoot()
    }
    let inside = shares.indices.reduce(0.0) { sum, tube in
      let squared = array.x[tube] * array.x[tube] + array.y[tube] * array.y[tube]
      return sum + (squared < radius * radius ? shares[tube] : 0)
    }
    // Of 5100 cells within, those on the edge come and go: a part of pitch over radius at most.
    #expect(abs(inside / (seen(radius * radius) / seen(area / .pi)) - 1) < 8 / radius)
  }

  @Test func reflectedLightIsTheSameForAll() throws {
    let all = try Self.shares(
      "{shape: cauchy, width_mm: 60, uniform_share: 1}", from: Position(x: 99, y: 0, z: 0))
    #expect(all.allSatisfy { abs($0 - 1.0 / 61) < 1e-15 })
  }

  /// A map gives back its own numbers at the places of its grid, scaled, and means between them.
  @Test func mapsAreBilinear() throws {
    let map = try YAMLDecoder().decode(
      LightPattern.self,
      from: "{shape: map, x_mm: [0, 10], y_mm: [0, 1, 2], "
        + "fractions: [[1, 2, 3, 4, 5, 6], [3, 2, 1, 4, 0, 2]]}", name: "map")
    let light = ChannelLight(
      PhotomultiplierArray(count: 2, pitch: 80, diameter: 76), map, beyond: 0)
    var room: [Double] = []
    func first(_ x: Double, _ y: Double) -> Double {
      var shares: [Double] = []
      light.share(lightFrom: Position(x: x, y: y, z: 0), into: &shares, using: &room)
      #expect(abs(shares[0] + shares[1] - 1) < 1e-15)
      return shares[0]
    }
    #expect(first(0, 0) == 0.25)
    #expect(first(10, 2) == 0.75)
    #expect(first(0, 1.5) == 0.625)
    #expect(first(5, 1) == 0.75)
    #expect(first(-7, -1) == 0.25)
    #expect(first(10, 99) == 0.75)
  }

  /// Where only the middle of a cloud counts, the mean over its places is the same to 3e-5.
  @Test func narrowCloudsAreTheirMiddle() {
    let pattern = LightPattern(.cauchy(width: 75, power: 1.5), uniformShare: 0.1)
    let light = ChannelLight(Self.array, pattern, beyond: 1000)
    let spread = 75 / 1.5 / 300
    let places: [LightPlace] = [-2, -1, 1, 2].flatMap { step in
      [
        (Position(x: 60 + step * spread, y: 20, z: 0), 0.125),
        (Position(x: 60, y: 20 + step * spread, z: 0), 0.125),
      ]
    }
    var (narrow, wide, room) = ([Double](), [Double](), [Double]())
    light.share(lightFrom: places, spread: 0.999 * spread, into: &narrow, using: &room)
    light.share(lightFrom: places, spread: 1.001 * spread, into: &wide, using: &room)
    #expect(narrow != wide)
    for (one, other) in zip(narrow, wide) { #expect(abs(one / other - 1) < 3e-5) }
  }
}
