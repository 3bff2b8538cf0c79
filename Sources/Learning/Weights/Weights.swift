/// The weights of a model: one vector, and where each weight lies in it.
public struct Weights: Sendable, Equatable {
  /// Where each weight lies.
  public let layout: WeightLayout
  /// All weights, `layout.count` numbers with the padding.
  public private(set) var values: [Float]

  /// Weights that are all zero.
  public init(_ layout: WeightLayout) {
    self.layout = layout
    values = [Float](repeating: 0, count: layout.count)
  }

  /// Weights of these values, `layout.count` of them.
  public init(_ layout: WeightLayout, values: [Float]) {
    precondition(
      values.count == layout.count,
      "Weights: found \(values.count) numbers, expected \(layout.count)")
    self.layout = layout
    self.values = values
  }

  /// One weight by its name in the model, such as "encoder.0.weight", row-major.
  public subscript(name: String) -> [Float] {
    get { Array(values[place(of: name)]) }
    set {
      let range = place(of: name)
      precondition(
        newValue.count == range.count,
        "Weights: found \(newValue.count) numbers for \(name), expected \(range.count)")
      values.replaceSubrange(range, with: newValue)
    }
  }

  private func place(of name: String) -> Range<Int> {
    guard let entry = layout[name] else {
      preconditionFailure(
        "Weights: no weight is named \(name), expected one of \(layout.entries.map(\.name))")
    }
    return entry.range
  }
}
