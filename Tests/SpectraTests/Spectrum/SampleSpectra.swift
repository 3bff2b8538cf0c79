import Spectra

/// Spectra that meet every corner of the arithmetic: unequal steps, zeros, jumps at the ends.
enum SampleSpectra {
  static let source = Source("a test", at: "")

  static func broad() throws -> Spectrum {
    try Spectrum(
      name: "broad", recoil: .electronBeta, energies: [0, 1, 2.5, 10, 40, 100],
      rates: [3, 1, 0, 0.5, 2, 1], relativeUncertainty: 0.1, source: source)
  }

  static func lined() throws -> Spectrum {
    try Spectrum(
      name: "lined", recoil: .electronBeta, energies: [5, 7, 30, 60], rates: [2, 4, 1, 3],
      lines: [RateLine(energy: 33, rate: 20), RateLine(energy: 10, rate: 40)],
      relativeUncertainty: 0.2, source: source)
  }
}
