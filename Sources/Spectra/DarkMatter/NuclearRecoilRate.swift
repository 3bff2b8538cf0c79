import Numerics

/// The rate of recoils of a material's nuclei: each nucleus' flux times its cross section.
///
/// `dR/dE = sum over nuclei of N sigma(E) F^2(E) integral of (d Phi / dT) / E_max(T)`.
public struct NuclearRecoilRate: RateSource {
  /// A kind of nucleus, what arrives at it and how it answers.
  private struct Channel: Sendable {
    /// Nuclei of a tonne, times a year.
    let exposure: Double
    let flux: any RecoilFunction
    let response: any RecoilFunction

    /// The energies at which both differ from zero, or `nil` where they do so nowhere.
    var domain: ClosedRange<Double>? {
      let lower = max(flux.domain.lowerBound, response.domain.lowerBound)
      let upper = min(flux.domain.upperBound, response.domain.upperBound)
      return lower < upper ? lower...upper : nil
    }
  }

  private let channels: [Channel]
  public let domain: ClosedRange<Double>
  public let breaks: [Double]
  public let source: Source

  /// The rate of a flux on a target.
  ///
  /// - Parameters:
  ///   - flux: What arrives.
  ///   - interaction: How it scatters.
  ///   - target: What is struck.
  /// - Throws: `SpectraError.unsuitableTarget` where no nucleus of the target answers.
  public init(
    of flux: some RecoilFlux, through interaction: some NuclearInteraction, on target: Target
  ) throws(SpectraError) {
    let channels = target.nuclei.compactMap { nucleus -> Channel? in
      guard let response = interaction.response(of: nucleus) else { return nil }
      return Channel(
        exposure: nucleus.perTonne * Units.year,
        flux: flux.perLargestRecoil(onMass: nucleus.mass), response: response)
    }
    guard !channels.isEmpty else {
      throw .unsuitableTarget(
        source: interaction.name, target: target.name, expected: interaction.requirement)
    }
    self.init(
      channels,
      source: Source(
        "\(interaction.source.citation); \(flux.source.citation)",
        at: "\(interaction.source.locator), \(flux.source.locator)", reading: .derived))
  }

  /// The sum of rates.
  public init(sumOf rates: [NuclearRecoilRate]) {
    precondition(!rates.isEmpty, "NuclearRecoilRate: a sum of no rates, expected at least one")
    self.init(rates.flatMap(\.channels), source: rates[0].source)
  }

  private init(_ all: [Channel], source: Source) {
    channels = all.filter { $0.domain != nil }
    self.source = source
    let domains = channels.compactMap(\.domain)
    let lower = domains.map(\.lowerBound).min() ?? 0
    let upper = domains.map(\.upperBound).max() ?? 0
    domain = lower...upper
    let factors = channels.flatMap { [$0.flux, $0.response] }
    let edges = factors.flatMap { factor -> [Double] in
      [factor.domain.lowerBound, factor.domain.upperBound] + factor.breaks
    }
    breaks = Set(edges).filter { lower < $0 && $0 < upper }.sorted()
  }

  public var recoil: RecoilKind { .nuclear }

  public var relativeUncertainty: Double { 0 }

  public func rate(at energy: Double) -> Double {
    var sum = 0.0
    for channel in channels {
      let arriving = channel.exposure * channel.flux.value(at: energy)
      if arriving != 0 { sum += arriving * channel.response.value(at: energy) }
    }
    return sum
  }

  /// Works row by row, so that each nucleus' constants are computed once.
  public func evaluate(at energies: Span<Double>, into rates: inout MutableSpan<Double>) {
    precondition(
      energies.count == rates.count,
      "NuclearRecoilRate: room for \(rates.count) rates, expected \(energies.count)")
    for index in rates.indices { rates[index] = 0 }
    var row = [Double](repeating: 0, count: energies.count)
    for channel in channels {
      var values = row.mutableSpan
      for index in values.indices { values[index] = channel.exposure }
      channel.flux.multiply(&values, at: energies)
      channel.response.multiply(&values, at: energies)
      for index in values.indices { rates[index] += values[index] }
    }
  }
}
