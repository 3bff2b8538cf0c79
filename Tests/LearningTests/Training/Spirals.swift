import Foundation
import Kernels
import Learning
import Numerics

/// Two spirals around each other, which no straight line parts.
enum Spirals {
  /// Points of both, and whose they are.
  static func data(rows: Int, seed: UInt64 = 1) -> TrainingData {
    var stream = RandomStream(seed: seed, purpose: .test, index: 0)
    var points: [Float] = []
    var labels: [Float] = []
    for row in 0..<rows {
      let turn = 1.5 * .pi * stream.uniform().squareRoot()
      let angle = turn + .pi * Double(row % 2)
      points += [Float(turn * cos(angle) / 4), Float(turn * sin(angle) / 4)]
      labels.append(Float(row % 2))
    }
    return TrainingData(MemoryRows(points, columns: 2), labels: labels)
  }

  /// A network for them.
  static func network(
    _ layers: [any Layer] = [Dense(32, .tanh), Dense(32, .tanh), Dense(1)]
  ) throws -> Network {
    try Network(layers, input: [2], loss: BinaryCrossEntropy())
  }

  /// Settings with which it learns them.
  static func settings(epochs: Int) -> TrainingSettings {
    var settings = TrainingSettings()
    settings.epochs = epochs
    settings.batch = 32
    settings.optimiser = .adam(rate: 1e-2)
    return settings
  }
}

/// The same rows, without saying that they are in memory.
struct HiddenRows: RowSource {
  let hidden: MemoryRows
  var rows: Int { hidden.rows }
  var columns: Int { hidden.columns }

  func read(_ rows: Range<Int>) throws -> [Float] { hidden.read(rows) }
}
