/// The prefixes of the International System of Units for powers of a thousand.
enum SIPrefix {
  private static let small = ["m", "µ", "n", "p", "f", "a", "z", "y", "r", "q"]
  private static let large = ["k", "M", "G", "T", "P", "E", "Z", "Y", "R", "Q"]

  /// The prefix for a power of ten that is a multiple of three, or the last one there is.
  static func nearest(_ power: Int) -> (power: Int, prefix: String) {
    let bounded = min(max(power, -30), 30)
    if bounded == 0 { return (0, "") }
    return (bounded, bounded > 0 ? large[bounded / 3 - 1] : small[-bounded / 3 - 1])
  }
}
