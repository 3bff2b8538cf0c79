extension Element {
  /// Natural argon.
  public static let argon = Element(
    "argon", symbol: "Ar", atomicNumber: 18,
    isotopes: [
      .init(36, mass: 35.967545106, abundance: 0.0033361, spin: 0),
      .init(38, mass: 37.962732102, abundance: 0.0006289, spin: 0),
      .init(40, mass: 39.962383122, abundance: 0.9960350, spin: 0),
    ])

  /// Natural calcium.
  public static let calcium = Element(
    "calcium", symbol: "Ca", atomicNumber: 20,
    isotopes: [
      .init(40, mass: 39.96259085, abundance: 0.96941, spin: 0),
      .init(42, mass: 41.95861778, abundance: 0.00647, spin: 0),
      .init(43, mass: 42.958766381, abundance: 0.00135, spin: 3.5),
      .init(44, mass: 43.955481489, abundance: 0.02086, spin: 0),
      .init(46, mass: 45.953687726, abundance: 0.00004, spin: 0),
      .init(48, mass: 47.952522654, abundance: 0.00187, spin: 0),
    ])

  /// Natural germanium.
  public static let germanium = Element(
    "germanium", symbol: "Ge", atomicNumber: 32,
    isotopes: [
      .init(70, mass: 69.924248542, abundance: 0.20526, spin: 0),
      .init(72, mass: 71.922075824, abundance: 0.27446, spin: 0),
      .init(73, mass: 72.923458954, abundance: 0.07760, spin: 4.5),
      .init(74, mass: 73.92117776, abundance: 0.36523, spin: 0),
      .init(76, mass: 75.921402725, abundance: 0.07745, spin: 0),
    ])

  /// Natural iodine.
  public static let iodine = Element(
    "iodine", symbol: "I", atomicNumber: 53,
    isotopes: [
      .init(127, mass: 126.904472592, abundance: 1, spin: 2.5)
    ])

  /// Natural xenon.
  public static let xenon = Element(
    "xenon", symbol: "Xe", atomicNumber: 54,
    isotopes: [
      .init(124, mass: 123.905885174, abundance: 0.000952, spin: 0),
      .init(126, mass: 125.904297422, abundance: 0.000890, spin: 0),
      .init(128, mass: 127.903530753, abundance: 0.019102, spin: 0),
      .init(129, mass: 128.904780857, abundance: 0.264006, spin: 0.5),
      .init(130, mass: 129.903509346, abundance: 0.040710, spin: 0),
      .init(131, mass: 130.905084128, abundance: 0.212324, spin: 1.5),
      .init(132, mass: 131.904155083, abundance: 0.269086, spin: 0),
      .init(134, mass: 133.90539303, abundance: 0.104357, spin: 0),
      .init(136, mass: 135.907214474, abundance: 0.088573, spin: 0),
    ])

  /// Natural caesium.
  public static let caesium = Element(
    "caesium", symbol: "Cs", atomicNumber: 55,
    isotopes: [
      .init(133, mass: 132.905451958, abundance: 1, spin: 3.5)
    ])

  /// Natural tungsten.
  public static let tungsten = Element(
    "tungsten", symbol: "W", atomicNumber: 74,
    isotopes: [
      .init(180, mass: 179.946713304, abundance: 0.001198, spin: 0),
      .init(182, mass: 181.948205636, abundance: 0.264985, spin: 0),
      .init(183, mass: 182.950224416, abundance: 0.143136, spin: 0.5),
      .init(184, mass: 183.95093318, abundance: 0.306422, spin: 0),
      .init(186, mass: 185.95436514, abundance: 0.284259, spin: 0),
    ])
}
