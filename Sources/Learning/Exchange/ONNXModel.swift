/// A model as an ONNX file has it: a graph, who made it, and what to know about it.
///
/// Operator set 17 and version 8 of the format, which onnxruntime reads from 1.12 on.
public struct ONNXModel: Sendable {
  /// The version of the format (`IR_VERSION`).
  static let formatVersion = 8
  /// The version of the operators' meanings.
  static let operatorSet = 17

  let graph: ONNXGraph
  /// The program that made it, with its version.
  let producer: (name: String, version: String)
  /// What a reader may want to know, by name.
  let facts: [(name: String, value: String)]
}

extension ONNXModel {
  /// Fields of `ModelProto` in onnx.proto.
  private enum Field: Int {
    case formatVersion = 1
    case producerName = 2
    case producerVersion = 3
    case graph = 7
    case operatorSet = 8
    case fact = 14
  }

  /// Fields of `OperatorSetIdProto`; an empty domain is that of ONNX itself.
  private enum OperatorSetField: Int {
    case domain = 1
    case version = 2
  }

  /// Fields of `StringStringEntryProto`.
  private enum FactField: Int {
    case name = 1
    case value = 2
  }

  /// The bytes of the file.
  public var bytes: [UInt8] {
    var message = ProtobufMessage<Field>()
    message.add(Self.formatVersion, as: .formatVersion)
    message.add(producer.name, as: .producerName)
    message.add(producer.version, as: .producerVersion)
    message.add(graph.message, as: .graph)
    var operatorSet = ProtobufMessage<OperatorSetField>()
    operatorSet.add("", as: .domain)
    operatorSet.add(Self.operatorSet, as: .version)
    message.add(operatorSet, as: .operatorSet)
    for fact in facts {
      var entry = ProtobufMessage<FactField>()
      entry.add(fact.name, as: .name)
      entry.add(fact.value, as: .value)
      message.add(entry, as: .fact)
    }
    return message.bytes
  }
}
