import Foundation
import Numerics
import Testing

struct FourierTransformTests {
  private func forward(_ real: [Double], _ imaginary: [Double]) -> ([Double], [Double]) {
    let transform = FourierTransform(count: real.count)
    var (real, imaginary) = (real, imaginary)
    var realSpan = real.mutableSpan
    var imaginarySpan = imaginary.mutableSpan
    transform.forward(real: &realSpan, imaginary: &imaginarySpan)
    return (real, imaginary)
  }

  @Test(arguments: [1, 2, 4, 32])
  func theTransformIsItsDefinition(count: Int) {
    let real = normalNumbers(count, index: 8)
    let imaginary = normalNumbers(count, index: 9)
    let found = forward(real, imaginary)
    for k in 0..<count {
      var sum = (real: 0.0, imaginary: 0.0)
      for j in 0..<count {
        let angle = -2 * Double.pi * Double(j * k % count) / Double(count)
        sum.real += real[j] * cos(angle) - imaginary[j] * sin(angle)
        sum.imaginary += real[j] * sin(angle) + imaginary[j] * cos(angle)
      }
      // The plain sum rounds `count` numbers of size one.
      #expect(abs(found.0[k] - sum.real) < Double(count) * 8 * 0x1p-52)
      #expect(abs(found.1[k] - sum.imaginary) < Double(count) * 8 * 0x1p-52)
    }
  }

  @Test func inverseUndoesForwardAndPowerIsKept() {
    let count = 1 << 12
    let start = (normalNumbers(count, index: 10), normalNumbers(count, index: 11))
    var (real, imaginary) = forward(start.0, start.1)
    let power = zip(real, imaginary).map { $0 * $0 + $1 * $1 }.reduce(0, +)
    let startPower = zip(start.0, start.1).map { $0 * $0 + $1 * $1 }.reduce(0, +)
    #expect(abs(power / (Double(count) * startPower) - 1) < 100 * 0x1p-52)
    var realSpan = real.mutableSpan
    var imaginarySpan = imaginary.mutableSpan
    FourierTransform(count: count).inverse(real: &realSpan, imaginary: &imaginarySpan)
    // Twelve levels, forth and back, of numbers up to four.
    for i in 0..<count {
      #expect(abs(real[i] - start.0[i]) < 24 * 4 * 0x1p-52)
      #expect(abs(imaginary[i] - start.1[i]) < 24 * 4 * 0x1p-52)
    }
  }

  @Test(arguments: [1, 2, 16])
  func theCosineTransformIsItsDefinition(count: Int) {
    let numbers = normalNumbers(count, index: 12)
    let found = FourierTransform(count: count).cosineTransform(of: numbers)
    for k in 0..<count {
      let terms = (0..<count).map { j in
        2 * numbers[j] * cos(.pi * Double(k) * (Double(j) + 0.5) / Double(count))
      }
      #expect(abs(found[k] - terms.reduce(0, +)) < Double(count) * 16 * 0x1p-52)
    }
  }

  @Test func aCountThatIsNoPowerOfTwoIsRefused() async {
    await #expect(processExitsWith: .failure) { _ = FourierTransform(count: 12) }
  }
}
