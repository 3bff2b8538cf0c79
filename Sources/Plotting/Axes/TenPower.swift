import Foundation

/// A whole number times a power of ten, so that the number at a tick has exactly its digits.
struct TenPower: Equatable {
  var digits: Int
  var exponent: Int

  /// The nearest number of the machine.
  var value: Double {
    if exponent >= 0, exponent <= 22 { return Double(digits) * pow(10, Double(exponent)) }
    if exponent < 0, exponent >= -22 { return Double(digits) / pow(10, Double(-exponent)) }
    return Double("\(digits)e\(exponent)") ?? .nan
  }

  /// The digits as people write them, with a true minus sign: `−0.05`, `300`.
  ///
  /// At least `decimals` of them stand behind the point, so that a column lines up.
  func text(decimals: Int = 0) -> String {
    var figures = String(digits.magnitude)
    if exponent > 0, digits != 0 { figures += String(repeating: "0", count: exponent) }
    var behind = max(0, -exponent)
    if behind < decimals {
      figures += String(repeating: "0", count: decimals - behind)
      behind = decimals
    }
    if figures.count <= behind {
      figures = String(repeating: "0", count: behind + 1 - figures.count) + figures
    }
    if behind > 0 { figures.insert(".", at: figures.index(figures.endIndex, offsetBy: -behind)) }
    return (digits < 0 ? "\u{2212}" : "") + figures
  }

  /// The power of ten alone, as markup: `10^{−47}`.
  static func power(_ exponent: Int) -> String {
    "10^{\(exponent < 0 ? "\u{2212}" : "")\(exponent.magnitude)}"
  }
}
