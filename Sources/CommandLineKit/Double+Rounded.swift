extension Double {
  /// The number for a person: six significant digits, without needless zeros.
  var rounded6: String { rounded(toDigits: 6) }

  /// The number with a given count of significant digits, trailing zeros dropped.
  ///
  /// Plain from 1e-5 up to the last digit kept, with a power of ten elsewhere: `0.05`, `123456`,
  /// `1.5e-47`. Halves are decided on the shortest decimal that stands for the number, so that
  /// 0.125 gives 0.13 with two digits whatever its binary neighbours.
  func rounded(toDigits count: Int) -> String {
    guard isFinite else { return isNaN ? "nan" : self < 0 ? "-inf" : "inf" }
    guard self != 0 else { return "0" }
    let sign = self < 0 ? "-" : ""
    var (digits, point) = magnitude.shortestDecimal
    if digits.count > count {
      let isUp = digits[count] >= 5
      digits.removeSubrange(count...)
      if isUp {
        while digits.last == 9 { digits.removeLast() }
        if digits.isEmpty {
          digits = [1]
          point += 1
        } else {
          digits[digits.count - 1] += 1
        }
      }
    }
    while digits.last == 0 { digits.removeLast() }
    return sign + Self.layout(digits, point: point, plainUpTo: count)
  }

  /// The decimal digits of `description`, read as `0.d₁d₂d₃… · 10^point`.
  private var shortestDecimal: (digits: [UInt8], point: Int) {
    var digits: [UInt8] = []
    var point: Int?
    var power = 0
    let parts = description.split(separator: "e")
    for byte in parts[0].utf8 {
      if byte == UInt8(ascii: ".") {
        point = digits.count
      } else {
        digits.append(byte - UInt8(ascii: "0"))
      }
    }
    if parts.count == 2 { power = Int(parts[1]) ?? 0 }
    let zeros = digits.prefix { $0 == 0 }.count
    return (Array(digits.dropFirst(zeros)), (point ?? digits.count) + power - zeros)
  }

  private static func layout(_ digits: [UInt8], point: Int, plainUpTo count: Int) -> String {
    let text = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    if point > count || point < -4 {
      let fraction = text.dropFirst()
      return "\(text.prefix(1))\(fraction.isEmpty ? "" : ".")\(fraction)e\(point - 1)"
    }
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + text }
    if point >= digits.count { return text + String(repeating: "0", count: point - digits.count) }
    return "\(text.prefix(point)).\(text.dropFirst(point))"
  }
}
