public import Numerics

extension Units {
  /// Area: one barn, 100 square femtometres.
  public static let barn = 1e-24 * cm * cm
  /// Flux: particles per square centimetre and second.
  public static let perSquareCentimetreSecond = 1 / (cm * cm * s)
  /// Flux: particles per square metre and second.
  public static let perSquareMetreSecond = 1 / (m * m * s)
  /// Power: one gigawatt, 1e9 joules of 6.241509074e15 keV in a second.
  public static let GW = 1e9 * 6.241_509_074e15 * keV / s
  /// Density: particles per cubic centimetre.
  public static let perCubicCentimetre = 1 / (cm * cm * cm)
}
