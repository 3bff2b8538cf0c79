import Foundation
import Kernels
public import Response
public import Storage

/// Simulates events into a file.
///
/// Every event depends on the seed and its number alone: the datasets are the same for any number of
/// threads, and parts made by themselves are the parts of the whole.
///
/// - Parameters:
///   - plan: What is to be simulated.
///   - path: The HDF5 file.
///   - overwrite: Whether an existing file may be replaced.
///   - threads: How many chunks are made at once.
///   - provenance: What the file says about where it comes from.
///   - progress: Called with the number of events done; an error that it throws ends the work.
/// - Returns: How many events pass each cut.
/// - Throws: What keeps the file from being written; then there is none.
public func simulateEvents(
  _ plan: SimulationPlan, to path: String, overwrite: Bool, threads: Int, provenance: Provenance,
  progress: (Int) throws -> Void
) async throws -> Acceptance {
  let started = Date.now
  let maker = EventMaker(plan)
  let writer = try EventWriter(
    path: path, overwrite: overwrite, plan: plan, provenance: provenance)
  var acceptance = Acceptance(of: plan.cuts)
  let size = plan.eventsPerChunk
  let chunks = (plan.events.count + size - 1) / size
  try await inOrder(count: chunks, window: threads) { chunk in
    let first = plan.events.lowerBound + chunk * size
    return maker.chunk(first..<min(first + size, plan.events.upperBound))
  } use: { (chunk: EventChunk) in
    try writer.append(chunk)
    acceptance.merge(chunk.acceptance)
    try progress(acceptance.events)
  }
  try writer.commit(
    acceptance,
    run: RunRecord(
      started: started, threads: threads, seconds: Date.now.timeIntervalSince(started)))
  return acceptance
}

extension SimulationPlan {
  /// How many events are made at once: tens of milliseconds of work, and at most some megabytes.
  fileprivate var eventsPerChunk: Int {
    guard level == .full else { return 1 << 14 }
    let numbers =
      2
      * (detector.sampling.s1 + detector.sampling.s2 + detector.topArray.count
        + detector.bottomArray.count)
    return min(128, max(1, (1 << 20) / numbers))
  }
}
