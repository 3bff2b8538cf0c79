import Numerics

extension Target {
  /// A single isotope, perfectly enriched, under its name, as in `129Xe`.
  public init(pure isotope: Isotope) {
    let perTonne = Units.tonne / (isotope.atomicMass * PhysicalConstants.daltonMass)
    name = isotope.name
    components = Element.all.filter { $0.symbol == isotope.symbol }.map {
      Component(element: $0, perTonne: perTonne)
    }
    nuclei = [
      Nucleus(
        protons: Double(isotope.atomicNumber), nucleons: Double(isotope.massNumber),
        mass: isotope.nuclearMass, massFraction: 1, perTonne: perTonne, isotope: isotope)
    ]
  }
}
