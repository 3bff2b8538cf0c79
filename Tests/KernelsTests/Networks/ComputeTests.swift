import Kernels
import Testing

struct ComputeTests {
  @Test func mixedPrecisionIsSaidOnlyWhereTheProcessorHasIt() {
    let compute = Compute(threads: 2, precision: .mixed)
    #expect(compute.precision == (Compute.supportsMixedPrecision ? .mixed : .float32))
    #expect(compute.factor == (Compute.supportsMixedPrecision ? .bfloat16 : .float32))
    #expect(Compute(threads: 1).precision == .float32)
  }

  @Test func noThreadIsRefused() async {
    await #expect(processExitsWith: .failure) { _ = Compute(threads: 0) }
  }

  @Test func engineKnowsItsVersion() {
    let numbers = NetworkEngine.version.split(separator: ".").compactMap { Int($0) }
    #expect(numbers.count == 3)
    #expect((2...3).contains(numbers.first ?? 0))
  }
}
