extension Element {
  /// Natural hydrogen.
  public static let hydrogen = Element(
    "hydrogen", symbol: "H", atomicNumber: 1,
    isotopes: [
      .init(1, mass: 1.007825032, abundance: 0.99984426, spin: 0.5),
      .init(2, mass: 2.014101778, abundance: 0.00015574, spin: 1),
    ])

  /// Natural helium.
  public static let helium = Element(
    "helium", symbol: "He", atomicNumber: 2,
    isotopes: [
      .init(3, mass: 3.016029322, abundance: 0.000001343, spin: 0.5),
      .init(4, mass: 4.002603254, abundance: 0.999998657, spin: 0),
    ])

  /// Natural lithium.
  public static let lithium = Element(
    "lithium", symbol: "Li", atomicNumber: 3,
    isotopes: [
      .init(6, mass: 6.015122887, abundance: 0.07589, spin: 1),
      .init(7, mass: 7.016003434, abundance: 0.92411, spin: 1.5),
    ])

  /// Natural carbon.
  public static let carbon = Element(
    "carbon", symbol: "C", atomicNumber: 6,
    isotopes: [
      .init(12, mass: 12, abundance: 0.988922, spin: 0),
      .init(13, mass: 13.003354835, abundance: 0.011078, spin: 0.5),
    ])

  /// Natural oxygen.
  public static let oxygen = Element(
    "oxygen", symbol: "O", atomicNumber: 8,
    isotopes: [
      .init(16, mass: 15.994914619, abundance: 0.9976206, spin: 0),
      .init(17, mass: 16.999131756, abundance: 0.0003790, spin: 2.5),
      .init(18, mass: 17.999159612, abundance: 0.0020004, spin: 0),
    ])

  /// Natural fluorine.
  public static let fluorine = Element(
    "fluorine", symbol: "F", atomicNumber: 9,
    isotopes: [
      .init(19, mass: 18.998403162, abundance: 1, spin: 0.5)
    ])

  /// Natural sodium.
  public static let sodium = Element(
    "sodium", symbol: "Na", atomicNumber: 11,
    isotopes: [
      .init(23, mass: 22.989769282, abundance: 1, spin: 1.5)
    ])

  /// Natural aluminium.
  public static let aluminium = Element(
    "aluminium", symbol: "Al", atomicNumber: 13,
    isotopes: [
      .init(27, mass: 26.981538408, abundance: 1, spin: 2.5)
    ])

  /// Natural silicon.
  public static let silicon = Element(
    "silicon", symbol: "Si", atomicNumber: 14,
    isotopes: [
      .init(28, mass: 27.976926534, abundance: 0.9222968, spin: 0),
      .init(29, mass: 28.976494664, abundance: 0.0468316, spin: 0.5),
      .init(30, mass: 29.973770137, abundance: 0.0308716, spin: 0),
    ])
}
