extension CurvePoints {
  /// The integral of the straight lines between the points: the trapezoidal rule.
  public func integral() -> Double {
    var sum = CompensatedSum()
    for i in 1..<x.count { sum.add(area(of: i)) }
    return sum.value
  }

  /// The integral of the straight lines from the first point to each point; zero at the first.
  public func cumulativeIntegral() -> CurvePoints {
    var sum = CompensatedSum()
    var sums = [0.0]
    sums.reserveCapacity(x.count)
    for i in 1..<x.count {
      sum.add(area(of: i))
      sums.append(sum.value)
    }
    return CurvePoints(checkedX: x, y: sums)
  }

  /// The integral of the straight lines over the part of `range` that lies in the domain.
  public func integral(over range: ClosedRange<Double>) -> Double {
    guard range.overlaps(domain) else { return 0 }
    let part = range.clamped(to: domain)
    let curve = LinearInterpolant(through: self, beyond: .notANumber)
    let inner = x.indices.filter { x[$0] > part.lowerBound && x[$0] < part.upperBound }
    var lastX = part.lowerBound
    var lastY = curve.value(at: lastX)
    var sum = CompensatedSum()
    for i in inner {
      sum.add(0.5 * (x[i] - lastX) * (lastY + y[i]))
      (lastX, lastY) = (x[i], y[i])
    }
    sum.add(0.5 * (part.upperBound - lastX) * (lastY + curve.value(at: part.upperBound)))
    return sum.value
  }

  private func area(of interval: Int) -> Double {
    0.5 * (x[interval] - x[interval - 1]) * (y[interval - 1] + y[interval])
  }
}
