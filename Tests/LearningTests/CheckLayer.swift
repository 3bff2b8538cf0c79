import Kernels
import Learning
import Numerics
import Testing

/// Checks a layer and its gradients against its twin in double precision.
///
/// Inputs, weights and the upstream gradient are uniform in ±1. A number of float32 that is a sum
/// of n products of such numbers errs by at most n 2⁻²⁴ times a sum of sizes below n, and what
/// follows it (an activation, a division by a deviation) multiplies the error by `condition` at
/// most. In mixed precision every stored number adds 2⁻⁹ of its size, three a layer.
///
/// - Parameters:
///   - layer: The layer.
///   - shape: The shape of a row.
///   - rows: How many rows.
///   - terms: How many products the longest chain of sums adds up, forward or backward.
///   - condition: How much errors may grow behind a sum.
///   - precision: The precision of the products.
///   - sourceLocation: Where a failure is reported.
/// - Throws: What the layer throws, and `LayerTwin.UnknownLayer`.
func checkLayer(
  _ layer: some Layer, input shape: Shape, rows: Int, terms: Int, condition: Double = 4,
  precision: Compute.Precision = .float32, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  var stream = RandomStream(seed: UInt64(rows), purpose: .test, index: 0)
  /// Numbers that bfloat16 holds exactly, in mixed precision.
  func numbers(_ count: Int) -> [Float] {
    (0..<count).map { _ in
      let x = Float(2 * stream.uniform() - 1)
      return precision == .mixed ? Float(bitPattern: x.bitPattern & 0xFFFF_0000) : x
    }
  }
  let descriptions = try layer.weights(for: shape)
  var weights: [String: [Float]] = [:]
  for weight in descriptions where weight.role == .trained {
    weights[weight.name] = numbers(weight.count)
  }
  let input = numbers(rows * shape.count)
  let upstream = numbers(rows * (try layer.outputShape(for: shape).count))
  let work = try LayerAtWork(
    layer, input: shape, rows: rows, precision: precision, weights: weights)
  work.run(input, upstream: upstream)

  let sum = Double(terms)
  var bound = condition * sum * sum * 0x1p-24
  if precision == .mixed { bound += condition * sum * 3 * 0x1p-9 }
  func check(_ found: [Float], _ expected: [Double], _ what: String) {
    let (difference, size) = distance(found, expected)
    #expect(
      difference <= bound, "\(what) of \(layer) is off by \(difference), largest \(size)",
      sourceLocation: sourceLocation)
  }

  let twin = LayerTwin(shape: shape, rows: rows)
  var values = weights.mapValues { $0.map(Double.init) }
  var x = input.map(Double.init)
  func output() throws -> [Double] { try twin.output(of: layer, x) { values[$0] ?? [] } }
  func objective() throws -> Double {
    zip(try output(), upstream).reduce(0) { $0 + $1.0 * Double($1.1) }
  }
  check(work.prepared.output.values, try output(), "the output")

  // A central difference errs by h² / 6 of the third derivative and by 2⁻⁵³ / h of the objective:
  // below 1e-8 for h = 1e-5, a hundredth of what float32 may err by.
  let h = 1e-5
  let inputDifferences = try x.indices.map { i in
    let old = x[i]
    defer { x[i] = old }
    x[i] = old + h
    let above = try objective()
    x[i] = old - h
    return (above - (try objective())) / (2 * h)
  }
  check(work.inputGradient.values, inputDifferences, "the gradient of the input")
  for (name, numbers) in weights {
    let differences = try numbers.indices.map { i in
      let old = Double(numbers[i])
      values[name]?[i] = old + h
      let above = try objective()
      values[name]?[i] = old - h
      let below = try objective()
      values[name]?[i] = old
      return (above - below) / (2 * h)
    }
    check(work.gradient(name), differences, "the gradient of \(name)")
  }

  // Added gradients are those replaced plus the same again.
  let once = weights.keys.map { work.gradient($0) }
  work.run(input, upstream: upstream, gradients: .added)
  for (name, single) in zip(weights.keys, once) {
    check(work.gradient(name), single.map { 2 * Double($0) }, "twice the gradient of \(name)")
  }
}
