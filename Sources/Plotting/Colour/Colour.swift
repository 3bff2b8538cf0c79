import Foundation

/// A colour as screens show it: red, green and blue of the standard sRGB (IEC 61966-2-1).
public struct Colour: Sendable, Hashable {
  /// Red, 0 to 255.
  public let red: UInt8
  /// Green, 0 to 255.
  public let green: UInt8
  /// Blue, 0 to 255.
  public let blue: UInt8

  /// A colour from its three numbers in one: `0xRRGGBB`.
  public init(_ code: UInt32) {
    red = UInt8(code >> 16 & 0xff)
    green = UInt8(code >> 8 & 0xff)
    blue = UInt8(code & 0xff)
  }

  /// The nearest colour to amounts of light of the three primaries, 0 to 1.
  init(light: SIMD3<Double>) {
    func coded(_ amount: Double) -> UInt8 {
      let bounded = min(max(amount, 0), 1)
      let code = bounded <= 0.0031308 ? 12.92 * bounded : 1.055 * pow(bounded, 1 / 2.4) - 0.055
      return UInt8((255 * code).rounded())
    }
    red = coded(light.x)
    green = coded(light.y)
    blue = coded(light.z)
  }

  /// The amounts of light of the three primaries, 0 to 1.
  var light: SIMD3<Double> {
    func amount(_ code: UInt8) -> Double {
      let fraction = Double(code) / 255
      return fraction <= 0.04045 ? fraction / 12.92 : pow((fraction + 0.055) / 1.055, 2.4)
    }
    return SIMD3(amount(red), amount(green), amount(blue))
  }

  /// As HTML writes it: `#rrggbb`.
  public var code: String {
    let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The relative luminance, 0 (black) to 1 (white) (WCAG 2.1).
  public var luminance: Double {
    let light = light
    return 0.2126 * light.x + 0.7152 * light.y + 0.0722 * light.z
  }

  /// The contrast with another colour, 1 to 21 (WCAG 2.1): 4.5 is asked of words, 3 of lines.
  public func contrast(with other: Colour) -> Double {
    let own = luminance + 0.05
    let others = other.luminance + 0.05
    return max(own, others) / min(own, others)
  }

  /// The colour a fraction of the way to another, in the even steps of Oklab.
  public func mixed(with other: Colour, fraction: Double) -> Colour {
    let from = Oklab(self).coordinates
    let to = Oklab(other).coordinates
    return Oklab(from + fraction * (to - from)).colour
  }
}
