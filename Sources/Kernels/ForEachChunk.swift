import Dispatch
import Synchronization

/// Calls `body` on consecutive chunks of `values`, on up to `threads` threads.
///
/// The chunks depend on `size` alone, so whatever `body` computes from a chunk's range is the same
/// for any number of threads. A chunk should take 10 ms or more.
public func forEachChunk<Element>(
  of values: inout MutableSpan<Element>, size: Int, threads: Int,
  _ body: @Sendable (Range<Int>, inout MutableSpan<Element>) -> Void
) {
  precondition(size > 0, "forEachChunk: size is \(size), expected a positive number")
  precondition(threads > 0, "forEachChunk: threads is \(threads), expected a positive number")
  let count = values.count
  let chunks = (count + size - 1) / size
  unsafe values.withUnsafeMutableBufferPointer { buffer in
    nonisolated(unsafe) let buffer = unsafe buffer
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, chunks))) { _ in
      while true {
        let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard chunk < chunks else { return }
        let range = chunk * size..<min(count, (chunk + 1) * size)
        var part = unsafe buffer.extracting(range).mutableSpan
        body(range, &part)
      }
    }
  }
}
