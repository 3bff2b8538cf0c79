/// One step of a graph: an operation, the values that go in and the one that comes out.
struct ONNXNode: Sendable, Equatable {
  let operation: ONNXOperation
  let inputs: [ONNXGraph.Value]
  let output: ONNXGraph.Value
}

extension ONNXNode {
  /// Fields of `NodeProto` in onnx.proto.
  private enum Field: Int {
    case input = 1
    case output = 2
    case name = 3
    case operation = 4
    case attribute = 5
  }

  var message: ProtobufMessage<some RawRepresentable<Int>> {
    var message = ProtobufMessage<Field>()
    for input in inputs { message.add(input.name, as: .input) }
    message.add(output.name, as: .output)
    message.add(output.name, as: .name)
    message.add(operation.name, as: .operation)
    for attribute in operation.attributes { message.add(attribute.message, as: .attribute) }
    return message
  }
}
