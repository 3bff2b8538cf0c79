import CKernels
import Dispatch
import Synchronization

/// How much a loop does for each number, which says how many numbers are worth waking a thread for.
enum Labour: Int {
  /// A few operations, at the pace of the memory.
  case light = 0x20000
  /// An exponential or more.
  case heavy = 0x8000

  /// The numbers of one range of the loop.
  var numbers: Int { rawValue }
}

/// Sharing a loop among threads: its ranges depend on sizes alone, never on the number of threads.
///
/// What `body` does in a range is therefore the same for any number of threads, as long as no two
/// ranges write the same place.
extension Compute {
  /// Shares a loop over all numbers of a tensor.
  func share(numbers: Int, _ labour: Labour, _ body: (ck_range) -> Void) {
    forEachRange(of: numbers, size: labour.numbers) { body(ck_range($0)) }
  }

  /// Shares a loop over whole rows.
  func share(rows: Int, columns: Int, _ labour: Labour, _ body: (ck_range) -> Void) {
    forEachRange(of: rows, size: max(1, labour.numbers / columns)) { body(ck_range($0)) }
  }

  /// Shares a loop that sums each column over all rows, in ranges of whole blocks of the C loops.
  func share(columns: Int, rows: Int, _ labour: Labour, _ body: (ck_range) -> Void) {
    let blocks = max(1, labour.numbers / rows / Self.columnsInBlock)
    forEachRange(of: columns, size: blocks * Self.columnsInBlock) { body(ck_range($0)) }
  }

  /// The columns that a loop in C takes at once.
  static let columnsInBlock = 512

  /// Calls `body` on consecutive ranges of `size`, on up to `threads` threads.
  func forEachRange(of count: Int, size: Int, _ body: (Range<Int>) -> Void) {
    let chunks = (count + size - 1) / size
    if chunks <= 1 || threads == 1 {
      for chunk in 0..<chunks { body(chunk * size..<min(count, (chunk + 1) * size)) }
      return
    }
    let next = Atomic(0)
    withoutActuallyEscaping(body) { body in
      // The ranges are disjoint, and the callers write nothing else.
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: min(threads, chunks)) { _ in
        while true {
          let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard chunk < chunks else { return }
          unsafe body(chunk * size..<min(count, (chunk + 1) * size))
        }
      }
    }
  }
}
