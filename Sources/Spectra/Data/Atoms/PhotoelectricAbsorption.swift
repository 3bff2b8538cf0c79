import Numerics

/// The cross section per atom with which a photon is absorbed by an electron.
///
/// What absorbs a photon absorbs an axion or a dark photon of the same energy, up to a factor. The
/// tables join measured optical constants below 1 keV to calculated cross sections above; the two
/// differ by 1 % in xenon and germanium and by 5 % in argon where they meet. Trust them to 5 %,
/// to 20 % below 100 eV and within 2 % of an edge, and note that atoms are meant: a liquid or a
/// crystal absorbs differently below some 30 eV.
public enum PhotoelectricAbsorption {
  static func table(_ energies: [Double], _ barns: [Double]) -> TabulatedFunction {
    TabulatedFunction(
      arguments: energies, in: Units.keV, values: barns, in: Units.barn,
      interpolation: .powerLaw,
      source: Source(
        "Henke, Gullikson and Davis, At. Data Nucl. Data Tables 54 (1993) 181, below 1 keV; XCOM: "
          + "Berger and others, NIST Standard Reference Database 8, above",
        at: "doi:10.1006/adnd.1993.1013, doi:10.18434/T48G6X",
        note: "scattering factors f2 as held by the program periodictable, 2 r_e lambda f2, "
          + "90 points; photoelectric column MDATX3 as held by the program demeter"))
  }
}
