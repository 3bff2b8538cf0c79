import Numerics

/// What is struck: the nuclei of a material and how many of them a tonne holds.
public struct Target: Sendable, Equatable {
  /// One kind of nucleus in the material.
  public struct Nucleus: Sendable, Equatable {
    /// The number of protons.
    public let protons: Double
    /// The number of protons and neutrons; not whole for an average nucleus.
    public let nucleons: Double
    /// The rest energy, keV.
    public let mass: Double
    /// Its share of the material's mass.
    public let massFraction: Double
    /// How many of them a tonne of the material holds.
    public let perTonne: Double
    /// The isotope, where it is a single one.
    public let isotope: Isotope?

    /// The number of neutrons.
    public var neutrons: Double { nucleons - protons }
  }

  /// An element of the material.
  public struct Component: Sendable, Equatable {
    /// The element.
    public let element: Element
    /// How many of its atoms a tonne of the material holds.
    public let perTonne: Double
  }

  /// The name, as in `xenon`.
  public let name: String
  /// The nuclei: each isotope, or one average nucleus.
  public let nuclei: [Nucleus]
  /// The elements.
  public let components: [Component]

  /// A compound, given by the atoms of one unit of its formula.
  public init(_ name: String, _ formula: [(element: Element, atoms: Int)]) {
    let unitMass = formula.reduce(0) { $0 + Double($1.atoms) * $1.element.atomicMass }
    let unitsPerTonne = Units.tonne / (unitMass * PhysicalConstants.daltonMass)
    self.name = name
    components = formula.map {
      Component(element: $0.element, perTonne: Double($0.atoms) * unitsPerTonne)
    }
    nuclei = components.flatMap { component in
      component.element.isotopes.map { isotope in
        Nucleus(
          protons: Double(isotope.atomicNumber), nucleons: Double(isotope.massNumber),
          mass: isotope.nuclearMass,
          massFraction: component.perTonne * isotope.abundance * isotope.atomicMass
            * PhysicalConstants.daltonMass / Units.tonne,
          perTonne: component.perTonne * isotope.abundance, isotope: isotope)
      }
    }
  }

  /// An element of a single average nucleus, whose nucleons weigh one dalton each.
  ///
  /// A convention of programs that compare rates; nature has no such nucleus.
  public init(_ name: String, averageOf element: Element, nucleons: Double) {
    let perTonne = Units.tonne / (nucleons * PhysicalConstants.daltonMass)
    self.name = name
    components = [Component(element: element, perTonne: perTonne)]
    nuclei = [
      Nucleus(
        protons: Double(element.atomicNumber), nucleons: nucleons,
        mass: nucleons * PhysicalConstants.dalton, massFraction: 1, perTonne: perTonne,
        isotope: nil)
    ]
  }
}
