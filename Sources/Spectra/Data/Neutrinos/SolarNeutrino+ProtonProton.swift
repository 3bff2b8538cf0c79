import Numerics

extension SolarNeutrino {
  /// The fusion of two protons, without the thermal tail beyond 423 keV.
  // swift-format-ignore
  static let protonProtonSpectrum = TabulatedFunction(
    step: 5.0406, in: Units.keV,
    values: [
      0, 0.0035, 0.0138, 0.0307, 0.0538, 0.083, 0.1179, 0.1582, 0.2038, 0.2543, 0.3094, 0.3691,
      0.4329, 0.5006, 0.5721, 0.6469, 0.725, 0.8061, 0.8899, 0.9761, 1.0647, 1.1553, 1.2477, 1.3417,
      1.437, 1.5335, 1.631, 1.7291, 1.8278, 1.9267, 2.0258, 2.1247, 2.2233, 2.3214, 2.4187, 2.5151,
      2.6105, 2.7044, 2.7969, 2.8877, 2.9766, 3.0634, 3.1479, 3.23, 3.3094, 3.3859, 3.4594, 3.5298,
      3.5966, 3.6599, 3.7194, 3.7749, 3.8262, 3.8731, 3.9154, 3.9529, 3.9854, 4.0127, 4.0344,
      4.0505, 4.0605, 4.0644, 4.0617, 4.0522, 4.0356, 4.0114, 3.9794, 3.9391, 3.89, 3.8316, 3.7632,
      3.6842, 3.5937, 3.4907, 3.374, 3.2422, 3.0932, 2.9246, 2.733, 2.5136, 2.2589, 1.9567, 1.5832,
      1.0783, 0,
    ], in: 1 / Units.MeV,
    source: Source(
      "Bahcall, Phys. Rev. C 56 (1997) 3391, table IV", at: "arXiv:hep-ph/9710491",
      note: "all 84 points of ppspectrum as held by the program SolarNu; uncertainty of the shape "
        + "well below 1 %"))
}
