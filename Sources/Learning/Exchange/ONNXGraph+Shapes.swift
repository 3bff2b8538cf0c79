/// Parts of values, and sums over them.
extension ONNXGraph {
  /// The same numbers in other extents behind the number of events.
  mutating func reshaped(_ value: Value, to extents: [Int]) -> Value {
    // Zero keeps an extent as it is.
    apply(.reshape, value, integers([0] + extents))
  }

  /// Some columns of every row.
  mutating func columns(_ range: Range<Int>, of value: Value) -> Value {
    apply(
      .slice, value, integers([range.lowerBound]), integers([range.upperBound]), integers([1]))
  }

  /// Some ranges of columns of every row, side by side.
  mutating func columns(_ ranges: [Range<Int>], of value: Value) -> Value {
    var joined: [Range<Int>] = []
    for range in ranges {
      if let last = joined.last, last.upperBound == range.lowerBound {
        joined[joined.count - 1] = last.lowerBound..<range.upperBound
      } else {
        joined.append(range)
      }
    }
    var parts: [Value] = []
    for range in joined { parts.append(columns(range, of: value)) }
    return parts.count == 1 ? parts[0] : apply(.concatenate(axis: 1), parts)
  }

  /// The sum over the columns of every row, one number for each event.
  mutating func rowSums(_ value: Value) -> Value {
    apply(.sum(keepsAxes: false), value, integers([1]))
  }

  /// The product with a number.
  mutating func scaled(_ value: Value, by factor: Float) -> Value {
    apply(.multiply, value, scalar(factor))
  }
}
