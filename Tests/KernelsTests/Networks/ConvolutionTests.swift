import Kernels
import Testing

struct ConvolutionTests {
  typealias Size = ConvolutionShape.Size

  static let shapes = [
    // One number, a waveform, and images with strides, padding and holes in the window.
    ConvolutionShape(
      inputChannels: 1, outputChannels: 1, input: Size(height: 1, width: 1),
      kernel: Size(height: 1, width: 1)),
    ConvolutionShape(
      inputChannels: 1, outputChannels: 5, input: Size(height: 1, width: 41),
      kernel: Size(height: 1, width: 5), stride: Size(height: 1, width: 2),
      padding: Size(height: 0, width: 2)),
    ConvolutionShape(
      inputChannels: 3, outputChannels: 16, input: Size(height: 9, width: 7),
      kernel: Size(height: 3, width: 3), padding: Size(height: 1, width: 1)),
    ConvolutionShape(
      inputChannels: 4, outputChannels: 3, input: Size(height: 12, width: 11),
      kernel: Size(height: 3, width: 2), stride: Size(height: 3, width: 2),
      padding: Size(height: 0, width: 1), dilation: Size(height: 2, width: 3)),
  ]

  @Test(arguments: shapes, Compute.Precision.allCases)
  func agreesWithTheSumOverTheWindow(shape: ConvolutionShape, precision: Compute.Precision) {
    let compute = Compute(threads: 2, precision: precision)
    for rows in [1, 3] {
      let convolution = Convolution(shape, rows: rows, compute: compute)
      // Numbers that bfloat16 holds, so that both precisions multiply the same.
      let held = { (count: Int, seed: UInt64) in
        tensor(tensor(numbers(count, seed: seed), .bfloat16).values)
      }
      let input = held(rows * shape.inputCount, 1)
      let weights = held(shape.weightCount, 2)
      let bias = held(shape.outputChannels, 3)
      let gradient = held(rows * shape.outputCount, 4)
      let twin = Twin(shape, rows: rows, doubles(input), doubles(weights), doubles(gradient))

      // What leaves mixed precision is rounded to bfloat16, except the gradient of the weights.
      let last = roundoff(compute.factor)
      let output = Tensor(count: rows * shape.outputCount)
      convolution.forward(input, weights: weights, bias: bias, into: output)
      let area = shape.output.height * shape.output.width
      let b = doubles(bias)
      let expected = twin.output.enumerated().map { $1 + b[$0 / area % shape.outputChannels] }
      let terms = Double(shape.weightCount / shape.outputChannels + 2)
      #expect(
        excess(output, expected) { _ in terms * (terms * roundoff) + last * terms } == 0)

      let back = Tensor(count: rows * shape.inputCount)
      convolution.backwardInput(gradient, weights: weights, into: back)
      let ways = Double(shape.weightCount / shape.inputChannels + 1)
      #expect(
        excess(back, twin.inputGradient) { _ in ways * (ways * roundoff) + last * ways } == 0)

      let weightGradient = Tensor(count: shape.weightCount)
      let biasGradient = Tensor(count: shape.outputChannels)
      weightGradient.fill(1)
      biasGradient.fill(1)
      convolution.backwardWeights(
        input, gradient, into: weightGradient, biasGradient: biasGradient)
      let places = Double(rows * area + 2)
      let bound = { (_: Int) in places * places * roundoff }
      #expect(excess(weightGradient, twin.weightGradient.map { $0 + 1 }, tolerance: bound) == 0)
      #expect(excess(biasGradient, twin.biasGradient.map { $0 + 1 }, tolerance: bound) == 0)
    }
  }

  @Test func windowLargerThanTheInputHasNoOutput() {
    let shape = ConvolutionShape(
      inputChannels: 1, outputChannels: 1, input: Size(height: 1, width: 3),
      kernel: Size(height: 1, width: 4))
    #expect(shape.output.width == 0)
    #expect(!shape.isSound)
  }
}

/// Every product of a convolution, one by one, in double.
private struct Twin {
  var output: [Double]
  var inputGradient: [Double]
  var weightGradient: [Double]
  var biasGradient: [Double]

  init(
    _ shape: ConvolutionShape, rows: Int, _ input: [Double], _ weights: [Double],
    _ gradient: [Double]
  ) {
    output = [Double](repeating: 0, count: gradient.count)
    inputGradient = [Double](repeating: 0, count: input.count)
    weightGradient = [Double](repeating: 0, count: weights.count)
    biasGradient = [Double](repeating: 0, count: shape.outputChannels)
    let (high, wide) = (shape.output.height, shape.output.width)
    for row in 0..<rows {
      for to in 0..<shape.outputChannels {
        for y in 0..<high {
          for x in 0..<wide {
            let out = ((row * shape.outputChannels + to) * high + y) * wide + x
            biasGradient[to] += gradient[out]
            for from in 0..<shape.inputChannels {
              for v in 0..<shape.kernel.height {
                for u in 0..<shape.kernel.width {
                  let line =
                    y * shape.stride.height + v * shape.dilation.height
                    - shape.padding.height
                  let place =
                    x * shape.stride.width + u * shape.dilation.width
                    - shape.padding.width
                  guard (0..<shape.input.height).contains(line),
                    (0..<shape.input.width).contains(place)
                  else { continue }
                  let image = row * shape.inputChannels + from
                  let i = (image * shape.input.height + line) * shape.input.width + place
                  let filter = to * shape.inputChannels + from
                  let w = (filter * shape.kernel.height + v) * shape.kernel.width + u
                  output[out] += input[i] * weights[w]
                  inputGradient[i] += gradient[out] * weights[w]
                  weightGradient[w] += gradient[out] * input[i]
                }
              }
            }
          }
        }
      }
    }
  }
}
