import Kernels
import Testing

struct TensorTests {
  @Test(arguments: Element.allCases)
  func beginsZeroed(element: Element) {
    #expect(Tensor(count: 5, element: element).values == [0, 0, 0, 0, 0])
    #expect(Tensor(count: 0, element: element).values.isEmpty)
  }

  @Test func sliceSharesItsMemoryAndOutlivesTheNameOfItsOwner() {
    var whole: Tensor? = tensor([1, 2, 3, 4, 5])
    let part = whole?.slice(1..<4)
    part?.modify { $0[0] = 20 }
    #expect(whole?.values == [1, 20, 3, 4, 5])
    whole = nil
    #expect(part?.slice(1..<3).values == [3, 4])
  }

  /// 1 + 2^-8 lies in the middle of two bfloat16 numbers, of which 1 is even; 1 + 3 · 2^-8 in the
  /// middle of 1 + 2^-7 and 1 + 2^-6, of which the latter is even.
  @Test(
    arguments: [
      (1, 1), (0x1.01p0, 1), (0x1.010002p0, 0x1.02p0), (0x1.03p0, 0x1.04p0),
      (-0x1.03p0, -0x1.04p0), (3.4e38, .infinity), (.infinity, .infinity), (0x1p-130, 0x1p-130),
      (-0.0, -0.0),
    ] as [(Float, Float)])
  func conversionRoundsToTheNearestTiesToEven(number: Float, expected: Float) {
    let found = tensor([number], .bfloat16).values[0]
    #expect(found.bitPattern == expected.bitPattern)
  }

  @Test func whatIsNotANumberStaysSo() {
    // The payload of this one lies in the half that is cut off.
    let low = Float(bitPattern: 0x7F80_0001)
    #expect(tensor([.nan, low, -.nan], .bfloat16).values.allSatisfy { $0.isNaN })
  }

  @Test(arguments: Element.allCases, Element.allCases)
  func copiesOfAnySizeKeepWhatBothElementsHold(from: Element, to: Element) {
    for count in [1, 511, 512, 513, 100_001] {
      // Whole numbers below 256 are exact in both.
      let source = tensor((0..<count).map { Float($0 % 256) }, from)
      let target = Tensor(count: count, element: to)
      target.copy(from: source, compute: Compute(threads: 2))
      #expect(target.values == source.values)
    }
  }

  @Test(arguments: Element.allCases)
  func fillingScalingAndAddingAreThoseOfEachNumber(element: Element) {
    let values = tensor((0..<70_001).map { Float($0 % 17) }, element)
    let ones = Tensor(count: values.count)
    ones.fill(1)
    let compute = Compute(threads: 2)
    values.scale(by: 2, compute: compute)
    values.add(ones, times: 3, compute: compute)
    let expected: [Float] = (0..<70_001).map { Float(2 * ($0 % 17) + 3) }
    #expect(values.values == expected)
  }

  @Test func rowsAreGatheredInTheirOrder() {
    let table: [Float] = (0..<3000).map { Float($0) }
    let rows: [Int32] = [2, 0, 2, 1]
    for element in Element.allCases {
      let batch = Tensor(count: 4 * 600, element: element)
      gatherRows(
        from: table.span, rows: rows.span, columns: 600, into: batch, compute: Compute(threads: 2))
      let expected = rows.flatMap { row in Array(table[Int(row) * 600..<Int(row + 1) * 600]) }
      #expect(batch.values == tensor(expected, element).values)
    }
  }

  @Test(arguments: Element.allCases)
  func gatheredRowsArePaddedWithZeros(element: Element) {
    let table: [Float] = [1, 2, 3, 4, 5, 6]
    let rows: [Int32] = [1, 0]
    let batch = Tensor(count: 10, element: element)
    batch.fill(9)
    gatherRows(
      from: table.span, rows: rows.span, columns: 3, into: batch, stride: 5,
      compute: Compute(threads: 1))
    #expect(batch.values == [4, 5, 6, 0, 0, 1, 2, 3, 0, 0])
  }

  @Test func rowThatIsNotThereIsRefused() async {
    await #expect(processExitsWith: .failure) {
      let rows: [Int32] = [3]
      gatherRows(
        from: tensor([1, 2, 3]), rows: rows.span, columns: 1, into: Tensor(count: 1),
        compute: Compute(threads: 1))
    }
  }

  @Test func sliceBeyondTheEndIsRefused() async {
    await #expect(processExitsWith: .failure) { _ = Tensor(count: 3).slice(1..<4) }
  }
}
