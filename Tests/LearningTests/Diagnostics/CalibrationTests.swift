import Foundation
import Learning
import Numerics
import Testing

struct VarianceCalibrationTests {
  private static func calibration(scatter: Double) -> VarianceCalibration {
    var stream = RandomStream(seed: 6, purpose: .test, index: 0)
    var values: [Float] = []
    var means: [Float] = []
    var variances: [Float] = []
    for _ in 0..<20_000 {
      let variance = 0.0625 * pow(2, 6 * stream.uniform())
      let mean = 10 * stream.uniform()
      let distance = scatter * variance.squareRoot() * Normal.standard.sample(using: &stream)
      variances.append(Float(variance))
      means.append(Float(mean))
      values.append(Float(mean + distance))
    }
    var calibration = VarianceCalibration(varianceFloor: 0.0625)
    calibration.add(values.span, means: means.span, variances: variances.span)
    return calibration
  }

  /// The width of `n` normal pulls has the relative standard error `1 / √(2 n)`.
  @Test(arguments: [1.0, 2])
  func pullsAreAsWideAsTheScatterIsLarge(scatter: Double) {
    let calibration = Self.calibration(scatter: scatter)
    #expect(calibration.total.count == 20_000)
    for bin in calibration.bins where bin.count > 0 {
      let error = 1 / (2 * Double(bin.count)).squareRoot()
      #expect(abs(bin.pullWidth / scatter - 1) < 5 * error)
      let ratio = bin.meanSquareDistance / bin.meanVariance / (scatter * scatter)
      #expect(abs(ratio - 1) < 12 * error)
    }
    #expect(calibration.bins.count { $0.count > 0 } == 6)
  }

  @Test func numbersAtTheFloorAreInTheFirstBin() {
    var calibration = VarianceCalibration(varianceFloor: 0.0625)
    let zeros: [Float] = [0, 0]
    calibration.add(zeros.span, means: zeros.span, variances: ([0.0625, 1e30] as [Float]).span)
    #expect(calibration.bins.first?.count == 1)
    #expect(calibration.bins.last?.count == 1)
    #expect(calibration.total.pullWidth == 0)
  }
}

struct ProbabilityCalibrationTests {
  private static func sample(stretched: Double) -> (background: [Double], signal: [Double]) {
    var stream = RandomStream(seed: 8, purpose: .test, index: 0)
    var background: [Double] = []
    var signal: [Double] = []
    for _ in 0..<20_000 {
      let logit = 8 * stream.uniform() - 4
      if stream.uniform() < 1 / (1 + exp(-logit)) {
        signal.append(stretched * logit)
      } else {
        background.append(stretched * logit)
      }
    }
    return (background, signal)
  }

  @Test func honestProbabilitiesAreFoundHonest() {
    let sample = Self.sample(stretched: 1)
    let calibration = ProbabilityCalibration(
      backgroundLogits: sample.background, signalLogits: sample.signal)
    #expect(calibration.bins.count == 10)
    for bin in calibration.bins {
      #expect(abs(bin.signalFraction - bin.meanProbability) < 5 * bin.expectedError)
    }
    #expect(calibration.error < 0.02)
  }

  @Test func overconfidenceIsFound() {
    let sample = Self.sample(stretched: 3)
    let calibration = ProbabilityCalibration(
      backgroundLogits: sample.background, signalLogits: sample.signal)
    #expect(calibration.error > 0.05)
  }
}
