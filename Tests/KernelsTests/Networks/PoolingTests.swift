import Kernels
import Testing

struct PoolingTests {
  typealias Size = ConvolutionShape.Size

  static let shapes =
    [
      (Size(height: 1, width: 1), Size(height: 1, width: 1), nil, Size(height: 0, width: 0)),
      (Size(height: 1, width: 101), Size(height: 1, width: 4), nil, Size(height: 0, width: 0)),
      (
        Size(height: 9, width: 8), Size(height: 3, width: 2), Size(height: 2, width: 1),
        Size(height: 1, width: 1)
      ),
    ] as [(Size, Size, Size?, Size)]

  @Test(arguments: shapes, PoolingShape.Kind.allCases)
  func agreesWithEachWindow(
    sizes: (input: Size, kernel: Size, stride: Size?, padding: Size), kind: PoolingShape.Kind
  ) {
    let shape = PoolingShape(
      kind, channels: 3, input: sizes.input, kernel: sizes.kernel, stride: sizes.stride,
      padding: sizes.padding)
    let rows = 2
    let input = numbers(rows * shape.inputCount, seed: 1)
    let gradient = numbers(rows * shape.outputCount, seed: 2)
    var expected = [Double](repeating: 0, count: gradient.count)
    var expectedGradient = [Double](repeating: 0, count: input.count)
    for plane in 0..<rows * shape.channels {
      for y in 0..<shape.output.height {
        for x in 0..<shape.output.width {
          var window: [Int] = []
          for v in 0..<shape.kernel.height {
            for u in 0..<shape.kernel.width {
              let line = y * shape.stride.height + v - shape.padding.height
              let place = x * shape.stride.width + u - shape.padding.width
              if (0..<shape.input.height).contains(line), (0..<shape.input.width).contains(place) {
                window.append((plane * shape.input.height + line) * shape.input.width + place)
              }
            }
          }
          let cell = (plane * shape.output.height + y) * shape.output.width + x
          let chosen =
            kind == .average ? window : [window.max { input[$0] < input[$1] } ?? window[0]]
          for place in chosen {
            expected[cell] += Double(input[place]) / Double(chosen.count)
            expectedGradient[place] += Double(gradient[cell]) / Double(chosen.count)
          }
        }
      }
    }
    // As many roundings as there are numbers in a window, or windows around a number.
    let bound = Double(shape.kernel.height * shape.kernel.width + 1) * roundoff
    let pooling = Pooling(shape, rows: rows, compute: Compute(threads: 2))
    let output = Tensor(count: rows * shape.outputCount)
    pooling.forward(tensor(input), into: output)
    #expect(excess(output, expected) { _ in bound } == 0)
    let back = tensor(input)  // must be overwritten
    pooling.backward(tensor(gradient), into: back)
    #expect(excess(back, expectedGradient) { _ in 4 * bound } == 0)
  }

  @Test func windowsThatMissTheInputAreNotSound() {
    let shape = PoolingShape(
      .average, channels: 1, input: Size(height: 1, width: 4), kernel: Size(height: 1, width: 2),
      padding: Size(height: 0, width: 2))
    #expect(!shape.isSound)
  }
}
