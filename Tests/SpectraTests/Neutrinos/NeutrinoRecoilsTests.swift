import Numerics
import Spectra
import Testing

struct NeutrinoRecoilsTests {
  /// An interaction of one's own: a power of the inverse energy, on something of 1 MeV.
  private struct PowerScattering: NeutrinoScattering {
    let power: Int
    var struckMass: Double { 1_000 }
    var flavours: FlavourDependence { .blind }
    var source: Source { Source("a law", at: "here") }

    func crossSection(at recoil: Double, for kind: NeutrinoKind) -> InverseEnergyPolynomial {
      InverseEnergyPolynomial(
        constant: power == 0 ? 1 : 0, linear: power == 1 ? 1 : 0, quadratic: power == 2 ? 1 : 0)
    }
  }

  private static let rules: [TabulatedFunction.Interpolation] = [.linear, .powerLaw]

  private static func table(_ rule: TabulatedFunction.Interpolation) -> TabulatedFunction {
    // With a rise, falls as 1/E and 1/E^2 (where a power law's integral is a logarithm), a flat
    // piece, a zero, and a first piece from zero for straight lines.
    TabulatedFunction(
      arguments: [rule == .linear ? 0 : 10, 100, 200, 400, 500, 700, 900],
      values: [rule == .linear ? 0 : 0.5, 4, 2, 0.5, 0.5, 3, 0], interpolation: rule,
      source: Source("a table", at: "nowhere"))
  }

  // The flux is folded in closed form; adaptive quadrature between the table's points judges it.
  @Test(arguments: rules, [0, 1, 2])
  func aFluxIsFoldedExactly(rule: TabulatedFunction.Interpolation, power: Int) {
    let table = Self.table(rule)
    let scattering = PowerScattering(power: power)
    let recoils = NeutrinoRecoils(
      NeutrinoFlux(table, of: .electron), scatterings: [scattering], recoil: .nuclear)
    func expected(above lowest: Double) -> Double {
      AdaptiveQuadrature(tolerance: .init(absolute: 0, relative: 1e-12)).integral(
        from: lowest, to: 900, breaks: table.arguments.filter { lowest < $0 && $0 < 900 }
      ) { energy in
        table(energy) / (power == 0 ? 1 : power == 1 ? energy : energy * energy)
      }.value
    }
    let whole = expected(above: 12)
    for lowest in [12.0, 99.999, 100, 150, 399, 450, 699, 899.99] {
      let found = recoils.rate(at: scattering.largestRecoil(of: lowest)) / Units.year
      // The threshold comes back to 1e-15, which matters where the flux above it is little.
      let expected = expected(above: lowest)
      #expect(abs(found - expected) < 1e-11 * expected + 1e-14 * whole)
    }
  }

  @Test func aLineIsSeenUpToItsEndPoint() throws {
    let flux = NeutrinoFlux(
      [.init(.electron, .line(energy: 400, flux: 3), origin: "a line")],
      source: Source("a line", at: "nowhere"))
    let scattering = PowerScattering(power: 1)
    let recoils = NeutrinoRecoils(flux, scatterings: [scattering], recoil: .nuclear)
    let end = scattering.largestRecoil(of: 400)
    #expect(recoils.domain == 0...end)
    #expect(recoils.breaks == [end])
    #expect(abs(recoils.rate(at: end * (1 - 1e-12)) / (3 * Units.year / 400) - 1) < 1e-12)
    #expect(recoils.rate(at: end * (1 + 1e-12)) == 0)
  }

  @Test func thresholdAndLargestRecoilAreInverse() {
    for mass in [511.0, 1.2e8] {
      struct Struck: NeutrinoScattering {
        let struckMass: Double
        var flavours: FlavourDependence { .blind }
        var source: Source { Source("a law", at: "here") }
        func crossSection(at recoil: Double, for kind: NeutrinoKind) -> InverseEnergyPolynomial {
          InverseEnergyPolynomial(constant: 1, linear: 0, quadratic: 0)
        }
      }
      let struck = Struck(struckMass: mass)
      for energy in [1.0, 300, 1e4, 1e6] {
        let threshold = struck.threshold(of: struck.largestRecoil(of: energy))
        #expect(abs(threshold / energy - 1) < 1e-12)
      }
    }
  }

  // The rate scales with the flux and not with the units in which its table was written.
  @Test func ratesDoNotDependOnTheUnitsOfATable() {
    let energies = [1.0, 4, 9, 12]
    let values = [0.0, 3, 2, 0]
    let source = Source("a table", at: "nowhere")
    let inMeV = TabulatedFunction(
      arguments: energies, in: Units.MeV, values: values,
      in: Units.perSquareCentimetreSecond / Units.MeV, source: source)
    let inEV = TabulatedFunction(
      arguments: energies.map { $0 * 1e6 }, in: Units.eV, values: values.map { $0 * 1e4 / 1e6 },
      in: Units.perSquareMetreSecond / Units.eV, source: source)
    let rates = [inMeV, inEV].map {
      NeutrinoRecoils.nuclear(NeutrinoFlux($0, of: .electron), on: .argon, mixing: .atRest)
        .rates(at: [0, 0.1, 1, 5])
    }
    for (first, second) in zip(rates[0], rates[1]) { #expect(abs(second / first - 1) < 1e-12) }
  }

  // 8B is uncertain by 4 % and makes all recoils on xenon at 1 keV but for some per mille of hep;
  // electrons recoil from pp (0.6 % of nine tenths) and 7Be (6 % of nearly one tenth).
  @Test func theUncertaintyIsThatOfWhatIsSeen() throws {
    let nuclear = NeutrinoRecoils.nuclear(.sun(), on: .xenon, mixing: .atRest)
    #expect(abs(nuclear.relativeUncertainty - 0.038) < 0.001)
    let electronic = try NeutrinoRecoils.electronic(
      .sun(), on: .xenon, interaction: .weak(.atZ), binding: .steps)
    #expect((0.005...0.01).contains(electronic.relativeUncertainty))
  }

  @Test func aFluxOfNothingIsAMistake() async {
    await #expect(processExitsWith: .failure) {
      _ = NeutrinoFlux([], source: Source("nothing", at: "nowhere"))
    }
  }
}
