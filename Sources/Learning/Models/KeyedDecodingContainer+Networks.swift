import Numerics

extension KeyedDecodingContainer {
  /// The sizes of hidden layers, or the default; there may be none.
  func layerSizes(forKey key: Key, default fallback: [Int]) throws -> [Int] {
    guard contains(key) else { return fallback }
    let sizes = try decode([Int].self, forKey: key)
    if let bad = sizes.first(where: { !(1...1_000_000).contains($0) }) {
      throw broken(key, found: "\(bad)", "whole numbers from 1 to 1000000")
    }
    guard sizes.count < 100 else {
      throw broken(key, found: "\(sizes.count) layers", "less than 100")
    }
    return sizes
  }

  /// How one of several networks is trained: what is written, over what they have in common.
  func training(forKey key: Key, over common: TrainingSettings) throws -> TrainingSettings {
    guard contains(key) else { return common }
    let training = try TrainingSettings(from: superDecoder(forKey: key), over: common)
    guard training.seed == common.seed else {
      throw broken(key, found: "the seed \(training.seed)", "'seeds' for all networks together")
    }
    return training
  }
}
