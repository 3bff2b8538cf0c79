import Numerics

/// The part of an array's light that each tube sees, for light from the places of a grid across.
///
/// What a simulation of the optics, or a calibration, gives. At each place of the grid the parts are
/// scaled so that they sum to 1; between places they are bilinear, beyond the grid constant.
public struct ChannelMap: Sendable, Equatable {
  /// The rising coordinates of the grid, mm.
  public let x: [Double]
  /// The rising coordinates of the grid, mm.
  public let y: [Double]
  /// For each channel its parts at the places of the grid, y running fastest; as they were given.
  public let fractions: [[Double]]
  /// The scaled parts of all channels at the first place, then those at the second.
  private let shares: [Double]

  /// Adds to each channel its share in light from a place, times the given part of the light.
  func add(_ part: Double, ofLightFrom place: Position, to sums: inout [Double]) {
    precondition(
      sums.count == fractions.count, "ChannelMap: room for \(sums.count) of \(fractions.count)")
    let (column, right) = Self.cell(of: place.x, in: x)
    let (row, upper) = Self.cell(of: place.y, in: y)
    let channels = fractions.count
    let corner = (column * y.count + row) * channels
    let next = corner + y.count * channels
    let span = shares.span
    var room = sums.mutableSpan
    for (start, weight) in [
      (corner, (1 - right) * (1 - upper)), (corner + channels, (1 - right) * upper),
      (next, right * (1 - upper)), (next + channels, right * upper),
    ] where weight > 0 {
      for channel in 0..<channels { room[channel] += part * weight * span[start + channel] }
    }
  }

  /// The interval of a grid that holds a coordinate, and how far along it that is, from 0 to 1.
  private static func cell(of coordinate: Double, in grid: [Double]) -> (Int, Double) {
    var low = 0
    var high = grid.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if grid[middle] <= coordinate { low = middle } else { high = middle }
    }
    let along = (coordinate - grid[low]) / (grid[high] - grid[low])
    return (low, min(max(along, 0), 1))
  }
}

extension ChannelMap: Codable {
  enum CodingKeys: String, CodingKey {
    case x = "x_mm"
    case y = "y_mm"
    case fractions
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func grid(_ key: CodingKeys) throws -> [Double] {
      let grid = try values.decode([Double].self, forKey: key)
      guard grid.count > 1, grid.allSatisfy(\.isFinite),
        zip(grid, grid.dropFirst()).allSatisfy(<)
      else { throw values.broken(key, found: "\(grid)", "at least two rising numbers") }
      return grid
    }
    x = try grid(.x)
    y = try grid(.y)
    fractions = try values.decode([[Double]].self, forKey: .fractions)
    let places = x.count * y.count
    for (channel, list) in fractions.enumerated() {
      guard list.count == places else {
        throw values.broken(
          .fractions, found: "\(list.count) numbers for channel \(channel)",
          "\(places), one for each of \(x.count) x \(y.count) places")
      }
      if let number = list.first(where: { !($0 >= 0 && $0.isFinite) }) {
        throw values.broken(
          .fractions, found: "\(number) for channel \(channel)", "numbers that are not negative")
      }
    }
    var shares = [Double](repeating: 0, count: places * fractions.count)
    for place in 0..<places {
      let sum = fractions.reduce(0) { $0 + $1[place] }
      guard sum > 0, sum.isFinite else {
        let (x, y) = (x[place / y.count], y[place % y.count])
        throw values.broken(
          .fractions, found: "a sum of \(sum) over the channels at x \(x), y \(y)", "some light")
      }
      for channel in fractions.indices {
        shares[place * fractions.count + channel] = fractions[channel][place] / sum
      }
    }
    self.shares = shares
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(x, forKey: .x)
    try values.encode(y, forKey: .y)
    try values.encode(fractions, forKey: .fractions)
  }
}
