import Foundation
import Plotting

extension Figure {
  /// A number of a title or a legend, in four digits.
  static func short(_ number: Double) -> Label {
    let text = String(format: "%.4g", number)
    let parts = text.split(separator: "e", maxSplits: 1)
    guard parts.count == 2, let power = Int(parts[1]) else { return Label(verbatim: text) }
    let sign = power < 0 ? "−" : ""
    return Label(markup: "\(parts[0])×10^{\(sign)\(power.magnitude)}")
  }
}
