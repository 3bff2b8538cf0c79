import Foundation

extension ONNXGraph {
  /// Rows as the networks see them, of rows as they were measured.
  mutating func add(_ map: InputMap, to rows: Value) -> Value {
    // Neighbouring blocks with one map are mapped at once.
    var parts: [(columns: Range<Int>, map: BlockMap)] = []
    for (columns, map) in zip(map.inputs.ranges, map.maps) {
      if let last = parts.last, last.map == map {
        parts[parts.count - 1].columns = last.columns.lowerBound..<columns.upperBound
      } else {
        parts.append((columns, map))
      }
    }
    guard parts.count > 1 else { return parts.first.map { add($0.map, to: rows) } ?? rows }
    var mapped: [Value] = []
    for part in parts { mapped.append(add(part.map, to: columns(part.columns, of: rows))) }
    return apply(.concatenate(axis: 1), mapped)
  }

  private mutating func add(_ map: BlockMap, to numbers: Value) -> Value {
    switch map {
    case .counts(let unit):
      let counts = unit == 1 ? numbers : scaled(numbers, by: Float(1 / unit))
      return stabilised(counts)
    case .asinh(let scale): return apply(.asinh, scaled(numbers, by: Float(1 / scale)))
    case .log1p:
      let above = apply(.add, apply(.absolute, numbers), scalar(1))
      return apply(.multiply, apply(.sign, numbers), apply(.log, above))
    case .raw: return numbers
    case .standard(let mean, let deviation):
      // In 64 bits, because the difference of two large numbers may be small.
      let precise = apply(.cast(to: .double), numbers)
      let shifted = apply(.subtract, precise, preciseScalar(mean))
      let result = apply(.divide, shifted, preciseScalar(deviation))
      return apply(.cast(to: .float), result)
    }
  }

  /// n / (2 (√(|n| + 3/8) + √(3/8))), which is the map of counts without cancellation.
  private mutating func stabilised(_ counts: Value) -> Value {
    let offset = apply(.add, apply(.absolute, counts), scalar(0.375))
    let root = apply(.add, apply(.squareRoot, offset), scalar(Float(0.375.squareRoot())))
    return apply(.divide, counts, scaled(root, by: 2))
  }
}
