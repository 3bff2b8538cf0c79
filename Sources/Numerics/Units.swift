/// Conversion factors to the native units: keV, mm, ns, tonne-year and kelvin.
///
/// Every number inside is in native units. Multiply on the way in, divide on the way out:
/// `let energy = 2 * Units.MeV`, `print(energy / Units.eV)`.
public enum Units {
  // MARK: - Energy
  /// Energy, native.
  public static let keV = 1.0
  /// Energy.
  public static let eV = 1e-3 * keV
  /// Energy.
  public static let MeV = 1e3 * keV
  /// Energy.
  public static let GeV = 1e6 * keV

  // MARK: - Length
  /// Length, native.
  public static let mm = 1.0
  /// Length.
  public static let um = 1e-3 * mm
  /// Length.
  public static let cm = 10 * mm
  /// Length.
  public static let m = 1e3 * mm
  /// Length.
  public static let fm = 1e-12 * mm

  // MARK: - Time
  /// Time, native.
  public static let ns = 1.0
  /// Time.
  public static let us = 1e3 * ns
  /// Time.
  public static let ms = 1e6 * ns
  /// Time.
  public static let s = 1e9 * ns
  /// Time.
  public static let day = 86_400 * s
  /// Time: the Julian year of 365.25 days.
  public static let year = 365.25 * day

  // MARK: - Mass and exposure
  /// Mass, native.
  public static let tonne = 1.0
  /// Mass.
  public static let kg = 1e-3 * tonne
  /// Mass.
  public static let g = 1e-6 * tonne
  /// Exposure, native: not `tonne * year`, so that rates per tonne and year are plain numbers.
  public static let tonneYear = 1.0
  /// Exposure.
  public static let kgDay = 1e-3 / 365.25 * tonneYear

  // MARK: - Temperature
  /// Temperature, native.
  public static let kelvin = 1.0
}
