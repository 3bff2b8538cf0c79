/// The targets that the program knows by name.
extension Target {
  /// Natural xenon.
  public static let xenon = Target("xenon", [(.xenon, 1)])
  /// Xenon as one nucleus of 131.293 nucleons, the convention of the program wimprates.
  public static let xenonAverage = Target("xenon-average", averageOf: .xenon, nucleons: 131.293)
  /// Natural argon.
  public static let argon = Target("argon", [(.argon, 1)])
  /// Natural germanium.
  public static let germanium = Target("germanium", [(.germanium, 1)])
  /// Natural silicon.
  public static let silicon = Target("silicon", [(.silicon, 1)])
  /// NaI.
  public static let sodiumIodide = Target("sodium-iodide", [(.sodium, 1), (.iodine, 1)])
  /// CaWO4.
  public static let calciumTungstate = Target(
    "calcium-tungstate", [(.calcium, 1), (.tungsten, 1), (.oxygen, 4)])
  /// Al2O3.
  public static let sapphire = Target("sapphire", [(.aluminium, 2), (.oxygen, 3)])
  /// LiAlO2.
  public static let lithiumAluminate = Target(
    "lithium-aluminate", [(.lithium, 1), (.aluminium, 1), (.oxygen, 2)])

  /// All of them, xenon first.
  public static let named = [
    xenon, xenonAverage, argon, germanium, silicon, sodiumIodide, calciumTungstate, sapphire,
    lithiumAluminate,
  ]

  /// The target of a name, or the pure isotope of a name such as `129Xe`.
  public init(named name: String) throws(SpectraError) {
    if let target = Self.named.first(where: { $0.name == name }) {
      self = target
    } else if let isotope = Element.all.flatMap(\.isotopes).first(where: { $0.name == name }) {
      self.init(pure: isotope)
    } else {
      throw .unknownTarget(name, known: Self.named.map(\.name))
    }
  }
}
