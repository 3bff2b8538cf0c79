/// Which description of xenon predicts the quanta, with the numbers that an experiment may tune.
public struct XenonModel: Sendable, Equatable {
  /// A published state of NEST.
  public enum Release: String, Sendable, CaseIterable, Codable {
    /// Version 2.4.0 of 2023, on which the LZ searches stand.
    case nest240 = "nest-2.4.0"
    /// The state of mid-2026: other widths, photon times and transport, the same mean yields.
    case nest2026 = "nest-2026"
  }

  /// The published state, which decides everything not listed here.
  public let release: Release
  /// The yields of beta rays.
  public let betaYields: BetaParameters
  /// The yields of nuclear recoils.
  public let nuclearYields: NuclearParameters
  /// The widths of the fluctuations.
  public let widths: RecombinationWidths

  /// Version 2.4.0 as published.
  public static let nest240 = XenonModel(.nest240)
  /// The state of mid-2026 as published.
  public static let nest2026 = XenonModel(.nest2026)

  /// Creates a model from a release and what differs from it.
  public init(
    _ release: Release, betaYields: BetaParameters = .standard,
    nuclearYields: NuclearParameters = .standard, widths: RecombinationWidths? = nil
  ) {
    self.release = release
    self.betaYields = betaYields
    self.nuclearYields = nuclearYields
    self.widths = widths ?? RecombinationWidths(release)
  }
}

/// In a file these keys stand beside the parts of the detector.
extension XenonModel: Codable {
  private enum CodingKeys: String, CodingKey {
    case release = "model"
    case yields = "yield_parameters"
    case widths = "width_parameters"
  }

  private enum YieldKeys: String, CodingKey {
    case beta
    case nuclear = "nr"
  }

  /// Reads a release and what differs from it; without a release it is version 2.4.0.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    release = try values.decodeIfPresent(Release.self, forKey: .release) ?? .nest240
    var beta: BetaParameters?
    var nuclear: NuclearParameters?
    if values.contains(.yields) {
      let yields = try values.nestedContainer(keyedBy: YieldKeys.self, forKey: .yields)
      beta = try yields.decodeIfPresent(BetaParameters.self, forKey: .beta)
      nuclear = try yields.decodeIfPresent(NuclearParameters.self, forKey: .nuclear)
    }
    betaYields = beta ?? .standard
    nuclearYields = nuclear ?? .standard
    let published = RecombinationWidths(release)
    widths =
      values.contains(.widths)
      ? try RecombinationWidths(from: values.superDecoder(forKey: .widths), over: published)
      : published
  }

  /// Writes every number, so that a result says what it was made with.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(release, forKey: .release)
    var yields = values.nestedContainer(keyedBy: YieldKeys.self, forKey: .yields)
    try yields.encode(betaYields, forKey: .beta)
    try yields.encode(nuclearYields, forKey: .nuclear)
    try values.encode(widths, forKey: .widths)
  }
}
