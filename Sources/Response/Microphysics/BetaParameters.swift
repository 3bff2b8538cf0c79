/// The ten parameters of the yields of beta rays, in the order of NEST's list m₁ to m₁₀.
///
/// A number below zero, written -1, leaves that parameter to the default, a function of field and
/// density. The sixth is a switch only: unless it is below zero, the yields do not follow the density.
public struct BetaParameters: Sendable, Equatable {
  /// The numbers m₁ to m₁₀.
  public let values: [Double]

  /// All ten left to the defaults.
  public static let standard = BetaParameters([Double](repeating: -1, count: 10))

  /// Creates the parameters from ten finite numbers.
  public init(_ values: [Double]) {
    precondition(
      values.count == 10 && values.allSatisfy(\.isFinite),
      "BetaParameters: values are \(values), expected ten finite numbers")
    self.values = values
  }

  /// The override of a parameter counted from 1, `nil` where the default stands.
  subscript(number: Int) -> Double? {
    let value = values[number - 1]
    return value < 0 ? nil : value
  }

  /// Whether the yields follow the density.
  var followsDensity: Bool { values[5] < 0 }
}

extension BetaParameters: Codable {
  /// Reads a list of ten numbers.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let values = try container.decode([Double].self)
    guard values.count == 10 else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "found \(values.count) numbers, expected 10")
    }
    guard values.allSatisfy(\.isFinite) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "found \(values), expected finite numbers")
    }
    self.values = values
  }

  /// Writes the list of ten numbers.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(values)
  }
}
