import Storage
import Testing

@testable import Response

struct DriftPathTests {
  private static let below = Position(x: 10, y: 20, z: 300)

  private static func path(_ field: String, more: String = "") throws -> DriftPath {
    let text = ShippedDetector.darwin.yaml.replacing(
      "drift_field_V_per_cm: 200", with: "drift_field_V_per_cm: \(field)\(more)")
    let detector = try YAMLDecoder().decode(Detector.self, from: text, name: "mine")
    return DriftPath(detector, conditions: DriftConditions(of: detector))
  }

  /// A map that is the same everywhere is no map.
  @Test(arguments: [
    "{depth_polynomial: [200, 0]}",
    "{radii_mm: [0, 1300], heights_mm: [0, 900, 2600], values: [200, 200, 200, 200, 200, 200]}",
  ])
  func evenMapsAreUniformFields(map: String) throws {
    let (even, mapped) = (try Self.path("200"), try Self.path(map))
    for z in [0, 300, 899.5, 2599.9, 2600, 2605] {
      let place = Position(x: 700, y: 0, z: z)
      #expect(abs(mapped.time(from: place) - even.time(from: place)) <= 1e-12 * 2e6)
      let (one, other) = (mapped.spread(from: place), even.spread(from: place))
      #expect(abs(one.time - other.time) <= 1e-12 * 2e3)
      #expect(abs(one.across - other.across) <= 1e-12 * 5)
    }
  }

  /// In the uniform field the spread is √(2 D t), along the drift divided by the velocity.
  @Test func spreadIsThatOfDiffusion() throws {
    let path = try Self.path("200")
    let conditions = DriftConditions(of: try ShippedDetector.darwin.decoded())
    let (time, spread) = (path.time(from: Self.below), path.spread(from: Self.below))
    let along = (2 * conditions.longitudinalDiffusion * time).squareRoot()
    #expect(relativeError(spread.time, along / conditions.driftVelocity) < 1e-12)
    let across = (2 * conditions.transverseDiffusion * time).squareRoot()
    #expect(relativeError(spread.across, across) < 1e-12)
  }

  /// Times of layers add, and so do variances.
  ///
  /// The step between them, a thousandth of a millimetre, is 4e-7 of the way; what it adds is at
  /// most three times that of the faster layer.
  @Test func layersAdd() throws {
    let path = try Self.path(
      "{radii_mm: [0, 1300], heights_mm: [0, 1450, 1450.001, 2600], "
        + "values: [300, 300, 100, 100, 300, 300, 100, 100]}")
    let liquid = LiquidXenon(temperature: 175)
    func sum(_ rate: (_ velocity: Double, _ field: Double) -> Double) -> Double {
      1150 * rate(liquid.driftVelocity(field: 300), 300)
        + 1150 * rate(liquid.driftVelocity(field: 100), 100)
    }
    let time = sum { velocity, _ in 1 / velocity }
    let along = sum { velocity, field in
      2 * liquid.longitudinalDiffusion(field: field) / (velocity * velocity * velocity)
    }
    let across = sum { velocity, field in
      2 * liquid.transverseDiffusion(field: field) / velocity
    }
    let spread = path.spread(from: Self.below)
    #expect(relativeError(path.time(from: Self.below), time) < 3 * 4e-7)
    #expect(relativeError(spread.time * spread.time, along) < 3 * 4e-7)
    #expect(relativeError(spread.across * spread.across, across) < 3 * 4e-7)
  }

  /// Above the gate electrons have the velocity of the field there, and nothing else changes.
  @Test func gapHasItsOwnField() throws {
    let even = try Self.path("200")
    let own = try Self.path("200", more: "\n  gate_field_kV_per_cm: 4")
    let liquid = LiquidXenon(temperature: 175)
    let (slow, fast) = (liquid.driftVelocity(field: 200), liquid.driftVelocity(field: 4000))
    for (z, gap) in [(300.0, 5.0), (2595, 5), (2598, 2), (2600, 0), (2603, 0)] {
      let place = Position(x: 0, y: 0, z: z)
      let gained = even.time(from: place) - own.time(from: place)
      // Times of up to 2e6 ns have lost nine digits before the point of 1e-16 of them.
      #expect(abs(gained - gap * (1 / slow - 1 / fast)) < 1e-9)
    }
    let (one, other) = (even.spread(from: Self.below), own.spread(from: Self.below))
    let lost = 5 * 2 * liquid.transverseDiffusion(field: 200) / slow
    let given = 5 * 2 * liquid.transverseDiffusion(field: 4000) / fast
    let change = one.across * one.across - other.across * other.across
    #expect(abs(change - (lost - given)) < 1e-12)
    let same = try Self.path("200", more: "\n  gate_field_kV_per_cm: 0.2")
    #expect(relativeError(same.time(from: Self.below), even.time(from: Self.below)) < 1e-14)
  }

  /// The signals of a detector take both from here.
  @Test func signalsFollowTheWay() throws {
    let text = ShippedDetector.darwin.yaml.replacing(
      "drift_field_V_per_cm: 200", with: "drift_field_V_per_cm: {depth_polynomial: [100, 0.1]}")
    let detector = try YAMLDecoder().decode(Detector.self, from: text, name: "mine")
    let path = DriftPath(detector, conditions: DriftConditions(of: detector))
    #expect(
      SignalModel(detector: detector).driftTime(from: Self.below) == path.time(from: Self.below))
    let spread = TraceModel(detector: detector).path.spread(from: Self.below)
    #expect(spread == path.spread(from: Self.below))
  }
}
