/// Makes `count` results in parallel and uses them one at a time, in order.
///
/// At most `window` results are being made or waiting at once, which bounds both memory and
/// threads. `use` runs on the caller's side only, so it may hold an open file. The first error, of
/// `make` or of `use`, ends the work and is thrown; so does cancellation of the task.
public func inOrder<Result: Sendable>(
  count: Int, window: Int, make: @escaping @Sendable (Int) throws -> Result,
  use: (Result) throws -> Void
) async throws {
  precondition(window > 0, "inOrder: window is \(window), expected a positive number")
  try await withThrowingTaskGroup(of: (Int, Result).self) { group in
    var waiting: [Int: Result] = [:]
    var started = 0
    var used = 0
    while used < count {
      while started < min(count, used + window) {
        let index = started
        group.addTask { (index, try make(index)) }
        started += 1
      }
      guard let (index, result) = try await group.next() else { break }
      waiting[index] = result
      while let ready = waiting.removeValue(forKey: used) {
        try use(ready)
        used += 1
      }
      try Task.checkCancellation()
    }
  }
}
