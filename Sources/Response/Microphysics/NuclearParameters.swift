/// The twelve parameters of the yields of nuclear recoils, in the order of NEST's list.
///
/// All quanta are `p₀ E^p₁`; the Thomas-Imel parameter is `p₂ F^p₃ (ρ/2.9)^0.3`; p₄ and p₉ shape the
/// electrons per keV; (p₅, p₆, p₁₀) and (p₇, p₈, p₁₁) are the scale, steepness and power of the
/// falls of electrons and photons at low energy.
public struct NuclearParameters: Sendable, Equatable {
  /// The numbers p₀ to p₁₁.
  public let values: [Double]

  /// The parameters of NEST v2.4.0.
  public static let standard = NuclearParameters([
    11, 1.1, 0.0480, -0.0533, 12.6, 0.3, 2, 0.3, 2, 0.5, 1, 1,
  ])

  /// Which numbers have to be positive: scales, steepnesses, powers, the strength of recombination.
  private static let positive = [0, 2, 4, 5, 6, 7, 8, 10, 11]

  /// Creates the parameters from twelve finite numbers; all but p₁, p₃ and p₉ are positive.
  public init(_ values: [Double]) {
    let fault = Self.fault(of: values)
    precondition(
      fault == nil,
      "NuclearParameters: found \(fault?.found ?? ""), expected \(fault?.expected ?? "")")
    self.values = values
  }

  private static func fault(of values: [Double]) -> (found: String, expected: String)? {
    guard values.count == 12 else { return ("\(values.count) numbers", "12") }
    for (index, value) in values.enumerated() {
      guard value.isFinite else { return ("\(value) as number \(index)", "a finite number") }
      if positive.contains(index), value <= 0 {
        return ("\(value) as number \(index), counted from 0", "a positive number")
      }
    }
    return nil
  }
}

extension NuclearParameters: Codable {
  /// Reads a list of twelve numbers.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let values = try container.decode([Double].self)
    if let fault = Self.fault(of: values) {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "found \(fault.found), expected \(fault.expected)")
    }
    self.values = values
  }

  /// Writes the list of twelve numbers.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(values)
  }
}
