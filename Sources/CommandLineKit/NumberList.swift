import Foundation

/// Numbers written on a command line: terms separated by commas.
///
/// A term is
/// - a number: `0.5`;
/// - `start:stop:step`: `start`, `start + step`, … up to `stop`, in decimal arithmetic, so that
///   `0:1:0.1` has eleven numbers, each the double nearest to its decimal;
/// - `log:start:stop:count`: `count` numbers with equal ratios, both ends included.
struct NumberList {
  /// The numbers in the order written.
  private(set) var values: [Double] = []

  /// The most numbers a list may have; more is a slip in the step.
  static let limit = 10_000_000

  private let option: String

  init(_ text: String, option: String, domain: NumberDomain) throws(UsageError) {
    self.option = option
    for term in ValueContent.parts(of: text) {
      let parts = term.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      let start = values.count
      switch (parts.count, parts[0]) {
      case (4, "log"): try appendRatios(parts, of: term)
      case (3, _): try appendSteps(parts, of: term)
      case (1, _):
        guard let number = Numeral(term)?.double else { throw invalid(term, domain.wording) }
        values.append(number)
      default:
        throw invalid(term, "a number, 'start:stop:step' or 'log:start:stop:count'")
      }
      if let number = values[start...].first(where: { !domain.contains($0) }) {
        let wording = parts.count == 1 ? "" : ", not \(number.rounded6)"
        throw invalid(term, domain.wording + wording)
      }
    }
  }

  /// Appends `start + i·step` as whole multiples of one power of ten.
  private mutating func appendSteps(_ parts: [String], of term: String) throws(UsageError) {
    let numerals = parts.compactMap { Numeral($0) }
    let exponent = numerals.map(\.exponent).min() ?? 0
    let wholes = numerals.compactMap { $0.significand(forExponent: exponent) }
    // A tenth of what 128 bits hold, so that no sum below overflows.
    guard wholes.count == 3, wholes.allSatisfy({ $0.magnitude < Int128.max.magnitude / 10 }) else {
      throw invalid(term, "'start:stop:step', three numbers")
    }
    let (start, stop, step) = (wholes[0], wholes[1], wholes[2])
    guard step != 0, start == stop || (start < stop) == (step > 0) else {
      throw invalid(term, "a step that leads from the start to the stop")
    }
    let steps = (stop - start) / step
    try reserve(steps + 1, of: term)
    for index in 0...steps {
      guard let value = Double("\(start + index * step)e\(exponent)"), value.isFinite else {
        throw invalid(term, "numbers below \(Double.greatestFiniteMagnitude)")
      }
      values.append(value)
    }
  }

  /// Appends numbers at equal distances in log10, in which whole decades are exact.
  private mutating func appendRatios(_ parts: [String], of term: String) throws(UsageError) {
    guard let start = Numeral(parts[1])?.double, let stop = Numeral(parts[2])?.double,
      let count = Numeral(parts[3])?.integer, start > 0, stop > 0, count >= 2
    else {
      throw invalid(term, "'log:start:stop:count' with positive ends and a count of at least 2")
    }
    try reserve(count, of: term)
    let (lower, upper) = (log10(start), log10(stop))
    values.append(start)
    for index in 1..<Int(count) - 1 {
      values.append(pow(10, lower + (upper - lower) * (Double(index) / Double(count - 1))))
    }
    values.append(stop)
  }

  private mutating func reserve(_ count: Int128, of term: String) throws(UsageError) {
    guard count <= Self.limit - values.count else {
      throw invalid(term, "at most \(Self.limit) numbers")
    }
    values.reserveCapacity(values.count + Int(count))
  }

  private func invalid(_ term: String, _ expected: String) -> UsageError {
    .invalidValue(option: option, value: term, expected: expected)
  }
}
