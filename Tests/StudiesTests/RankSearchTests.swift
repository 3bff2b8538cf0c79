import Foundation
import Numerics
import Testing

@testable import Studies

struct RankSearchTests {
  /// Signs, ties, both zeros, infinities and numbers of every size.
  @Test(arguments: [1, 3, 50, 100_000])
  func numbersAreThoseOfTheSortedGroups(room: Int) {
    var stream = RandomStream(seed: 1, purpose: .test, index: 0)
    let smallest = Double.leastNonzeroMagnitude
    var groups: [[Double]] = [[], [7], [-.infinity, .infinity], [0, -0.0, 0, -0.0, smallest]]
    groups.append((0..<3000).map { _ in Normal.standard.sample(using: &stream) })
    groups.append((0..<3000).map { _ in Double(Int(10 * stream.uniform())) - 5 })
    groups.append((0..<500).map { _ in pow(10, 600 * stream.uniform() - 300) })
    groups.append([Double](repeating: 3.5, count: 5000))

    func ranks(_ count: Int) -> [Int] { [0, count / 7, count / 2, count / 2 + 1, count - 1] }
    let extents = groups.map { group in
      var extent = RankSearch.Extent()
      for number in group { extent.add(number) }
      return extent
    }
    var search = RankSearch(extents, room: room) { count in ranks(count).filter { $0 < count } }
    var passes = 0
    while !search.isDone {
      search.beginPass()
      for (group, numbers) in groups.enumerated() {
        for number in numbers { search.add(number, to: group) }
      }
      search.endPass()
      passes += 1
    }
    // With two cells an interval of all doubles is halved 64 times.
    #expect(passes <= 65)
    for (group, numbers) in groups.enumerated() {
      let sorted = numbers.sorted()
      for rank in ranks(numbers.count) where sorted.indices.contains(rank) {
        #expect(search.number(rank, in: group) == sorted[rank], "group \(group), rank \(rank)")
      }
    }
  }
}
