import Kernels
import Synchronization
import Testing

struct InOrderTests {
  private struct Broken: Error, Equatable { let at: Int }

  /// Late results of early makers are what a careless queue would put in the wrong place.
  @Test(arguments: [1, 2, 7, 100])
  func resultsAreUsedInOrderWhateverTheWindow(window: Int) async throws {
    var used: [Int] = []
    try await inOrder(count: 50, window: window) { index in
      var sum = 0
      for step in 0..<((50 - index) * 2_000) { sum &+= step ^ index }
      return (index, sum)
    } use: {
      used.append($0.0)
    }
    #expect(used == Array(0..<50))
  }

  @Test func noMoreThanTheWindowIsAlive() async throws {
    let alive = Atomic(0)
    let most = Atomic(0)
    try await inOrder(count: 40, window: 3) { index in
      let now = alive.wrappingAdd(1, ordering: .relaxed).newValue
      most.max(now, ordering: .relaxed)
      return index
    } use: { _ in
      alive.wrappingSubtract(1, ordering: .relaxed)
    }
    #expect(most.load(ordering: .relaxed) <= 3)
  }

  @Test func errorOfTheMakerEndsTheWork() async {
    var used: [Int] = []
    await #expect(throws: Broken(at: 5)) {
      try await inOrder(count: 1000, window: 2) { index in
        if index == 5 { throw Broken(at: index) }
        return index
      } use: {
        used.append($0)
      }
    }
    #expect(used.count <= 5)
    #expect(used == Array(0..<used.count))
  }

  @Test func errorOfTheUserEndsTheWork() async {
    await #expect(throws: Broken(at: 3)) {
      try await inOrder(count: 1000, window: 2) {
        $0
      } use: { index in
        if index == 3 { throw Broken(at: index) }
      }
    }
  }
}
