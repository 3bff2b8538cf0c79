import Foundation

/// The constants of natural xenon on which the fits of NEST stand.
///
/// They are those of NEST v2.4.0 (doi:10.5281/zenodo.4062516): its fits need its constants, even
/// where CODATA has moved on.
enum Xenon {
  /// The mean molar mass in g/mol.
  static let molarMass = 131.293
  /// Avogadro's number in 1/mol.
  static let avogadro = 6.022_140_9e23
  /// The electrons of an atom.
  static let atomicNumber = 54.0
  /// Below this density in g/cm³, that of the critical point, xenon is a gas.
  static let criticalDensity = 1.1

  /// The atoms per cm³ at a density in g/cm³.
  static func atoms(density: Double) -> Double { density / molarMass * avogadro }

  /// Stops the program unless `field` is an electric field in V/cm that can stand.
  static func check(field: Double, _ type: StaticString) {
    precondition(
      field >= 0 && field.isFinite,
      "\(type): field is \(field) V/cm, expected a number that is zero or positive")
  }
}
