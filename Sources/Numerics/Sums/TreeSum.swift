/// The sum of a stretch of a sequence, added in an order that no chunking can change.
///
/// Element `i` of the sequence is leaf `i` of one endless binary tree: leaves 0 and 1 are added,
/// 2 and 3, then those pairs, and so on. A stretch keeps the sums of the largest whole subtrees
/// inside it, at most two for each power of two. Merging neighbours completes the subtrees that
/// they share, so *any* cut of the sequence, at any element, merges to the same bits:
///
/// ```swift
/// var whole = TreeSum(of: values.span.extracting(..<cut))
/// whole.merge(TreeSum(of: values.span.extracting(cut...), start: cut))
/// ```
///
/// The error grows with the logarithm of the count, and adding a span costs about a plain sum.
public struct TreeSum: Sendable, Equatable {
  private struct Subtree: Equatable {
    /// The subtree holds 2^level leaves.
    var level: Int
    var sum: Double
  }

  /// The position of the stretch's first element in the sequence.
  public let start: Int
  /// The position behind the stretch's last element.
  public private(set) var end: Int
  private var subtrees: [Subtree] = []

  /// The empty stretch before element `start`.
  public init(start: Int = 0) {
    precondition(start >= 0, "TreeSum: start is \(start), expected zero or a positive number")
    self.start = start
    end = start
  }

  /// The stretch of `terms`, whose first is element `start` of the sequence.
  public init(of terms: Span<Double>, start: Int = 0) {
    self.init(start: start)
    add(contentsOf: terms)
  }

  /// The sum of the stretch.
  ///
  /// The subtrees are added from the right, where they are smallest in a stretch from zero.
  public var value: Double {
    guard var total = subtrees.last?.sum else { return 0 }
    for subtree in subtrees.dropLast().reversed() { total = subtree.sum + total }
    return total
  }

  /// Adds the next element of the sequence.
  public mutating func add(_ term: Double) { append(Subtree(level: 0, sum: term)) }

  /// Adds the next elements of the sequence.
  public mutating func add(contentsOf terms: Span<Double>) {
    var i = 0
    while i < terms.count {
      if end.isMultiple(of: Self.blockSize), i + Self.blockSize <= terms.count {
        append(Subtree(level: Self.blockLevel, sum: Self.block(terms, at: i)))
        i += Self.blockSize
      } else {
        add(terms[i])
        i += 1
      }
    }
  }

  /// Adds the stretch that follows.
  public mutating func merge(_ next: TreeSum) {
    precondition(
      next.start == end, "TreeSum: the next stretch starts at \(next.start), expected \(end)")
    for subtree in next.subtrees { append(subtree) }
  }

  /// Appends a subtree and completes its parents as far as their left halves are at hand.
  private mutating func append(_ subtree: Subtree) {
    var grown = subtree
    end += 1 << subtree.level
    while let left = subtrees.last, left.level == grown.level,
      end.isMultiple(of: 2 << grown.level)
    {
      subtrees.removeLast()
      grown = Subtree(level: grown.level + 1, sum: left.sum + grown.sum)
    }
    subtrees.append(grown)
  }

  private static let blockLevel = 5
  private static let blockSize = 1 << blockLevel

  /// The sum of one aligned subtree of 32 leaves, in vector lanes but in the tree's own order.
  private static func block(_ terms: Span<Double>, at i: Int) -> Double {
    let block = terms.extracting(i..<i + blockSize)
    let a = pairs(block, at: 0)
    let b = pairs(block, at: 8)
    let c = pairs(block, at: 16)
    let d = pairs(block, at: 24)
    let ab = SIMD4(lowHalf: a.evenHalf + a.oddHalf, highHalf: b.evenHalf + b.oddHalf)
    let cd = SIMD4(lowHalf: c.evenHalf + c.oddHalf, highHalf: d.evenHalf + d.oddHalf)
    let eights = SIMD4(lowHalf: ab.evenHalf + ab.oddHalf, highHalf: cd.evenHalf + cd.oddHalf)
    let sixteens = eights.evenHalf + eights.oddHalf
    return sixteens[0] + sixteens[1]
  }

  @inline(__always)
  private static func pairs(_ block: Span<Double>, at i: Int) -> SIMD4<Double> {
    SIMD4(block[i], block[i + 2], block[i + 4], block[i + 6])
      + SIMD4(block[i + 1], block[i + 3], block[i + 5], block[i + 7])
  }
}

/// The sum of `terms` in the order of `TreeSum`, whatever the number of threads that made them.
public func fixedTreeSum(_ terms: Span<Double>) -> Double { TreeSum(of: terms).value }
