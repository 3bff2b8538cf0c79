import Numerics

/// The lines of nuclei that capture their own electrons.
public struct CaptureRate: RateSource {
  public let recoil = RecoilKind.electronCapture
  public let lines: [RateLine]
  public let relativeUncertainty: Double
  public let source: Source

  public var domain: ClosedRange<Double> {
    (lines.first?.energy ?? 0)...(lines.last?.energy ?? 0)
  }

  /// The lines of a nuclide that captures one electron.
  ///
  /// The hole's energy is seen together with that of the daughter's level. Where the gamma rays of
  /// the level escape, the hole is seen alone. The shares of the holes are those averaged over the
  /// levels.
  ///
  /// - Parameters:
  ///   - capture: The nuclide.
  ///   - activity: How often it decays.
  ///   - escape: The share of the captures to excited levels whose gamma rays all leave unseen.
  ///   - relativeUncertainty: That of the rate.
  public init(
    _ capture: ElectronCapture, activity: Activity, escape: Double = 0,
    relativeUncertainty: Double = 0
  ) {
    precondition((0...1).contains(escape), "CaptureRate: escape is \(escape), expected 0 to 1")
    let levels = Self.levels(of: capture, escape: escape)
    let holes = capture.lines
    let all = holes.reduce(0) { $0 + $1.fraction }
    lines = levels.flatMap { level in
      holes.map { hole in
        RateLine(
          energy: hole.energy + level.energy,
          rate: activity.decays * hole.fraction / all * level.share)
      }
    }.sorted { $0.energy < $1.energy }
    self.relativeUncertainty = relativeUncertainty
    source = Source(
      capture.halfLife.source.citation, at: capture.halfLife.source.locator,
      note: capture.halfLife.source.note, reading: .derived)
  }

  /// The lines of a nuclide that captures two electrons at once.
  ///
  /// The uncertainty is that of the half-life unless another one is given.
  public init(
    _ decay: DoubleBetaDecay, activity: Activity, relativeUncertainty: Double? = nil
  ) {
    precondition(
      !decay.lines.isEmpty, "CaptureRate: \(decay.isotope.name) has no lines, expected captures")
    lines = decay.lines.map { RateLine(energy: $0.energy, rate: activity.decays * $0.fraction) }
      .sorted { $0.energy < $1.energy }
    self.relativeUncertainty = relativeUncertainty ?? decay.halfLife.relativeUncertainty
    source = decay.halfLife.source
  }

  public func rate(at energy: Double) -> Double { 0 }

  /// The energies seen beside the hole with their shares, which sum to one.
  private static func levels(
    of capture: ElectronCapture, escape: Double
  ) -> [(energy: Double, share: Double)] {
    let all = capture.levels.reduce(0) { $0 + $1.fraction }
    guard all > 0 else { return [(0, 1)] }
    let seen = capture.levels.map { ($0.energy, $0.fraction / all * (1 - escape)) }
    return ([(0, escape)] + seen).filter { $0.1 > 0 }
  }
}
