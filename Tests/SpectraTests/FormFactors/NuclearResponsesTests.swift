import Foundation
import Spectra
import Testing

struct NuclearResponsesTests {
  static func isotope(_ responses: NuclearResponses) throws -> Isotope {
    let element = Element.all.first { $0.symbol == responses.symbol }
    return try #require(element?.isotope(responses.massNumber))
  }

  static func value(_ coefficients: [Double], _ y: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * y + $1 } * exp(-2 * y)
  }

  // At rest M counts nucleons: W^00 = (2 J + 1) A^2 / 16 pi, W^01 with A (Z - N), W^11 with the
  // square of Z - N. The tables' numbers are whole to a fortieth of a nucleon.
  @Test(arguments: NuclearResponses.all)
  func atRestNucleonsAreCounted(responses: NuclearResponses) throws {
    let isotope = try Self.isotope(responses)
    let unit = (2 * isotope.spin + 1) / (16 * Double.pi)
    let sum = (responses.charge.isoscalar[0] / unit).squareRoot()
    let difference = responses.charge.mixed[0] / (unit * sum)
    let square = responses.charge.isovector[0] / unit
    #expect(abs(sum - Double(isotope.massNumber)) < 0.025)
    #expect(abs(difference - Double(isotope.atomicNumber - isotope.neutronNumber)) < 0.025)
    #expect(abs(square / (difference * difference) - 1) < 1e-4)
  }

  // Two of the three directions of a spin lie across the momentum.
  @Test(arguments: NuclearResponses.all)
  func atRestTransverseSpinsAreTwiceTheLongitudinal(responses: NuclearResponses) throws {
    guard try Self.isotope(responses).spin > 0 else {
      #expect(responses.longitudinalSpin.isoscalar.isEmpty)
      #expect(responses.transverseSpin.isoscalar.isEmpty)
      return
    }
    for (first, second) in [(0, 0), (0, 1), (1, 1)] {
      let across = responses.transverseSpin.coefficients(first, second)[0]
      let along = responses.longitudinalSpin.coefficients(first, second)[0]
      #expect(abs(across / along - 2) < 1e-4)
    }
  }

  // A nucleus without spin has one amplitude for each response, so every product of responses is a
  // product of amplitudes: W_M W_Phi'' = W_MPhi''^2. Eight digits, of sums that cancel to 1e-3.
  @Test(arguments: NuclearResponses.all)
  func withoutSpinTheInterferenceIsComplete(responses: NuclearResponses) throws {
    guard try Self.isotope(responses).spin == 0 else { return }
    for y in [0, 0.1, 0.3, 0.6, 1] {
      for (first, second) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        let charge = Self.value(responses.charge.coefficients(first, first), y)
        let orbit = Self.value(responses.spinOrbit.coefficients(second, second), y)
        let both = Self.value(responses.chargeSpinOrbit.coefficients(first, second), y)
        #expect(abs(both * both - charge * orbit) < 1e-4 * charge * orbit + 1e-6)
      }
    }
  }

  // For any nucleus and any mixture of couplings a response is a sum of squares.
  @Test(arguments: NuclearResponses.all)
  func responsesAreNotNegative(responses: NuclearResponses) {
    for response in [
      responses.charge, responses.spinOrbit, responses.longitudinalSpin, responses.transverseSpin,
      responses.orbital, responses.tensorSpinOrbit,
    ] where !response.isoscalar.isEmpty {
      let rest = abs(response.isoscalar[0]) + abs(response.isovector[0])
      for y in stride(from: 0, through: 2, by: 0.05) {
        let (a, b) = (Self.value(response.isoscalar, y), Self.value(response.isovector, y))
        let mixed = Self.value(response.mixed, y)
        #expect(a >= -1e-6 * rest && b >= -1e-6 * rest)
        #expect(a * b - mixed * mixed >= -1e-5 * (a * b + rest * rest))
      }
    }
  }
}
