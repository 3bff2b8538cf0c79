/// How much of a nucleus' spin its protons and its neutrons carry.
///
/// The cross section at rest goes with `(J + 1) / J (a_p <S_p> + a_n <S_n>)^2`.
public struct SpinExpectation: Sendable, Equatable {
  /// The symbol of the element.
  public let symbol: String
  /// The mass number.
  public let massNumber: Int
  /// The expectation value of the protons' spin, maximally projected.
  public let proton: Double
  /// The expectation value of the neutrons' spin, maximally projected.
  public let neutron: Double
  /// Where they come from.
  public let source: Source

  /// The values for an isotope, or `nil` where it has no spin or none was computed.
  public static func of(_ isotope: Isotope) -> SpinExpectation? {
    all.first { $0.symbol == isotope.symbol && $0.massNumber == isotope.massNumber }
  }

  /// One calculation for each nucleus of this room that has a spin, by mass number.
  public static let all = [
    SpinExpectation(symbol: "H", massNumber: 1, proton: 0.5, neutron: 0, source: single),
    .init(symbol: "He", massNumber: 3, proton: -0.081, neutron: 0.552, source: compiled),
    .init(symbol: "Li", massNumber: 6, proton: 0.472, neutron: 0.472, source: girlanda),
    .init(symbol: "Li", massNumber: 7, proton: 0.497, neutron: 0.004, source: compiled),
    .init(symbol: "C", massNumber: 13, proton: -0.009, neutron: -0.172, source: compiled),
    .init(symbol: "O", massNumber: 17, proton: -0.036, neutron: 0.508, source: compiled),
    .init(symbol: "F", massNumber: 19, proton: 0.478, neutron: -0.002, source: klos),
    .init(symbol: "Na", massNumber: 23, proton: 0.224, neutron: 0.024, source: klos),
    .init(symbol: "Al", massNumber: 27, proton: 0.326, neutron: 0.038, source: klos),
    .init(symbol: "Si", massNumber: 29, proton: 0.016, neutron: 0.156, source: klos),
    .init(symbol: "Ge", massNumber: 73, proton: 0.031, neutron: 0.439, source: klos),
    .init(symbol: "I", massNumber: 127, proton: 0.342, neutron: 0.031, source: klos),
    .init(symbol: "Xe", massNumber: 129, proton: 0.010, neutron: 0.329, source: klos),
    .init(symbol: "Xe", massNumber: 131, proton: -0.009, neutron: -0.272, source: klos),
    .init(symbol: "Cs", massNumber: 133, proton: -0.225, neutron: 0.002, source: compiled),
    .init(symbol: "W", massNumber: 183, proton: 0, neutron: -0.03, source: compiled),
  ]

  private static let single = Source(
    "a single nucleon's spin", at: "", note: "exact", reading: .derived)

  private static let compiled = Source(
    "Bednyakov and Simkovic, Phys. Part. Nucl. 36 (2005) 131, and references there",
    at: "arXiv:hep-ph/0406218", note: "as listed in the nuclear data of the program obscura")

  private static let girlanda = Source(
    "CRESST collaboration, Phys. Rev. D 106 (2022) 092008", at: "arXiv:2207.07640",
    note: "the 6Li values used there", reading: .remembered)

  private static let klos = Source(
    "Klos, Menendez, Gazit and Schwenk, Phys. Rev. D 88 (2013) 083516", at: "arXiv:1304.7684",
    note: "as listed in the nuclear data of the program obscura; the shell model")
}
