import Numerics
import Response
import Storage

/// What the sources of the search make: their rates, and which part of it is in the region.
struct ExpectedRates: Codable, Sendable {
  /// One source.
  struct Source: Codable, Sendable {
    /// The component it belongs to, or the name of a signal.
    let group: String
    /// The source in one word.
    let name: String
    /// Its counts within its energies, per tonne and year.
    let rate: Double
    /// Which part of its events is in the region.
    let acceptance: MeasuredAcceptance
    /// The files that it was read from.
    let inputs: [Provenance.Input]

    /// The counts in the region in an exposure, and their error from the simulation.
    func expected(in exposure: Double) -> (value: Double, error: Double) {
      (rate * exposure * acceptance.share, rate * exposure * acceptance.error)
    }
  }

  /// The sources of the background, component by component.
  let background: [Source]
  /// The sources of the signals, mass by mass, at the benchmark's cross section.
  let signals: [Source]

  /// The recoils that stand for a signal in the scan of weights; their rate means nothing.
  let scan: Source

  /// The recoils of the search for these alone; their rate means nothing either.
  let recoils: Source

  /// The expected counts of a component.
  func expected(_ component: String, in exposure: Double) -> Double {
    background.filter { $0.group == component }.reduce(0) { $0 + $1.expected(in: exposure).value }
  }
}

extension StageWork {
  /// A value that an earlier stage wrote as JSON.
  func json<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    guard let value: Value = folder.read(name) else {
      throw StorageError.damaged(path: path(name), reason: "it is no JSON of this program")
    }
    return value
  }
}
