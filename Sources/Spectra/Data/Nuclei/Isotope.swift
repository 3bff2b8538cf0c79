import Numerics

/// A stable nucleus as it occurs in nature.
public struct Isotope: Sendable, Equatable {
  /// The symbol of its element.
  public let symbol: String
  /// The number of protons.
  public let atomicNumber: Int
  /// The number of protons and neutrons.
  public let massNumber: Int
  /// The mass of the neutral atom in dalton.
  public let atomicMass: Double
  /// The share of the element's atoms, between 0 and 1.
  public let abundance: Double
  /// The spin of the nuclear ground state in units of the reduced Planck constant.
  public let spin: Double

  /// The mass number and the symbol, as in `129Xe`.
  public var name: String { "\(massNumber)\(symbol)" }

  /// The number of neutrons.
  public var neutronNumber: Int { massNumber - atomicNumber }

  /// The rest energy of the bare nucleus: the atom's less its electrons'.
  ///
  /// The electrons' binding energy is left out; it is below a millionth of the mass.
  public var nuclearMass: Double {
    atomicMass * PhysicalConstants.dalton
      - Double(atomicNumber) * PhysicalConstants.electronMass
  }
}

extension Isotope {
  /// The passport of the atomic masses.
  public static let massSource = Source(
    "AME2020: Wang, Huang, Kondev, Audi and Naimi, Chinese Phys. C 45 (2021) 030003",
    at: "doi:10.1088/1674-1137/abddaf",
    note: "the mass list mass.mas20; uncertainties are below 4e-6 dalton")

  /// The passport of the natural abundances.
  public static let abundanceSource = Source(
    "IUPAC isotopic compositions 2013: Meija and others, Pure Appl. Chem. 88 (2016) 293",
    at: "doi:10.1515/pac-2015-0503",
    note: "column 6 of table 1; an interval's stated representative composition; xenon's "
      + "uncertainties are 8e-5 at most")

  /// The passport of the spins.
  public static let spinSource = Source(
    "Evaluated Nuclear Structure Data File, adopted levels", at: "https://www.nndc.bnl.gov/ensdf",
    note: "as listed in the nuclear data of the program obscura")
}
