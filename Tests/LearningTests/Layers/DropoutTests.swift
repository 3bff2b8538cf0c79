import Kernels
import Learning
import Testing

struct DropoutTests {
  /// 4.9 standard errors of a binomial law, the normal quantile of 1e-6.
  @Test func dropsTheShareAskedForAndKeepsTheMean() throws {
    let (rows, columns, probability) = (50, 400, 0.3)
    let work = try LayerAtWork(Dropout(probability), input: [columns], rows: rows)
    let ones = [Float](repeating: 1, count: rows * columns)
    work.run(ones, upstream: ones)
    let output = work.prepared.output.values
    let dropped = Double(output.count { $0 == 0 })
    let count = Double(rows * columns)
    let error = (probability * (1 - probability) * count).squareRoot()
    #expect(abs(dropped - probability * count) < 4.9 * error)
    #expect(output.allSatisfy { $0 == 0 || $0 == Float(1 / (1 - probability)) })
    // What was dropped passes no gradient, and the rest its factor.
    #expect(work.inputGradient.values == output)
  }

  @Test func everyBlockAndLayerDropsOthers() throws {
    let compute = Compute(threads: 1)
    let input = Tensor(count: 100)
    input.fill(1)
    let memory = ModelMemory(Weights(WeightLayout([])), for: .trained, compute: compute)
    let preparation = Preparation(rows: 10, compute: compute)
    let layers = try (0..<2).map {
      try Dropout(0.5).prepared(
        for: [10], weights: memory.part("layer"), as: preparation.part($0, output: .float32))
    }
    var seen: Set<[Float]> = []
    for layer in layers {
      for number in 0..<3 as Range<UInt64> {
        layer.forward(input, pass: Pass(.training, count: 10, seed: 1, number: number))
        seen.insert(layer.output.values)
      }
    }
    #expect(seen.count == 6)
  }

  @Test func changesNothingWhenApplied() throws {
    let work = try LayerAtWork(Dropout(0.9), input: [5], rows: 2)
    let values = (0..<10).map { Float($0) }
    work.input.copy(from: values.span)
    work.prepared.forward(work.input, pass: Pass(.applied, count: 2))
    #expect(work.prepared.output.values == values)
  }
}
