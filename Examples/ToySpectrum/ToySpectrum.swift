import Numerics
import Storage

/// Draws toy recoil energies, fills a histogram and writes it as a table.
@main
struct ToySpectrum {
  static func main() throws {
    let law = Exponential(mean: 5 * Units.keV)
    var stream = RandomStream(seed: 1, purpose: .test, index: 0)
    var energies = [Double](repeating: 0, count: 100_000)
    var span = energies.mutableSpan
    law.fill(&span, using: &stream)

    var histogram = Histogram1D(axis: .regular(bins: 50, from: 0, to: 25 * Units.keV))
    histogram.fill(energies.span)

    let writer = try CSVWriter(
      path: "spectrum.csv", columns: ["E_keV", "density_per_keV"], overwrite: true)
    try writer.append(
      columns: [.numbers(histogram.axis.centers), .numbers(histogram.density())])
    try writer.commit()
    print("wrote spectrum.csv: \(histogram.total) energies, \(histogram.above) above its end")
  }
}
