import Kernels
import Testing

struct PhiloxTests {
  /// Salmon et al., Random123 1.x, known answers for Philox4x32-10: counter, key, output.
  @Test(
    arguments: [
      ([0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
      (
        [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff], [0xffff_ffff, 0xffff_ffff],
        [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
      ),
      (
        [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
        [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
      ),
    ] as [([UInt32], [UInt32], [UInt32])])
  func agreesWithTheKnownAnswers(counter: [UInt32], key: [UInt32], output: [UInt32]) {
    let words = fill(
      2, key: UInt64(key[0]) | UInt64(key[1]) << 32,
      index: UInt64(counter[2]) | UInt64(counter[3]) << 32, high: counter[1], block: counter[0])
    #expect(words[0] == UInt64(output[0]) | UInt64(output[1]) << 32)
    #expect(words[1] == UInt64(output[2]) | UInt64(output[3]) << 32)
  }

  /// Every way of cutting a run of blocks goes through another mixture of vector groups and rest.
  @Test(arguments: 1...80)
  func wordsDoNotDependOnHowManyAreMadeAtOnce(blocks: Int) {
    let key: UInt64 = 0x0123_4567_89ab_cdef
    let whole = fill(2 * blocks, key: key, index: 1 << 40, high: 9, block: 100)
    let singly = (0..<blocks).flatMap {
      fill(2, key: key, index: 1 << 40, high: 9, block: 100 + UInt32($0))
    }
    #expect(whole == singly)
  }

  @Test func oddNumberOfWordsIsRefused() async {
    await #expect(processExitsWith: .failure) {
      var words: [UInt64] = [0, 0, 0]
      var span = words.mutableSpan
      Philox.fill(&span, key: 0, index: 0, high: 0, block: 0)
    }
  }

  private func fill(
    _ count: Int, key: UInt64, index: UInt64, high: UInt32, block: UInt32
  ) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: count)
    var span = words.mutableSpan
    Philox.fill(&span, key: key, index: index, high: high, block: block)
    return words
  }
}
