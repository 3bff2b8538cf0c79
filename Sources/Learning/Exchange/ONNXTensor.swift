/// A constant of a graph: weights, or numbers that an operation asks for as an input.
struct ONNXTensor: Sendable, Equatable {
  /// The elements; the last extent runs fastest.
  enum Elements: Sendable, Equatable {
    case floats([Float])
    case doubles([Double])
    case integers([Int])
  }

  /// What an element is, by the numbers of `TensorProto.DataType`.
  enum ElementType: Int, Sendable {
    case float = 1
    case int64 = 7
    case double = 11
  }

  let name: String
  let dimensions: [Int]
  let elements: Elements

  init(_ name: String, dimensions: [Int], _ elements: Elements) {
    let count =
      switch elements {
      case .floats(let values): values.count
      case .doubles(let values): values.count
      case .integers(let values): values.count
      }
    precondition(
      dimensions.reduce(1, *) == count,
      "ONNXTensor: '\(name)' has \(count) values, expected \(dimensions) of them")
    self.name = name
    self.dimensions = dimensions
    self.elements = elements
  }
}

extension ONNXTensor {
  /// Fields of `TensorProto` in onnx.proto.
  private enum Field: Int {
    case dimension = 1
    case elementType = 2
    case name = 8
    case rawData = 9
  }

  var message: ProtobufMessage<some RawRepresentable<Int>> {
    var message = ProtobufMessage<Field>()
    for dimension in dimensions { message.add(dimension, as: .dimension) }
    switch elements {
    case .floats(let values):
      message.add(ElementType.float.rawValue, as: .elementType)
      message.add(name, as: .name)
      message.addRaw(values, as: .rawData)
    case .doubles(let values):
      message.add(ElementType.double.rawValue, as: .elementType)
      message.add(name, as: .name)
      message.addRaw(values.map { Int(bitPattern: UInt($0.bitPattern)) }, as: .rawData)
    case .integers(let values):
      message.add(ElementType.int64.rawValue, as: .elementType)
      message.add(name, as: .name)
      message.addRaw(values, as: .rawData)
    }
    return message
  }
}
