import Testing

@testable import Learning

struct ONNXGraphTests {
  private func model() -> ONNXModel {
    var graph = ONNXGraph(name: "line")
    let input = graph.input("x", extents: [2])
    let weight = graph.constant("weight", [1, 2], dimensions: [2, 1])
    let product = graph.apply(.matrixProduct, input, weight)
    let shifted = graph.apply(.add, product, graph.scalar(3))
    let scaled = graph.apply(.multiply, shifted, graph.scalar(3))
    graph.output(graph.apply(.leakyRelu(slope: 0.5), scaled), as: "y", extents: [1])
    return ONNXModel(graph: graph, producer: ("test", "1"), facts: [("why", "because")])
  }

  /// Field numbers are those of onnx.proto, written out here once more on purpose.
  @Test func modelHasTheFieldsOfTheFormat() throws {
    let bytes = model().bytes
    #expect(WireField.numbers(1, in: bytes) == [8])
    #expect(WireField.texts(2, in: bytes) == ["test"])
    let operators = try #require(WireField.messages(8, in: bytes).first)
    #expect(WireField.numbers(2, in: operators) == [17])
    let fact = try #require(WireField.messages(14, in: bytes).first)
    #expect(WireField.texts(1, in: fact) == ["why"] && WireField.texts(2, in: fact) == ["because"])

    let graph = try #require(WireField.messages(7, in: bytes).first)
    let nodes = WireField.messages(1, in: graph)
    #expect(
      nodes.flatMap { WireField.texts(4, in: $0) } == [
        "MatMul", "Add", "Mul", "LeakyRelu", "Identity",
      ])
    let slope = try #require(WireField.messages(5, in: nodes[3]).first)
    #expect(WireField.texts(1, in: slope) == ["alpha"])
    #expect(WireField.numbers(20, in: slope) == [1])
    let weight = try #require(WireField.messages(5, in: graph).first)
    #expect(WireField.numbers(1, in: weight) == [2, 1])
    #expect(WireField.numbers(2, in: weight) == [1])
    #expect(WireField.texts(8, in: weight) == ["weight"])
    #expect(WireField.messages(9, in: weight) == [[0, 0, 0x80, 0x3f, 0, 0, 0, 0x40]])
  }

  /// What a node takes is an input, a constant or made by a node before it, under one name each.
  @Test func everyValueIsMadeOnceBeforeItIsUsed() {
    let graph = model().graph
    var known = Set(graph.inputs.map(\.name) + graph.constants.map(\.name))
    for node in graph.nodes {
      for input in node.inputs { #expect(known.contains(input.name)) }
      #expect(known.insert(node.output.name).inserted)
    }
    #expect(graph.outputs.allSatisfy { known.contains($0.name) })
  }

  @Test func scalarIsKeptOnce() {
    #expect(model().graph.constants.count == 2)
  }

  @Test func numberOfEventsIsOpen() throws {
    let graph = try #require(WireField.messages(7, in: model().bytes).first)
    let input = try #require(WireField.messages(11, in: graph).first)
    let type = try #require(WireField.messages(2, in: input).first)
    let tensor = try #require(WireField.messages(1, in: type).first)
    let shape = try #require(WireField.messages(2, in: tensor).first)
    let extents = WireField.messages(1, in: shape)
    #expect(WireField.texts(2, in: extents[0]) == ["events"])
    #expect(WireField.numbers(1, in: extents[1]) == [2])
  }
}
