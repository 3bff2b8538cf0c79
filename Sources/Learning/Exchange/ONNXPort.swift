extension ONNXGraph.Port {
  /// Fields of `ValueInfoProto` in onnx.proto.
  private enum Field: Int {
    case name = 1
    case type = 2
  }

  /// Fields of `TypeProto`: a value is a tensor.
  private enum TypeField: Int {
    case tensor = 1
  }

  /// Fields of `TypeProto.Tensor`.
  private enum TensorField: Int {
    case elementType = 1
    case shape = 2
  }

  /// Fields of `TensorShapeProto`.
  private enum ShapeField: Int {
    case extent = 1
  }

  /// Fields of `TensorShapeProto.Dimension`.
  private enum ExtentField: Int {
    case size = 1
    case name = 2
  }

  var message: ProtobufMessage<some RawRepresentable<Int>> {
    var shape = ProtobufMessage<ShapeField>()
    var events = ProtobufMessage<ExtentField>()
    events.add(ONNXGraph.events, as: .name)
    shape.add(events, as: .extent)
    for size in extents {
      var extent = ProtobufMessage<ExtentField>()
      extent.add(size, as: .size)
      shape.add(extent, as: .extent)
    }
    var tensor = ProtobufMessage<TensorField>()
    tensor.add(ONNXTensor.ElementType.float.rawValue, as: .elementType)
    tensor.add(shape, as: .shape)
    var type = ProtobufMessage<TypeField>()
    type.add(tensor, as: .tensor)
    var message = ProtobufMessage<Field>()
    message.add(name, as: .name)
    message.add(type, as: .type)
    return message
  }
}
