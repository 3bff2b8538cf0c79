/// A setting of a node.
struct ONNXAttribute: Sendable, Equatable {
  /// The value of a setting.
  enum Value: Sendable, Equatable {
    case number(Float)
    case integer(Int)
    case integers([Int])
  }

  let name: String
  let value: Value

  init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}

extension ONNXAttribute {
  /// Fields of `AttributeProto` in onnx.proto.
  private enum Field: Int {
    case name = 1
    case number = 2
    case integer = 3
    case integers = 8
    case kind = 20
  }

  /// Which field holds the value, by the numbers of `AttributeProto.AttributeType`.
  private enum Kind: Int {
    case number = 1
    case integer = 2
    case integers = 7
  }

  var message: ProtobufMessage<some RawRepresentable<Int>> {
    var message = ProtobufMessage<Field>()
    message.add(name, as: .name)
    switch value {
    case .number(let number):
      message.add(number, as: .number)
      message.add(Kind.number.rawValue, as: .kind)
    case .integer(let integer):
      message.add(integer, as: .integer)
      message.add(Kind.integer.rawValue, as: .kind)
    case .integers(let integers):
      for integer in integers { message.add(integer, as: .integers) }
      message.add(Kind.integers.rawValue, as: .kind)
    }
    return message
  }
}
