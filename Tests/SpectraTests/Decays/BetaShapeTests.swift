import Foundation
import Numerics
import Spectra
import Testing

struct BetaShapeTests {
  static let transitions: [(decay: BetaDecay, branch: Int)] =
    BetaDecayTests.all.flatMap { decay in decay.branches.indices.map { (decay, $0) } }

  private static func shape(_ decay: BetaDecay, _ branch: Int) -> BetaShape {
    BetaShape(
      endPoint: decay.endPoint(of: decay.branches[branch]),
      nucleus: FermiFunction(
        daughterAtomicNumber: decay.daughterAtomicNumber, massNumber: decay.massNumber),
      factor: .init(decay.branches[branch].transition))
  }

  private static func moments(of shape: BetaShape) -> (integral: Double, mean: Double) {
    let rule = GaussLegendre(count: 200)
    return (
      rule.integral(from: 0, to: shape.endPoint) { shape.density(at: $0) },
      rule.integral(from: 0, to: shape.endPoint) { $0 * shape.density(at: $0) }
    )
  }

  // The table's straight lines of 1/2048 of the range integrate to one by construction; the rule
  // meets their corners to 1e-5.
  @Test(arguments: transitions)
  func everySpectrumHasAnIntegralOfOne(decay: BetaDecay, branch: Int) {
    let shape = Self.shape(decay, branch)
    #expect(abs(Self.moments(of: shape).integral - 1) < 1e-5)
    #expect(shape.density(at: shape.endPoint) == 0)
    #expect(shape.density(at: 1.001 * shape.endPoint) == 0)
    #expect(shape.density(at: -1e-9) == 0)
  }

  // SciPy, by adaptive quadrature: between the nodes, straight lines err by a sixteen-millionth of
  // the second derivative in units of the range, and near the end point by that over (1-x)².
  @Test(arguments: ReferenceTable.rows(of: "beta_spectra").filter { $0[0] != "136Xe" })
  func spectraAreThoseOfAnotherRoute(row: [String]) throws {
    let numbers = row.dropFirst().compactMap(Double.init)
    let (protons, nucleons) = (Int(numbers[0]), Int(numbers[1]))
    let decay = try #require(BetaDecayTests.all.first { $0.parent == row[0] })
    let shape = BetaShape(
      endPoint: numbers[2],
      nucleus: FermiFunction(daughterAtomicNumber: protons, massNumber: nucleons),
      factor: .init(decay.branches[0].transition))
    #expect(abs(decay.endPoint(of: decay.branches[0]) - numbers[2]) < 1e-9)
    #expect(abs(shape.density(at: numbers[3]) / numbers[4] - 1) < 2e-5)
    #expect(abs(Self.moments(of: shape).mean / numbers[5] - 1) < 1e-5)
  }

  // The mean energies that the evaluated decay data print for these branches, as remembered; their
  // own spectra have another screening and a rounded end point, worth some per mille.
  @Test(arguments: [
    ("14C", 0, 49.47), ("39Ar", 0, 218.8), ("85Kr", 0, 251.4), ("133Xe", 0, 100.3),
    ("212Pb", 0, 171.7), ("212Pb", 1, 93.5),
  ])
  func meanEnergiesAreThoseOfTheEvaluation(parent: String, branch: Int, mean: Double) throws {
    let decay = try #require(BetaDecayTests.all.first { $0.parent == parent })
    #expect(abs(Self.moments(of: Self.shape(decay, branch)).mean / mean - 1) < 0.005)
  }

  // A table of ones changes nothing, and a step moves the weight.
  @Test func aTabulatedFactorMultiplies() {
    let nucleus = FermiFunction(daughterAtomicNumber: 83, massNumber: 214)
    let source = Source("a test", at: "")
    let one = TabulatedFunction(arguments: [0, 1_018], values: [1, 1], source: source)
    let fall = TabulatedFunction(arguments: [0, 1_018], values: [2, 1], source: source)
    let plain = BetaShape(endPoint: 1_018, nucleus: nucleus)
    let same = BetaShape(endPoint: 1_018, nucleus: nucleus, factor: .tabulated(one))
    let soft = BetaShape(endPoint: 1_018, nucleus: nucleus, factor: .tabulated(fall))
    let ratio = { (energy: Double) in soft.density(at: energy) / plain.density(at: energy) }
    #expect(same == plain)
    // Within the cell that holds 509 keV the product of two straight lines bends by 1e-7.
    #expect(abs(ratio(509) / ratio(0) - 0.75) < 1e-6)
  }
}
