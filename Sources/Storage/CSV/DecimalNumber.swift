/// The double nearest to a decimal number, ties to even; `nil` where `text` is none.
///
/// The grammar is an optional sign, digits with an optional point, and an optional exponent: no
/// blanks, no hexadecimal, no words. Bit for bit what `Double(String)` gives, from three ways:
/// a division or product of two exact doubles (W. D. Clinger, PLDI 1990), the same in 128-bit
/// integers for up to 19 digits and powers of ten that fit 64 bits, and the standard library.
package func decimalNumber(in text: Span<UInt8>) -> Double? {
  let count = text.count
  var index = 0
  var isNegative = false
  if index < count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
    isNegative = text[index] == UInt8(ascii: "-")
    index += 1
  }

  // The value is `digits` times ten to the power of `exponent`, unless digits were dropped.
  var digits: UInt64 = 0
  var significant = 0
  var exponent = 0
  var isTruncated = false
  func take(_ digit: UInt8) {
    if significant < 19 {
      digits = digits &* 10 &+ UInt64(digit)
      if digits != 0 { significant += 1 }
    } else {
      isTruncated = true
      exponent += 1
    }
  }
  let wholeStart = index
  while index < count, case let digit = text[index] &- 48, digit <= 9 {
    take(digit)
    index += 1
  }
  var digitCount = index - wholeStart
  if index < count, text[index] == UInt8(ascii: ".") {
    index += 1
    let start = index
    while index < count, case let digit = text[index] &- 48, digit <= 9 {
      take(digit)
      exponent -= 1
      index += 1
    }
    digitCount += index - start
  }
  guard digitCount > 0 else { return nil }
  if index < count, text[index] | 0x20 == UInt8(ascii: "e") {
    index += 1
    var isSmall = false
    if index < count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
      isSmall = text[index] == UInt8(ascii: "-")
      index += 1
    }
    guard index < count else { return nil }
    var written = 0
    while index < count, case let digit = text[index] &- 48, digit <= 9 {
      if written < 100_000 { written = written * 10 + Int(digit) }
      index += 1
    }
    exponent += isSmall ? -written : written
  }
  guard index == count else { return nil }

  let magnitude: Double
  if isTruncated {
    magnitude = slowNumber(in: text)
  } else if digits <= 1 << 53, abs(exponent) <= 22 {
    let power = exactPowersOfTen[abs(exponent)]
    magnitude = exponent < 0 ? Double(digits) / power : Double(digits) * power
  } else if digits != 0, abs(exponent) <= 27 {
    magnitude = scaled(digits, byTenToThe: exponent)
  } else {
    magnitude = slowNumber(in: text)
  }
  return isNegative ? -magnitude : magnitude
}

/// `digits` times ten to the power of `exponent`, rounded once; both are in 128-bit integers.
private func scaled(_ digits: UInt64, byTenToThe exponent: Int) -> Double {
  let power = powersOfFive[abs(exponent)]
  if exponent >= 0 {
    let product = digits.multipliedFullWidth(by: power)
    if product.high == 0 {
      let shift = product.low.leadingZeroBitCount
      return rounded(product.low << shift, isInexact: false, binaryExponent: exponent - shift)
    }
    let shift = product.high.leadingZeroBitCount
    let top = shift == 0 ? product.high : product.high << shift | product.low >> (64 - shift)
    return rounded(
      top, isInexact: product.low << shift != 0, binaryExponent: exponent + 64 - shift)
  }
  // Both are shifted until their highest bit is set; the quotient then has exactly 64 bits.
  let shift = digits.leadingZeroBitCount
  let divisorShift = power.leadingZeroBitCount
  let dividend = digits << shift
  let divisor = power << divisorShift
  let halves = dividend >= divisor
  let (quotient, remainder) = divisor.dividingFullWidth(
    halves ? (dividend >> 1, dividend << 63) : (dividend, 0))
  return rounded(
    quotient, isInexact: remainder != 0,
    binaryExponent: exponent + divisorShift - shift - (halves ? 63 : 64))
}

/// The double nearest to `bits` times a power of two; the highest bit is set.
private func rounded(_ bits: UInt64, isInexact: Bool, binaryExponent: Int) -> Double {
  var significand = bits >> 11
  let rest = bits & 0x7FF
  if rest > 0x400 || rest == 0x400 && (isInexact || significand & 1 == 1) { significand += 1 }
  // Exact: the product of a 53-bit integer and a power of two, far from the ends of the range.
  return Double(significand) * Double(bitPattern: UInt64(1023 + 11 + binaryExponent) << 52)
}

/// The magnitude by the standard library, for text whose grammar was checked.
private func slowNumber(in text: Span<UInt8>) -> Double {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.count)
  for index in text.indices { bytes.append(text[index]) }
  return Double(String(decoding: bytes, as: UTF8.self))?.magnitude ?? .nan
}

private let exactPowersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]

/// Five to the powers 0 to 27, all that fit 64 bits.
private let powersOfFive: [UInt64] = {
  var powers: [UInt64] = [1]
  for exponent in 0..<27 { powers.append(powers[exponent] * 5) }
  return powers
}()
