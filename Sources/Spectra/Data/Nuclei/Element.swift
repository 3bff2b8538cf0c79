/// A chemical element with its natural isotopes.
public struct Element: Sendable, Equatable {
  /// The name in lower case, as in `xenon`.
  public let name: String
  /// The chemical symbol.
  public let symbol: String
  /// The number of protons.
  public let atomicNumber: Int
  /// The natural isotopes in the order of their mass numbers.
  public let isotopes: [Isotope]

  /// What an element's table states of each isotope.
  struct Entry {
    let massNumber: Int
    let mass: Double
    let abundance: Double
    let spin: Double

    init(_ massNumber: Int, mass: Double, abundance: Double, spin: Double) {
      self.massNumber = massNumber
      self.mass = mass
      self.abundance = abundance
      self.spin = spin
    }
  }

  init(_ name: String, symbol: String, atomicNumber: Int, isotopes: [Entry]) {
    self.name = name
    self.symbol = symbol
    self.atomicNumber = atomicNumber
    self.isotopes = isotopes.map {
      Isotope(
        symbol: symbol, atomicNumber: atomicNumber, massNumber: $0.massNumber,
        atomicMass: $0.mass, abundance: $0.abundance, spin: $0.spin)
    }
  }

  /// The elements of this room in the order of their atomic numbers.
  public static let all = [
    hydrogen, helium, lithium, carbon, oxygen, fluorine, sodium, aluminium, silicon, argon,
    calcium, germanium, iodine, xenon, caesium, tungsten,
  ]

  /// The mean mass of an atom in dalton.
  public var atomicMass: Double {
    isotopes.reduce(0) { $0 + $1.abundance * $1.atomicMass }
  }

  /// The isotope with a mass number, or `nil` where nature has none.
  public func isotope(_ massNumber: Int) -> Isotope? {
    isotopes.first { $0.massNumber == massNumber }
  }

  /// The share of an isotope in the element's mass.
  public func massFraction(of isotope: Isotope) -> Double {
    isotope.abundance * isotope.atomicMass / atomicMass
  }
}
