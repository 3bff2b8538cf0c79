import Foundation
import Numerics
import Testing

@testable import Inference

struct SignificanceTests {
  @Test func standardDeviationsFollowFromProbabilitiesDownToTheSmallest() {
    for z in [-6, -3, -0.5, 0, 0.5, 1, 3, 5, 10, 30, 36.9] {
      let log = Normal.standard.logSurvival(z)
      let complement = Normal.standard.logSurvival(-z)
      let found = Significance(logProbability: log, logComplement: complement, method: .contour)
      #expect(abs(found.z - z) < 1e-10 * max(1, abs(z)))
    }
  }

  @Test func beyondTheSmallestNumberTheLogarithmCarriesOn() {
    let found = Significance(logProbability: -5000, method: .contour)
    #expect(found.probability == 0)
    #expect(abs(Normal.standard.logSurvival(found.z) + 5000) < 1e-8)
  }

  @Test func certainAndImpossibleAreInfinite() {
    #expect(Significance(probability: 1, method: .closedForm).z == -.infinity)
    #expect(Significance(probability: 0, method: .closedForm).z == .infinity)
  }
}
