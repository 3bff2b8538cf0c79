import Foundation
import Kernels
import Numerics
import Testing

struct RandomStreamTests {
  /// The rows of the known answers for Philox4x32-10: counter, key and output, 32-bit words.
  static let knownAnswers: [[[UInt32]]] = ReferenceTable.rows(of: "stat_rng_kat").compactMap {
    $0[0] == "philox4x32-10"
      ? $0[1...].map { $0.split(separator: " ").compactMap { UInt32($0, radix: 16) } } : nil
  }

  @Test func theKnownAnswersAreAllRead() {
    #expect(Self.knownAnswers.map { $0.map(\.count) } == Array(repeating: [4, 2, 4], count: 6))
  }

  @Test(arguments: knownAnswers)
  func blocksAgreeWithTheKnownAnswers(row: [[UInt32]]) {
    let (counter, key, output) = (row[0], row[1], row[2])
    var words = [UInt64](repeating: 0, count: 2)
    var span = words.mutableSpan
    Philox.fill(
      &span, key: UInt64(key[0]) | UInt64(key[1]) << 32,
      index: UInt64(counter[2]) | UInt64(counter[3]) << 32, high: counter[1], block: counter[0])
    #expect(words[0] == UInt64(output[0]) | UInt64(output[1]) << 32)
    #expect(words[1] == UInt64(output[2]) | UInt64(output[3]) << 32)
  }

  /// The last known answer is block 5 of index 7 of seed 42 for the first purpose.
  @Test func theAddressIsThatOfTheLastKnownAnswer() {
    let output = Self.knownAnswers[5][2]
    var stream = RandomStream(seed: 42, purpose: .test, index: 7)
    for _ in 0..<10 { _ = stream.next() }
    #expect(stream.next() == UInt64(output[0]) | UInt64(output[1]) << 32)
    #expect(stream.next() == UInt64(output[2]) | UInt64(output[3]) << 32)
  }

  /// The loops of `Kernels` read the words that a stream with the same address gives.
  @Test func theAddressOfAKernelIsThatOfTheStream() {
    let seed: UInt64 = 3 << 40 | 9
    var stream = RandomStream(seed: seed, purpose: .benchmark, index: 1 << 33 | 5)
    let address = RandomAddress(seed: seed, purpose: .benchmark, index: 1 << 33 | 5)
    var words = [UInt64](repeating: 0, count: 100)
    var span = words.mutableSpan
    Philox.fill(&span, key: address.key, index: address.index, high: address.high, block: 0)
    #expect(words == (0..<100).map { _ in stream.next() })
  }

  @Test func theSameAddressGivesTheSameWords() {
    var one = RandomStream(seed: 7, purpose: .test, index: 3)
    var two = RandomStream(seed: 7, purpose: .test, index: 3)
    for _ in 0..<100 { #expect(one.next() == two.next()) }
  }

  @Test func differentAddressesShareNoWord() {
    var seen = Set<UInt64>()
    var count = 0
    for seed in [0, 1, 1 << 32, 1 << 32 + 1, .max] as [UInt64] {
      for purpose in RandomPurpose.allCases {
        for index in [0, 1, 1 << 32, .max] as [UInt64] {
          var stream = RandomStream(seed: seed, purpose: purpose, index: index)
          for _ in 0..<100 { seen.insert(stream.next()) }
          count += 100
        }
      }
    }
    #expect(seen.count == count)
  }

  @Test func wordsDoNotDependOnTheBatch() {
    var words = [UInt64](repeating: 0, count: 2000)
    var span = words.mutableSpan
    Philox.fill(&span, key: 9 | 1 << 32, index: 4, high: 0, block: 0)
    var stream = RandomStream(seed: 9, purpose: .test, index: 4)
    #expect(words == (0..<2000).map { _ in stream.next() })
  }

  @Test(arguments: [0, 1, 15, 16, 17, 1000] as [UInt32])
  func skippingGivesTheWordsOfTheBlock(block: UInt32) {
    var walked = RandomStream(seed: 1 << 40, purpose: .test, index: 2)
    for _ in 0..<2 * block { _ = walked.next() }
    var skipped = RandomStream(seed: 1 << 40, purpose: .test, index: 2)
    _ = skipped.next()
    skipped.skip(toBlock: block)
    for _ in 0..<100 { #expect(walked.next() == skipped.next()) }
  }

  @Test func theLastBlockCanBeReadToItsEnd() {
    var stream = RandomStream(seed: 1, purpose: .test, index: 0)
    stream.skip(toBlock: .max)
    var words = [UInt64](repeating: 0, count: 2)
    var span = words.mutableSpan
    Philox.fill(&span, key: 1 | 1 << 32, index: 0, high: 0, block: .max)
    #expect([stream.next(), stream.next()] == words)
  }

  @Test func anExhaustedStreamIsRefused() async {
    await #expect(processExitsWith: .failure) {
      var stream = RandomStream(seed: 1, purpose: .test, index: 0)
      stream.skip(toBlock: .max)
      for _ in 0..<3 { _ = stream.next() }
    }
  }

  @Test func uniformNumbersAreStrictlyInside() {
    #expect(RandomStream.uniform(from: 0) == 0x1p-53)
    #expect(RandomStream.uniform(from: .max) == 1 - 0x1p-53)
    #expect(RandomStream.uniform(from: 1 << 63) == 0.5 + 0x1p-53)
  }

  @Test func fillingDrawsTheNumbersInOrder() {
    var one = RandomStream(seed: 7, purpose: .test, index: 3)
    var two = one
    var values = [Double](repeating: 0, count: 77)
    var span = values.mutableSpan
    one.fillUniform(&span)
    #expect(values == (0..<77).map { _ in two.uniform() })
    #expect(one.next() == two.next())
  }
}
