import Kernels

/// A reproducible source of random bits, addressed by what it is for rather than by when it runs.
///
/// The words are Philox4x32-10 with key (low half of the seed, purpose) and counter (block, high
/// half of the seed, index), so two streams with the same address give the same words on every
/// machine, whichever thread asks first, and no two addresses share a block. A stream holds 2^33
/// words; asking for one more traps, because the counter would return to the stream's beginning.
public struct RandomStream: RandomNumberGenerator, Sendable {
  /// How many words are made at once; the words themselves do not depend on it.
  ///
  /// Enough to fill the vector units, few enough to waste little on an event that draws twice.
  @usableFromInline static let batch = 32

  @usableFromInline var words: InlineArray<32, UInt64>
  @usableFromInline var used: Int
  /// The first block of the next batch, a multiple of 16; 2^32 when the stream is exhausted.
  @usableFromInline var nextBlock: UInt64
  @usableFromInline let key: UInt64
  @usableFromInline let high: UInt32
  @usableFromInline let index: UInt64

  /// The stream of one event, toy or chunk (`index`) of one purpose of a seeded run.
  public init(seed: UInt64, purpose: RandomPurpose, index: UInt64) {
    words = InlineArray(repeating: 0)
    used = Self.batch
    nextBlock = 0
    let address = RandomAddress(seed: seed, purpose: purpose, index: index)
    key = address.key
    high = address.high
    self.index = index
  }

  /// The next 64 bits.
  @inlinable
  public mutating func next() -> UInt64 {
    if used >= Self.batch { refill() }
    let word = words[used & (Self.batch - 1)]
    used &+= 1
    return word
  }

  /// A uniform number strictly between 0 and 1: the middle of one of 2^52 equal cells.
  @inlinable
  public mutating func uniform() -> Double {
    Self.uniform(from: next())
  }

  /// Fills `values` with uniform numbers strictly between 0 and 1, those of `uniform()` in order.
  public mutating func fillUniform(_ values: inout MutableSpan<Double>) {
    for i in values.indices { values[i] = uniform() }
  }

  /// Moves to the beginning of a block of two words; block `b` begins with word 2b.
  public mutating func skip(toBlock block: UInt32) {
    nextBlock = UInt64(block) & ~15
    refill()
    used = 2 * Int(block & 15)
  }

  /// The uniform number of a word: its upper 52 bits and a half, exact in a `Double`.
  ///
  /// With 53 bits the half would round, for the largest word to 1.
  @inlinable
  public static func uniform(from word: UInt64) -> Double {
    (Double(word >> 12) + 0.5) * 0x1p-52
  }

  @usableFromInline
  mutating func refill() {
    var span = words.mutableSpan
    // The conversion traps when the counter has run out.
    Philox.fill(&span, key: key, index: index, high: high, block: UInt32(nextBlock))
    nextBlock += UInt64(Self.batch / 2)
    used = 0
  }
}
