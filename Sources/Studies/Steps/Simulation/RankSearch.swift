/// The numbers of given ranks in groups of a stream that can be read again, in bounded memory.
///
/// A pass counts the numbers in equal cells of the intervals that hold the ranks, and the cells with
/// the ranks are the next intervals; once what they hold has room, a last pass collects and sorts it.
/// The numbers found are exact, whatever the order of the stream.
struct RankSearch {
  /// What is known of a group before the search: how many numbers, and between which ends.
  struct Extent {
    private(set) var count = 0
    private(set) var smallest = Double.infinity
    private(set) var largest = -Double.infinity

    mutating func add(_ number: Double) {
      count += 1
      smallest = min(smallest, number)
      largest = max(largest, number)
    }
  }

  /// Where some ranks of a group are.
  private struct Interval {
    var keys: ClosedRange<UInt64>
    /// How many numbers of the group are below it, and how many within.
    var below: Int
    var count: Int
    var ranks: [Int]
    /// The width of a cell, in keys, and the numbers counted in each.
    var width: UInt64 = 1
    var cells: [Int] = []
    /// The numbers collected.
    var numbers: [Double] = []

    var isSettled: Bool { keys.lowerBound == keys.upperBound }
  }

  /// How many numbers, or counts of cells, are held at once.
  private let room: Int
  private var intervals: [[Interval]]
  private var found: [[Int: Double]]
  private var isCollecting = false

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - groups: What is known of each group.
  ///   - room: How many numbers may be held at once.
  ///   - ranks: The ranks wanted in a group of so many numbers, each from zero up to below it.
  init(_ groups: [Extent], room: Int, ranks: (_ count: Int) -> [Int]) {
    precondition(room > 0, "RankSearch: room is \(room), expected a positive number")
    self.room = room
    found = [[Int: Double]](repeating: [:], count: groups.count)
    intervals = groups.map { group in
      guard group.count > 0 else { return [] }
      return [
        Interval(
          keys: Self.key(of: group.smallest)...Self.key(of: group.largest), below: 0,
          count: group.count, ranks: Set(ranks(group.count)).sorted())
      ]
    }
    settle()
  }

  /// Whether all numbers are found.
  var isDone: Bool { intervals.allSatisfy(\.isEmpty) }

  /// The number of a rank that was asked for.
  func number(_ rank: Int, in group: Int) -> Double? { found[group][rank] }

  /// Begins to read the stream once more.
  mutating func beginPass() {
    let open = intervals.joined()
    isCollecting = open.reduce(0) { $0 + $1.count } <= room
    guard !isCollecting else { return }
    let cells = UInt64(min(4096, max(2, room / max(1, open.count))))
    for group in intervals.indices {
      for index in intervals[group].indices {
        let keys = intervals[group][index].keys
        let length = keys.upperBound - keys.lowerBound
        let width = length / cells + 1
        intervals[group][index].width = width
        intervals[group][index].cells = [Int](repeating: 0, count: Int(length / width) + 1)
      }
    }
  }

  /// Takes the next number of the stream, which belongs to a group.
  mutating func add(_ number: Double, to group: Int) {
    let key = Self.key(of: number)
    for index in intervals[group].indices where intervals[group][index].keys.contains(key) {
      if isCollecting {
        intervals[group][index].numbers.append(number)
      } else {
        let place = key - intervals[group][index].keys.lowerBound
        intervals[group][index].cells[Int(place / intervals[group][index].width)] += 1
      }
    }
  }

  /// Ends the pass: the intervals are narrower, or their numbers known.
  mutating func endPass() {
    for group in intervals.indices {
      if isCollecting {
        for interval in intervals[group] {
          let numbers = interval.numbers.sorted()
          for rank in interval.ranks { found[group][rank] = numbers[rank - interval.below] }
        }
        intervals[group] = []
      } else {
        intervals[group] = intervals[group].flatMap(Self.narrowed)
      }
    }
    settle()
  }

  /// The cells of an interval that hold its ranks.
  private static func narrowed(_ interval: Interval) -> [Interval] {
    var narrower: [Interval] = []
    var below = interval.below
    var ranks = interval.ranks[...]
    for (cell, count) in interval.cells.enumerated() {
      let here = ranks.prefix { $0 < below + count }
      if !here.isEmpty {
        let first = interval.keys.lowerBound + UInt64(cell) * interval.width
        let length = min(interval.width - 1, interval.keys.upperBound - first)
        narrower.append(
          Interval(
            keys: first...first + length, below: below, count: count, ranks: Array(here)))
      }
      ranks = ranks.dropFirst(here.count)
      below += count
    }
    return narrower
  }

  /// Takes the numbers of intervals that are a single number.
  private mutating func settle() {
    for group in intervals.indices {
      for interval in intervals[group] where interval.isSettled {
        for rank in interval.ranks {
          found[group][rank] = Self.number(of: interval.keys.lowerBound)
        }
      }
      intervals[group].removeAll(where: \.isSettled)
    }
  }

  /// An integer for each number, in the same order.
  private static func key(of number: Double) -> UInt64 {
    // Zero has two patterns.
    let bits = (number == 0 ? 0 : number).bitPattern
    return number < 0 ? ~bits : bits | 1 << 63
  }

  private static func number(of key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }
}
