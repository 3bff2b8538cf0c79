import Foundation
import Numerics
import Testing

@testable import Response

struct HitChargeTests {
  /// The sum from three moments against charges drawn one by one, at the fewest photons it is for.
  ///
  /// The limit leaves no room for the departure itself, which stays far below it.
  @Test(arguments: ShippedDetector.allCases)
  func sumsHaveTheLawOfChargesDrawnOneByOne(file: ShippedDetector) throws {
    let photoelectrons = try file.decoded().photoelectrons
    let law = HitCharge(photoelectrons, threshold: photoelectrons.threshold)
    var stream = RandomStream(seed: 6, purpose: .test, index: 0)
    let draws = 50_000
    var single: [Double] = []
    var sums: [Double] = []
    for _ in 0..<draws {
      var sum = 0.0
      for _ in 0..<33 { sum += law.sampleSeen(using: &stream) }
      single.append(sum)
      sums.append(law.sum(of: 33, using: &stream))
    }
    let distance = KolmogorovDistance.between(single, sums)
    #expect(KolmogorovDistance.survival(distance, between: draws, draws) > 1e-6)
  }

  @Test(arguments: ShippedDetector.allCases)
  func theSeenPartIsThatOfChargesDrawnOneByOne(file: ShippedDetector) throws {
    let photoelectrons = try file.decoded().photoelectrons
    let law = HitCharge(photoelectrons, threshold: photoelectrons.threshold)
    var stream = RandomStream(seed: 6, purpose: .test, index: 1)
    let draws = 1_000_000
    var seen = 0
    for _ in 0..<draws where law.seen(using: &stream) != nil { seen += 1 }
    let p = law.seenProbability
    #expect(abs(Double(seen) / Double(draws) - p) < 4 * (p * (1 - p) / Double(draws)).squareRoot())
  }

  /// Without a threshold every photon is seen.
  @Test func allAreSeenWithoutThreshold() throws {
    let law = HitCharge(try ShippedDetector.darwin.decoded().photoelectrons, threshold: 0)
    #expect(abs(law.seenProbability - 1) < 1e-10)
  }
}
