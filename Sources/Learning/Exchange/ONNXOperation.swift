/// What a node of a graph does: an operation of ONNX (operator set 17) with its attributes.
///
/// The names and the meanings are those of onnx.ai/onnx/operators.
enum ONNXOperation: Sendable, Equatable {
  // Two values, element by element; a value of fewer extents is repeated.
  case add, subtract, multiply, divide, minimum
  // One value, element by element.
  case absolute, asinh, erf, exp, log, relu, sigmoid, sign, softplus, squareRoot, tanh
  /// The value below zero times the slope.
  case leakyRelu(slope: Float)
  /// A matrix product.
  case matrixProduct
  /// A value and the axes over which it is summed.
  case sum(keepsAxes: Bool)
  /// Values joined along an axis.
  case concatenate(axis: Int)
  /// A value, the first and the last place plus one along axes, and the axes.
  case slice
  /// A value and its new extents.
  case reshape
  /// A value, weights `[out, in, height, width]` or `[out, in, length]`, and a bias.
  case convolution(ONNXWindow)
  /// The largest value of a window.
  case maximumPooling(ONNXWindow)
  /// The mean over a window; what lies outside does not count.
  case averagePooling(ONNXWindow)
  /// A value, scale and shift, normalised over the last axes from one on.
  case layerNormalization(axis: Int, epsilon: Float)
  /// A value, scale, shift, mean and variance, each per channel.
  case batchNormalization(epsilon: Float)
  /// The value with elements of another type.
  case cast(to: ONNXTensor.ElementType)
  /// The value itself, under another name.
  case identity
}

/// How a window moves over the extents behind rows and channels.
struct ONNXWindow: Sendable, Equatable {
  /// The extents of the window.
  var kernel: [Int]
  /// How far it moves at a time.
  var strides: [Int]
  /// How many zeros stand before and behind, the same number on both sides.
  var padding: [Int]
  /// The distance between the places that it looks at.
  var dilations: [Int]

  /// What the attributes are called in ONNX; the mean has no dilations in this operator set.
  fileprivate func attributes(dilated: Bool) -> [ONNXAttribute] {
    [
      ONNXAttribute("kernel_shape", .integers(kernel)),
      ONNXAttribute("strides", .integers(strides)),
      ONNXAttribute("pads", .integers(padding + padding)),
    ] + (dilated ? [ONNXAttribute("dilations", .integers(dilations))] : [])
  }
}

extension ONNXOperation {
  /// The name in ONNX.
  var name: String {
    switch self {
    case .add: "Add"
    case .subtract: "Sub"
    case .multiply: "Mul"
    case .divide: "Div"
    case .minimum: "Min"
    case .absolute: "Abs"
    case .asinh: "Asinh"
    case .erf: "Erf"
    case .exp: "Exp"
    case .log: "Log"
    case .relu: "Relu"
    case .sigmoid: "Sigmoid"
    case .sign: "Sign"
    case .softplus: "Softplus"
    case .squareRoot: "Sqrt"
    case .tanh: "Tanh"
    case .leakyRelu: "LeakyRelu"
    case .matrixProduct: "MatMul"
    case .sum: "ReduceSum"
    case .concatenate: "Concat"
    case .slice: "Slice"
    case .reshape: "Reshape"
    case .convolution: "Conv"
    case .maximumPooling: "MaxPool"
    case .averagePooling: "AveragePool"
    case .layerNormalization: "LayerNormalization"
    case .batchNormalization: "BatchNormalization"
    case .cast: "Cast"
    case .identity: "Identity"
    }
  }

  /// The attributes by their names in ONNX.
  var attributes: [ONNXAttribute] {
    switch self {
    case .leakyRelu(let slope): [ONNXAttribute("alpha", .number(slope))]
    case .sum(let keepsAxes): [ONNXAttribute("keepdims", .integer(keepsAxes ? 1 : 0))]
    case .concatenate(let axis): [ONNXAttribute("axis", .integer(axis))]
    case .convolution(let window): window.attributes(dilated: true)
    case .maximumPooling(let window): window.attributes(dilated: true)
    case .averagePooling(let window): window.attributes(dilated: false)
    case .layerNormalization(let axis, let epsilon):
      [ONNXAttribute("axis", .integer(axis)), ONNXAttribute("epsilon", .number(epsilon))]
    case .batchNormalization(let epsilon): [ONNXAttribute("epsilon", .number(epsilon))]
    case .cast(let type): [ONNXAttribute("to", .integer(type.rawValue))]
    default: []
    }
  }
}
