/// A computation as a graph of ONNX, built step by step: values go in, operations make new ones.
///
/// The first extent of what goes in and comes out is the number of events, open until it is run.
struct ONNXGraph: Sendable {
  /// Something that is computed or given, known by its name.
  struct Value: Sendable, Hashable {
    let name: String
  }

  /// What goes in or comes out: its name, and its extents behind the number of events.
  struct Port: Sendable, Equatable {
    let name: String
    let extents: [Int]
  }

  /// The name of the first extent, the number of events.
  static let events = "events"

  let name: String
  private(set) var nodes: [ONNXNode] = []
  private(set) var constants: [ONNXTensor] = []
  private(set) var inputs: [Port] = []
  private(set) var outputs: [Port] = []
  private var scalars: [UInt32: Value] = [:]

  init(name: String) { self.name = name }

  /// A value that is given when the graph is run.
  mutating func input(_ name: String, extents: [Int]) -> Value {
    inputs.append(Port(name: name, extents: extents))
    return Value(name: name)
  }

  /// A value that does not change.
  mutating func constant(_ name: String, _ values: [Float], dimensions: [Int]) -> Value {
    add(ONNXTensor(name, dimensions: dimensions, .floats(values)))
  }

  /// One number, kept once however often it is used.
  mutating func scalar(_ number: Float) -> Value {
    if let known = scalars[number.bitPattern] { return known }
    let value = add(ONNXTensor("number_\(scalars.count)", dimensions: [], .floats([number])))
    scalars[number.bitPattern] = value
    return value
  }

  /// One number of 64 bits, for what 32 cannot hold.
  mutating func preciseScalar(_ number: Double) -> Value {
    add(
      ONNXTensor("double_\(constants.count)", dimensions: [], .doubles([number])))
  }

  /// Whole numbers that an operation asks for.
  mutating func integers(_ numbers: [Int]) -> Value {
    add(
      ONNXTensor(
        "integers_\(constants.count)", dimensions: [numbers.count], .integers(numbers)))
  }

  /// The value that an operation makes of others.
  mutating func apply(_ operation: ONNXOperation, _ values: Value...) -> Value {
    apply(operation, values)
  }

  /// The value that an operation makes of others.
  mutating func apply(_ operation: ONNXOperation, _ values: [Value]) -> Value {
    let result = Value(name: "\(operation.name)_\(nodes.count)")
    nodes.append(ONNXNode(operation: operation, inputs: values, output: result))
    return result
  }

  /// Gives a value out under a name.
  mutating func output(_ value: Value, as name: String, extents: [Int]) {
    nodes.append(
      ONNXNode(operation: .identity, inputs: [value], output: Value(name: name)))
    outputs.append(Port(name: name, extents: extents))
  }

  private mutating func add(_ tensor: ONNXTensor) -> Value {
    precondition(
      constants.allSatisfy { $0.name != tensor.name },
      "ONNXGraph: the constant '\(tensor.name)' is there already")
    constants.append(tensor)
    return Value(name: tensor.name)
  }
}

extension ONNXGraph {
  /// Fields of `GraphProto` in onnx.proto.
  private enum Field: Int {
    case node = 1
    case name = 2
    case constant = 5
    case input = 11
    case output = 12
  }

  var message: ProtobufMessage<some RawRepresentable<Int>> {
    var message = ProtobufMessage<Field>()
    for node in nodes { message.add(node.message, as: .node) }
    message.add(name, as: .name)
    for constant in constants { message.add(constant.message, as: .constant) }
    for port in inputs { message.add(port.message, as: .input) }
    for port in outputs { message.add(port.message, as: .output) }
    return message
  }
}
