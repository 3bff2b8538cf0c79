import Numerics

/// The flat rate that gamma rays from the detector's materials leave at low energy.
///
/// Most gamma rays that scatter once and leave hand over an energy far below their own; the
/// Klein-Nishina spectrum is flat there.
public struct ComptonPlateau: RateSource {
  /// The rate, counts per tonne, year and keV.
  public let height: Double
  public let recoil = RecoilKind.electronBeta
  public let domain: ClosedRange<Double>
  public let relativeUncertainty: Double
  public let source = Self.published

  /// A plateau that ends at an energy; beyond, the shape is the materials' own.
  public init(height: Double, upTo end: Double = 200, relativeUncertainty: Double = 0) {
    precondition(
      height >= 0 && end > 0,
      "ComptonPlateau: height \(height) up to \(end) keV, expected no negative height and a "
        + "positive end")
    self.height = height
    domain = 0...end
    self.relativeUncertainty = relativeUncertainty
  }

  public func rate(at energy: Double) -> Double { domain.contains(energy) ? height : 0 }

  private static let published = Source(
    "DARWIN collaboration, J. Cosmol. Astropart. Phys. 11 (2016) 017", at: "arXiv:1606.07001",
    note: "0.054 per tonne, year and keV after the fiducial cut", reading: .remembered)
}
