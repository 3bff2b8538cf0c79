public import Kernels

/// What a layer is prepared for: how many rows, on which cores, in which precision.
public struct Preparation: Sendable {
  /// How many rows a block has, padding included.
  public let rows: Int
  /// The cores and the precision.
  public let compute: Compute
  /// How the layer stores its output; what it works on and all gradients are of `element`.
  public let output: Element
  /// How far apart the rows of its input begin, where that is further than they are long.
  public var inputStride: Int?
  /// The layer's number among those of its model, part of the address of its random numbers.
  public let layer: UInt64

  /// A preparation for blocks of `rows` rows; the output is float32 unless said otherwise.
  public init(rows: Int, compute: Compute, output: Element = .float32) {
    precondition(rows > 0, "Preparation: rows is \(rows), expected a positive number")
    self.init(rows: rows, compute: compute, output: output, layer: 0)
  }

  private init(rows: Int, compute: Compute, output: Element, layer: UInt64) {
    self.rows = rows
    self.compute = compute
    self.output = output
    self.layer = layer
  }

  /// How activations are stored between layers, and gradients everywhere.
  public var element: Element { compute.factor }

  /// The preparation of the `number`-th part of a layer or model, at most 255 of them.
  public func part(_ number: Int, output: Element) -> Preparation {
    precondition(
      (0..<255).contains(number) && layer < 1 << 16,
      "Preparation: part \(number) of \(layer), expected at most 255 parts in three levels")
    return Preparation(
      rows: rows, compute: compute, output: output, layer: layer << 8 | UInt64(number + 1))
  }
}
