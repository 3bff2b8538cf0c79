import Numerics

/// The electrons of an atom that share a binding energy.
///
/// In the stepping approximation an electron takes part in a scattering as if it were free once
/// the energy transfer exceeds its binding energy, and not at all below.
public struct AtomicShell: Sendable, Equatable {
  /// The X-ray notation, as in `L3`.
  public let name: String
  /// The energy that takes an electron out, native units.
  public let bindingEnergy: Double
  /// How many electrons the shell holds in the neutral atom.
  public let electronCount: Int

  init(_ name: String, _ electronvolts: Double, _ electronCount: Int) {
    self.name = name
    bindingEnergy = electronvolts * Units.eV
    self.electronCount = electronCount
  }

  /// The passport of the binding energies.
  public static let source = Source(
    "X-ray Data Booklet, table 1-1, and Elam, Ravel and Sieber, Radiat. Phys. Chem. 63 (2002) 121",
    at: "doi:10.1016/S0969-806X(01)00227-4",
    note: "edges.dat as held by the library xraylib; measured edges, good to 1 eV above 100 eV; "
      + "the jumps of the solar neutrino templates for xenon stand at these edges")

  /// The shells of xenon, innermost first.
  public static let xenon = [
    AtomicShell("K", 34_564.4, 2), AtomicShell("L1", 5_452.8, 2), AtomicShell("L2", 5_103.7, 2),
    AtomicShell("L3", 4_782.2, 4), AtomicShell("M1", 1_148.7, 2), AtomicShell("M2", 1_002.1, 2),
    AtomicShell("M3", 940.6, 4), AtomicShell("M4", 689.4, 4), AtomicShell("M5", 676.7, 6),
    AtomicShell("N1", 213.3, 2), AtomicShell("N2", 145.5, 2), AtomicShell("N3", 145.5, 4),
    AtomicShell("N4", 69.5, 4), AtomicShell("N5", 67.5, 6), AtomicShell("O1", 23.4, 2),
    AtomicShell("O2", 13.4, 2), AtomicShell("O3", 12.1, 4),
  ]

  /// The shells of argon, innermost first.
  public static let argon = [
    AtomicShell("K", 3_206.0, 2), AtomicShell("L1", 326.3, 2), AtomicShell("L2", 250.7, 2),
    AtomicShell("L3", 248.6, 4), AtomicShell("M1", 29.2, 2), AtomicShell("M2", 15.9, 2),
    AtomicShell("M3", 15.8, 4),
  ]

  /// The shells of germanium, innermost first; the outer two belong to the crystal.
  public static let germanium = [
    AtomicShell("K", 11_103.1, 2), AtomicShell("L1", 1_414.3, 2), AtomicShell("L2", 1_247.8, 2),
    AtomicShell("L3", 1_216.7, 4), AtomicShell("M1", 180.0, 2), AtomicShell("M2", 127.9, 2),
    AtomicShell("M3", 120.8, 4), AtomicShell("M4", 28.7, 4), AtomicShell("M5", 28.7, 6),
    AtomicShell("N1", 5.0, 2), AtomicShell("N2", 2.3, 2),
  ]
}
