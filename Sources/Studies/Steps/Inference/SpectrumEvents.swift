public import Spectra

/// Events at their places in an expected spectrum.
public struct SpectrumEvents: Sendable {
  /// The energies of the events to which the spectrum gives a rate, increasing, keV.
  public let energies: [Double]
  /// The share of the spectrum's counts below each of them, from 0 to 1.
  public let places: [Double]
  /// How many events lie where the spectrum is zero: they say nothing of it.
  public let outside: Int
  /// The energies between which the spectrum can differ from zero, keV.
  public let domain: ClosedRange<Double>
  /// The expected counts per tonne and year.
  public let counts: Double

  /// Finds the places of events; nil where the spectrum is zero everywhere.
  public init?(_ energies: [Double], in spectrum: any RateSource) {
    domain = spectrum.domain
    let inside = energies.filter { spectrum.rate(at: $0) > 0 }.sorted()
    // Shares are sums of the same parts as the whole, so that they rise and end at one.
    var sums: [Double] = []
    var sum = 0.0
    var last = domain.lowerBound
    for energy in inside + [domain.upperBound] {
      sum += spectrum.counts(from: last, to: energy)
      sums.append(sum)
      last = energy
    }
    guard sum > 0 else { return nil }
    self.energies = inside
    places = sums.dropLast().map { $0 / sum }
    outside = energies.count - inside.count
    counts = sum
  }

  /// The energies at the ends of the stretch with some events: those around them, or the domain's.
  func ends(first: Int, count: Int) -> (lower: Double, upper: Double) {
    (
      first > 0 ? energies[first - 1] : domain.lowerBound,
      first + count < energies.count ? energies[first + count] : domain.upperBound
    )
  }
}
