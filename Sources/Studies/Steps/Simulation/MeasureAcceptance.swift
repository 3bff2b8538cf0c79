import Foundation
import Kernels
public import Numerics

/// Which part of a source's events passes the cuts, over all and by true energy.
public struct MeasuredAcceptance: Sendable, Equatable, Codable {
  /// How many events were made.
  public var events = 0
  /// How many of them passed all cuts.
  public var kept = 0
  /// The edges of the bins of true energy, keV.
  public let edges: [Double]
  /// How many events each bin had.
  public var eventsByEnergy: [Int]
  /// How many of them passed all cuts.
  public var keptByEnergy: [Int]

  /// The part that passes.
  public var share: Double { Double(kept) / Double(max(1, events)) }
  /// The standard error of the part, by its binomial law.
  public var error: Double {
    (share * (1 - share) / Double(max(1, events))).squareRoot()
  }

  init(axis: Axis) {
    edges = axis.edges
    eventsByEnergy = [Int](repeating: 0, count: axis.bins)
    keptByEnergy = eventsByEnergy
  }
}

/// Measures which part of a source's events passes cuts, from their areas alone.
///
/// Events are made in rounds of one fixed size until enough have passed, so the result depends on
/// the seed alone.
///
/// - Parameters:
///   - plan: What is to be simulated; of its events the first ones.
///   - wanted: How many events have to pass.
///   - axis: The bins of true energy.
///   - threads: How many rounds are made at once.
///   - progress: Called with the share of the work that is done; what it throws ends the work.
/// - Returns: The acceptance; with fewer events than wanted where all of the plan's were made.
/// - Throws: What `progress` throws.
public func measureAcceptance(
  _ plan: SimulationPlan, wanted: Int, axis: Axis, threads: Int, progress: (Double) throws -> Void
) async throws -> MeasuredAcceptance {
  let maker = EventMaker(plan)
  var found = MeasuredAcceptance(axis: axis)
  var start = plan.events.lowerBound
  while start < plan.events.upperBound, found.kept < wanted {
    let round = start..<min(start + roundSize, plan.events.upperBound)
    try await inOrder(count: (round.count + chunkSize - 1) / chunkSize, window: threads) { number in
      let first = round.lowerBound + number * chunkSize
      return maker.chunk(first..<min(first + chunkSize, round.upperBound))
    } use: { (chunk: EventChunk) in
      found.add(chunk, axis: axis)
    }
    start = round.upperBound
    try progress(
      max(
        Double(found.kept) / Double(wanted),
        Double(start - plan.events.lowerBound) / Double(plan.events.count)))
  }
  return found
}

/// After so many events it is seen whether enough have passed.
private let roundSize = 1 << 16
/// So many are made at once: some tens of milliseconds of work.
private let chunkSize = 1 << 13

extension MeasuredAcceptance {
  fileprivate mutating func add(_ chunk: EventChunk, axis: Axis) {
    for (energy, isKept) in zip(chunk.energy, chunk.isKept) {
      events += 1
      if isKept { kept += 1 }
      // The first cell of an axis is what lies below it.
      let bin = axis.cell(of: energy) - 1
      guard eventsByEnergy.indices.contains(bin) else { continue }
      eventsByEnergy[bin] += 1
      if isKept { keptByEnergy[bin] += 1 }
    }
  }
}
