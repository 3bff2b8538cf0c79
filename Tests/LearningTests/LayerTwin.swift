import Foundation
import Kernels
import Learning

/// Layers written as plain loops in double precision: what the fast ones have to agree with.
struct LayerTwin {
  /// The input shape and the number of rows.
  let shape: Shape
  let rows: Int

  /// What a layer makes of an input; `weight` gives its weights by name.
  func output(
    of layer: any Layer, _ input: [Double], weight: (String) -> [Double]
  ) throws -> [Double] {
    switch layer {
    case let layer as Dense: dense(layer, input, weight)
    case let layer as ActivationLayer: input.map { activated($0, layer.function) }
    case let layer as Convolution1D:
      convolution(
        input, weight, channels: layer.channels, kernel: (1, layer.kernel),
        stride: layer.stride, padding: (0, layer.padding), layer.activation)
    case let layer as Convolution2D:
      convolution(
        input, weight, channels: layer.channels, kernel: (layer.kernel.height, layer.kernel.width),
        stride: layer.stride, padding: (layer.padding, layer.padding), layer.activation)
    case let layer as PoolingLayer: pooling(layer, input)
    case let layer as Normalisation: normalisation(layer, input, weight)
    case let layer as Sequential: try sequence(layer, input, weight)
    case is Flatten: input
    case let layer as Dropout where layer.probability == 0: input
    default: throw UnknownLayer(kind: type(of: layer).kind)
    }
  }

  /// A layer without a twin: whoever adds a layer adds its twin above.
  struct UnknownLayer: Error { let kind: String }

  private func activated(_ x: Double, _ function: Activation) -> Double {
    switch function {
    case .identity: x
    case .relu: max(x, 0)
    case .leakyRelu: x > 0 ? x : x / 100
    case .tanh: tanh(x)
    case .sigmoid: 1 / (1 + exp(-x))
    case .softplus: log1p(exp(x))
    case .gelu: 0.5 * x * erfc(-x / 2.0.squareRoot())
    }
  }

  private func dense(
    _ layer: Dense, _ input: [Double], _ weight: (String) -> [Double]
  ) -> [Double] {
    let (matrix, bias) = (weight("weight"), weight("bias"))
    var output: [Double] = []
    for row in 0..<rows {
      for column in 0..<layer.outputs {
        var sum = bias[column]
        for i in 0..<shape.count {
          sum += input[row * shape.count + i] * matrix[i * layer.outputs + column]
        }
        output.append(activated(sum, layer.activation))
      }
    }
    return output
  }

  /// Channels, height and width; a pulse has height 1.
  private var image: (channels: Int, height: Int, width: Int) {
    let sizes = shape.dimensions
    return (sizes[0], sizes.count == 3 ? sizes[1] : 1, sizes[sizes.count - 1])
  }

  private func convolution(
    _ input: [Double], _ weight: (String) -> [Double], channels: Int, kernel: (Int, Int),
    stride: Int, padding: (Int, Int), _ activation: Activation
  ) -> [Double] {
    let (weights, bias) = (weight("weight"), weight("bias"))
    let image = image
    var output: [Double] = []
    for row in 0..<rows {
      for channel in 0..<channels {
        for y in 0..<(image.height + 2 * padding.0 - kernel.0) / stride + 1 {
          for x in 0..<(image.width + 2 * padding.1 - kernel.1) / stride + 1 {
            var sum = bias[channel]
            for c in 0..<image.channels {
              for i in 0..<kernel.0 {
                for j in 0..<kernel.1 {
                  let (v, u) = (y * stride + i - padding.0, x * stride + j - padding.1)
                  guard (0..<image.height).contains(v), (0..<image.width).contains(u) else {
                    continue
                  }
                  let plane = (row * image.channels + c) * image.height + v
                  let window = ((channel * image.channels + c) * kernel.0 + i) * kernel.1 + j
                  sum += input[plane * image.width + u] * weights[window]
                }
              }
            }
            output.append(activated(sum, activation))
          }
        }
      }
    }
    return output
  }

  private func pooling(_ layer: PoolingLayer, _ input: [Double]) -> [Double] {
    let image = image
    let height = shape.dimensions.count == 3 ? layer.kernel : 1
    var output: [Double] = []
    for plane in 0..<rows * image.channels {
      for y in 0..<(image.height - height) / layer.stride + 1 {
        for x in 0..<(image.width - layer.kernel) / layer.stride + 1 {
          var window: [Double] = []
          for i in 0..<height {
            for j in 0..<layer.kernel {
              let line = plane * image.height + y * layer.stride + i
              window.append(input[line * image.width + x * layer.stride + j])
            }
          }
          switch layer.function {
          case .maximum: output.append(window.max() ?? .nan)
          case .average: output.append(window.reduce(0, +) / Double(window.count))
          }
        }
      }
    }
    return output
  }

  /// With the moments of the rows themselves, as in training.
  private func normalisation(
    _ layer: Normalisation, _ input: [Double], _ weight: (String) -> [Double]
  ) -> [Double] {
    let (scale, shift) = (weight("weight"), weight("bias"))
    let columns = shape.count
    let extent = columns / shape.dimensions[0]
    // Which numbers share a mean, and which share a scale.
    let group = { (i: Int) in layer.over == .layer ? i / columns : i % columns / extent }
    let place = { (i: Int) in layer.over == .layer ? i % columns : i % columns / extent }
    let groups = Dictionary(grouping: input.indices, by: group).mapValues { members in
      let mean = members.reduce(0) { $0 + input[$1] } / Double(members.count)
      let square = members.reduce(0) { $0 + (input[$1] - mean) * (input[$1] - mean) }
      return (mean, (square / Double(members.count) + layer.epsilon).squareRoot())
    }
    return input.indices.map { i in
      guard let (mean, deviation) = groups[group(i)] else { return .nan }
      return scale[place(i)] * (input[i] - mean) / deviation + shift[place(i)]
    }
  }

  private func sequence(
    _ layer: Sequential, _ input: [Double], _ weight: (String) -> [Double]
  ) throws -> [Double] {
    var (values, shape) = (input, shape)
    for (number, part) in layer.layers.enumerated() {
      values = try LayerTwin(shape: shape, rows: rows).output(of: part, values) {
        weight("\(number).\($0)")
      }
      shape = try part.outputShape(for: shape)
    }
    return values
  }
}
