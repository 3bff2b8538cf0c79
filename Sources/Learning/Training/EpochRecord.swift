/// What one epoch of training came to: a point of the learning curves.
public struct EpochRecord: Sendable, Equatable, Codable {
  /// The number of the epoch, from one.
  public let epoch: Int
  /// The mean losses of the rows learnt from, in the course of the epoch, in the order of the
  /// model's `lossNames`.
  public let training: [Double]
  /// The mean losses of the rows held out, at the end of the epoch; empty when there are none.
  public let validation: [Double]
  /// The learning rate of its last step.
  public let rate: Double

  /// A point of the learning curves.
  public init(epoch: Int, training: [Double], validation: [Double], rate: Double) {
    self.epoch = epoch
    self.training = training
    self.validation = validation
    self.rate = rate
  }
}
