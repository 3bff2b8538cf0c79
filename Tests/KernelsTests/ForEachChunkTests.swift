import Kernels
import Testing

struct ForEachChunkTests {
  @Test(arguments: [1, 2, 7])
  func everyElementIsVisitedOnceWhateverTheThreads(threads: Int) {
    var values = [Int](repeating: 0, count: 1003)
    var span = values.mutableSpan
    forEachChunk(of: &span, size: 10, threads: threads) { range, part in
      for offset in part.indices { part[offset] += 1 + range.lowerBound + offset }
    }
    #expect(values == Array(1...1003))
  }

  @Test func nothingIsDoneForNoElements() {
    var values: [Int] = []
    var span = values.mutableSpan
    forEachChunk(of: &span, size: 10, threads: 4) { _, _ in
      Issue.record("a chunk of no elements was made")
    }
    #expect(values.isEmpty)
  }

  @Test func chunkOfNoElementsIsRefused() async {
    await #expect(processExitsWith: .failure) {
      var values = [1]
      var span = values.mutableSpan
      forEachChunk(of: &span, size: 0, threads: 1) { _, _ in }
    }
  }
}
