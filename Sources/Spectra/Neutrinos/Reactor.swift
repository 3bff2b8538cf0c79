import Numerics

/// A nuclear reactor as seen from a detector.
///
/// Its antineutrinos are `P / (sum f E) sum f S / (4 pi L^2)`, with the thermal power `P`, the
/// distance `L`, and each fuel's share `f` of the fissions, heat `E` and spectrum `S`.
public struct Reactor: Sendable, Equatable {
  /// What feeds a reactor.
  public struct Fuel: Sendable, Equatable {
    /// The share of each fuel in the fissions, in the order of `ReactorFuel.allCases`.
    public let shares: [Double]
    /// How many captures on uranium 238 come with a fission; each makes two antineutrinos.
    public let breeding: Double

    /// Creates a mixture; the shares sum to one.
    ///
    /// - Parameters:
    ///   - shares: The share of each fuel in the fissions; what is left out has none.
    ///   - breeding: Captures on uranium 238 for each fission.
    public init(_ shares: [ReactorFuel: Double], breeding: Double) {
      let all = ReactorFuel.allCases.map { shares[$0] ?? 0 }
      precondition(
        all.allSatisfy { $0 >= 0 } && abs(all.reduce(0, +) - 1) < 1e-3 && breeding >= 0,
        "Reactor: shares \(all) and breeding \(breeding), expected shares that sum to one and no "
          + "negative number")
      self.shares = all
      self.breeding = breeding
    }

    /// A pressurised-water reactor in the middle of its cycle.
    ///
    /// Typical shares of the Daya Bay reactors, arXiv:1607.05378, and the usual 0.6 captures for
    /// each fission, as remembered, not opened.
    public static let pressurisedWater = Fuel(
      [.uranium235: 0.56, .uranium238: 0.08, .plutonium239: 0.30, .plutonium241: 0.06],
      breeding: 0.6)

    /// The mean heat of a fission, keV.
    public var energyPerFission: Double {
      zip(ReactorFuel.allCases, shares).reduce(0) { $0 + $1.1 * $1.0.energyPerFission.value }
    }

    /// The antineutrinos of one fission per unit of energy, with those of the breeding.
    public var spectrum: TabulatedFunction {
      var tables = zip(ReactorFuel.allCases, shares).map { $0.summation.scaled(by: $1) }
      tables.append(ReactorBreeding.uranium239.scaled(by: breeding))
      tables.append(ReactorBreeding.neptunium239.scaled(by: breeding))
      // A sum of straight lines is one of straight lines on all points together.
      let grid = Set(tables.flatMap(\.arguments)).sorted()
      return TabulatedFunction(
        arguments: grid, values: grid.map { energy in tables.reduce(0) { $0 + $1(energy) } },
        source: ReactorFuel.uranium235.summation.source)
    }
  }

  /// The heat per time, keV per ns.
  public let thermalPower: Double
  /// The distance to the detector, mm.
  public let distance: Double
  /// What feeds it.
  public let fuel: Fuel

  /// Creates a reactor.
  public init(thermalPower: Double, distance: Double, fuel: Fuel = .pressurisedWater) {
    precondition(
      thermalPower >= 0 && distance > 0,
      "Reactor: power \(thermalPower) and distance \(distance), expected a power that is not "
        + "negative and a positive distance")
    self.thermalPower = thermalPower
    self.distance = distance
    self.fuel = fuel
  }

  /// The uncertainty of the normalisation: the upper end of what is stated of the summation.
  public static let relativeUncertainty = 0.10
}

extension NeutrinoFlux {
  /// The antineutrinos of reactors; their errors are common to all of them.
  public static func reactors(_ reactors: [Reactor]) -> NeutrinoFlux {
    precondition(!reactors.isEmpty, "NeutrinoFlux: no reactors, expected at least one")
    let parts = reactors.map { reactor in
      let fissions = reactor.thermalPower / reactor.fuel.energyPerFission
      let sphere = 4 * .pi * reactor.distance * reactor.distance
      return Part(
        .electronAntineutrino, .continuum(reactor.fuel.spectrum.scaled(by: fissions / sphere)),
        origin: "reactors", relativeUncertainty: Reactor.relativeUncertainty)
    }
    return NeutrinoFlux(parts, source: ReactorFuel.uranium235.summation.source)
  }
}
