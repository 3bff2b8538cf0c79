import Numerics

extension RecombinationWidths: Codable {
  private enum CodingKeys: String, CodingKey {
    case nuclearIonFano = "nuclear_ion_fano"
    case nuclearIonFanoSlope = "nuclear_ion_fano_slope"
    case nuclearExcitonFano = "nuclear_exciton_fano"
    case nuclearExcitonFanoSlope = "nuclear_exciton_fano_slope"
    case nuclearAmplitude = "nuclear_amplitude"
    case nuclearCenter = "nuclear_center"
    case nuclearWidth = "nuclear_width"
    case nuclearSkewness = "nuclear_skewness"
    case nuclearBinomial = "nuclear_binomial"
    case electronFano = "electron_fano"
    case electronFanoSlope = "electron_fano_slope"
    case electronAmplitude = "electron_amplitude"
    case electronHighFieldAmplitude = "electron_high_field_amplitude"
    case electronCenter = "electron_center"
    case electronWidth = "electron_width"
    case electronAsymmetry = "electron_asymmetry"
  }

  /// Reads widths; those not written are version 2.4.0's.
  public init(from decoder: any Decoder) throws {
    try self.init(from: decoder, over: RecombinationWidths(.nest240))
  }

  /// Reads the widths that differ from `published`.
  init(from decoder: any Decoder, over published: RecombinationWidths) throws {
    self = published
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func read(
      _ key: CodingKeys, _ number: (CodingKeys) throws -> Double, into width: inout Double
    ) throws {
      if values.contains(key) { width = try number(key) }
    }
    let finite = { (key: CodingKeys) in try values.number(forKey: key) }
    let share = { (key: CodingKeys) in try values.probability(forKey: key) }
    try read(.nuclearIonFano, values.nonNegativeNumber, into: &nuclearIonFano.start)
    try read(.nuclearIonFanoSlope, finite, into: &nuclearIonFano.slope)
    try read(.nuclearExcitonFano, values.nonNegativeNumber, into: &nuclearExcitonFano.start)
    try read(.nuclearExcitonFanoSlope, finite, into: &nuclearExcitonFano.slope)
    try read(.nuclearAmplitude, values.nonNegativeNumber, into: &nuclearAmplitude)
    try read(.nuclearCenter, finite, into: &nuclearCenter)
    try read(.nuclearWidth, values.positiveNumber, into: &nuclearWidth)
    try read(.nuclearSkewness, finite, into: &nuclearSkewness)
    try read(.nuclearBinomial, share, into: &nuclearBinomial)
    try read(.electronAmplitude, values.nonNegativeNumber, into: &electronAmplitude)
    try read(
      .electronHighFieldAmplitude, values.nonNegativeNumber, into: &electronHighFieldAmplitude)
    try read(.electronCenter, share, into: &electronCenter)
    try read(.electronWidth, values.positiveNumber, into: &electronWidth)
    try read(.electronAsymmetry, finite, into: &electronAsymmetry)
    if values.contains(.electronFanoSlope) {
      guard !values.contains(.electronFano) else {
        throw values.broken(
          .electronFanoSlope, found: "a slope beside electron_fano", "one of the two")
      }
      electronFano = .growing(slope: try values.nonNegativeNumber(forKey: .electronFanoSlope))
    } else if values.contains(.electronFano) {
      electronFano = .constant(try values.nonNegativeNumber(forKey: .electronFano))
    }
  }

  /// Writes every width.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(nuclearIonFano.start, forKey: .nuclearIonFano)
    try values.encode(nuclearIonFano.slope, forKey: .nuclearIonFanoSlope)
    try values.encode(nuclearExcitonFano.start, forKey: .nuclearExcitonFano)
    try values.encode(nuclearExcitonFano.slope, forKey: .nuclearExcitonFanoSlope)
    try values.encode(nuclearAmplitude, forKey: .nuclearAmplitude)
    try values.encode(nuclearCenter, forKey: .nuclearCenter)
    try values.encode(nuclearWidth, forKey: .nuclearWidth)
    try values.encode(nuclearSkewness, forKey: .nuclearSkewness)
    try values.encode(nuclearBinomial, forKey: .nuclearBinomial)
    switch electronFano {
    case .constant(let factor): try values.encode(factor, forKey: .electronFano)
    case .growing(let slope): try values.encode(slope, forKey: .electronFanoSlope)
    }
    try values.encode(electronAmplitude, forKey: .electronAmplitude)
    try values.encode(electronHighFieldAmplitude, forKey: .electronHighFieldAmplitude)
    try values.encode(electronCenter, forKey: .electronCenter)
    try values.encode(electronWidth, forKey: .electronWidth)
    try values.encode(electronAsymmetry, forKey: .electronAsymmetry)
  }
}
