/// What the training data hold of one block: the numbers from which its map follows.
public struct BlockSummary: Codable, Hashable, Sendable {
  enum CodingKeys: String, CodingKey {
    case mean, deviation, smallest, largest
    case meanSize = "mean_size"
    case constantColumns = "constant_columns"
  }

  /// The mean of all numbers.
  public let mean: Double
  /// The standard deviation of all numbers about that mean.
  public let deviation: Double
  /// The mean distance from zero of the numbers that are not zero; zero where all are.
  public let meanSize: Double
  /// The smallest number.
  public let smallest: Float
  /// The largest number.
  public let largest: Float
  /// The columns, counted in the block from 0, that hold one and the same number in every row.
  ///
  /// They are dead or stuck channels. Nothing is done about them: the map is the block's, and the
  /// floor under the decoder's variance bounds what a column without scatter adds to the
  /// likelihood. An event in which such a column moves is rightly called strange.
  public let constantColumns: [Int]
}
