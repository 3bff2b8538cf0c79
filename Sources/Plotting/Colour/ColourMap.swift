/// From a fraction to a colour, in steps that look equal and darken evenly in grey.
///
/// Viridis of S. van der Walt, N. Smith and E. Firing (2015), which its authors gave to the public
/// domain (CC0): ten of its colours, with even steps of Oklab between them.
enum ColourMap {
  /// Colours at equal distances from 0 to 1.
  private static let knots = [
    0x440154, 0x482878, 0x3e4a89, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6dcd59, 0xb4de2c,
    0xfde725,
  ].map { Colour($0) }

  /// How many colours a heat map is drawn with.
  static let levels = 64

  /// The colour of a fraction; those below 0 and above 1 have the colours of the ends.
  static func colour(_ fraction: Double) -> Colour {
    let position = min(max(fraction, 0), 1) * Double(knots.count - 1)
    let knot = min(Int(position), knots.count - 2)
    return knots[knot].mixed(with: knots[knot + 1], fraction: position - Double(knot))
  }

  /// The level of a fraction, `0..<levels`.
  static func level(_ fraction: Double) -> Int {
    min(Int(min(max(fraction, 0), 1) * Double(levels)), levels - 1)
  }

  /// The colour of a level: that of its middle.
  static func colour(level: Int) -> Colour {
    colour((Double(level) + 0.5) / Double(levels))
  }
}
