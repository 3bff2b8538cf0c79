import Numerics
import Response
import Testing

struct DriftConditionsTests {
  /// What NEST v2.4.0 derives for its default detector and for those like DARWIN and LZ.
  @Test(arguments: [
    (ShippedDetector.referenceDefault, [1.91413, 304.607, 0.957669, 17.5027]),
    (.referenceDarwinLike, [1.52486, 357.471, 0.725797, 25.9451]),
    (.referenceLZLike, [1.33207, 613.061, 0.726063, 34.0072]),
  ])
  func conditionsAreThoseOfNEST(file: ShippedDetector, expected: [Double]) throws {
    let model = SignalModel(detector: try file.decoded())
    let conditions = model.conditions
    #expect(relativeError(conditions.driftVelocity * Units.us, expected[0]) < 1e-4)
    #expect(relativeError(conditions.electroluminescence, expected[1]) < 1e-4)
    #expect(relativeError(conditions.extraction, expected[2]) < 1e-4)
    #expect(relativeError(model.chargeGain, expected[3]) < 1e-4)
  }

  /// The published gains of LZ: 47.1 and 34.0 detected photons per electron, to their last digit.
  @Test(arguments: [(ShippedDetector.lz2022, 47.1), (.lz2024, 34.0)])
  func gainsAreThoseOfLZ(file: ShippedDetector, gain: Double) throws {
    #expect(abs(SignalModel(detector: try file.decoded()).chargeGain - gain) < 0.05)
  }
}
