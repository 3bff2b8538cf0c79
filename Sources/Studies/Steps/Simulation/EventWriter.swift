public import Response
import Storage

/// Writes simulated events to a file, chunk by chunk.
final class EventWriter {
  /// The kind of file.
  static let format = HDF5Format(name: "darkfield-events", version: 1)

  private let writer: HDF5Writer
  /// What appends a chunk to each dataset.
  private let columns: [(EventChunk) throws(StorageError) -> Void]

  init(
    path: String, overwrite: Bool, plan: SimulationPlan, provenance: Provenance
  ) throws(StorageError) {
    guard ["h5", "hdf5"].contains(path.split(separator: ".").last?.lowercased()) else {
      throw .unexpected(
        path: path, place: "name", found: "another suffix", expected: "'.h5' or '.hdf5'")
    }
    let writer = try HDF5Writer(
      path: path, overwrite: overwrite, format: Self.format, provenance: provenance)
    self.writer = writer
    func column<Element: HDF5FixedElement>(
      _ path: String, _ unit: String, rowShape: [Int] = [], of type: Element.Type,
      _ values: @escaping (EventChunk) -> [Element]
    ) throws(StorageError) -> (EventChunk) throws(StorageError) -> Void {
      let appender = try writer.makeDataset(path, of: type, rowShape: rowShape)
      if !unit.isEmpty { try writer.setAttribute("unit", to: unit, of: path) }
      return { chunk throws(StorageError) in try appender.append(values(chunk)) }
    }
    // By the place in the list of kinds, which stands beside it.
    let kinds = Interaction.allCases
    let kind = UInt8(kinds.firstIndex(of: plan.source.interaction) ?? 0)
    var columns = [
      try column("truth/kind", "", of: UInt8.self) {
        [UInt8](repeating: kind, count: $0.energy.count)
      },
      try column("truth/energy", "keV", of: Double.self) { $0.energy },
      try column("truth/x", "mm", of: Double.self) { $0.x },
      try column("truth/y", "mm", of: Double.self) { $0.y },
      try column("truth/z", "mm", of: Double.self) { $0.z },
      try column("areas/s1", "phe", of: Double.self) { $0.areas.map(\.s1.area) },
      try column("areas/s2", "phe", of: Double.self) { $0.areas.map(\.s2.area) },
      try column("areas/s1c", "phd", of: Double.self) { $0.areas.map(\.s1.corrected) },
      try column("areas/s2c", "phd", of: Double.self) { $0.areas.map(\.s2.corrected) },
      try column("areas/drift_time", "ns", of: Double.self) { $0.areas.map(\.driftTime) },
      try column("areas/energy", "keV", of: Double.self) { $0.energyScale },
      try column("truth/photons", "", of: Int.self) { $0.photons },
      try column("truth/excitons", "", of: Int.self) { $0.excitons },
      try column("truth/electrons", "", of: Int.self) { $0.electrons },
      try column("areas/s1_hits", "", of: Int.self) { $0.areas.map(\.s1.hits) },
      try column("areas/s2_hits", "", of: Int.self) { $0.areas.map(\.s2.hits) },
      try column("areas/s2_electrons", "", of: Int.self) { $0.areas.map(\.s2.electrons) },
      try column("areas/s1_registered", "", of: Bool.self) { $0.areas.map(\.s1.isRegistered) },
      try column("areas/s2_registered", "", of: Bool.self) { $0.areas.map(\.s2.isRegistered) },
      try column("areas/kept", "", of: Bool.self) { $0.isKept },
    ]
    let detector = plan.detector
    if plan.level == .full {
      let s1 = [detector.sampling.s1]
      let s2 = [detector.sampling.s2]
      let top = [detector.topArray.count]
      let bottom = [detector.bottomArray.count]
      columns += [
        try column("waveforms/s1_top", "phe", rowShape: s1, of: Float.self) { $0.s1Top },
        try column("waveforms/s1_bottom", "phe", rowShape: s1, of: Float.self) { $0.s1Bottom },
        try column("waveforms/s2_top", "phe", rowShape: s2, of: Float.self) { $0.s2Top },
        try column("waveforms/s2_bottom", "phe", rowShape: s2, of: Float.self) { $0.s2Bottom },
        try column("patterns/s1_top", "phd", rowShape: top, of: Int32.self) { $0.s1HitsTop },
        try column("patterns/s1_bottom", "phd", rowShape: bottom, of: Int32.self) {
          $0.s1HitsBottom
        },
        try column("patterns/top", "phd", rowShape: top, of: Int32.self) { $0.hitsTop },
        try column("patterns/bottom", "phd", rowShape: bottom, of: Int32.self) { $0.hitsBottom },
      ]
    }
    self.columns = columns
    try writeDetector(detector)
    try writePlan(plan)
  }

  private func writeDetector(_ detector: Detector) throws(StorageError) {
    for (array, name) in [(detector.topArray, "top"), (detector.bottomArray, "bottom")] {
      try writer.write(
        zip(array.x, array.y).flatMap { [$0, $1] }, to: "detector/positions_\(name)",
        shape: [array.count, 2])
      try writer.setAttribute("unit", to: "mm", of: "detector/positions_\(name)")
    }
    try writer.setAttribute("sample_ns", to: detector.sampling.sample, of: "detector")
  }

  /// What weights follow from: events stand for `expected_events` in all.
  private func writePlan(_ plan: SimulationPlan) throws(StorageError) {
    try writer.setAttribute("kinds", to: Interaction.allCases.map(\.rawValue), of: "truth/kind")
    try writer.setAttribute("source", to: plan.source.name, of: "truth")
    try writer.setAttribute("first_event", to: plan.events.lowerBound, of: "truth")
    guard let rate = plan.source.rate else { return }
    try writer.setAttribute("rate_per_tonne_year", to: rate, of: "truth")
    guard let exposure = plan.exposure else { return }
    try writer.setAttribute("exposure_tonne_year", to: exposure, of: "truth")
    try writer.setAttribute("expected_events", to: rate * exposure, of: "truth")
  }

  /// Appends the events of a chunk.
  func append(_ chunk: EventChunk) throws(StorageError) {
    for append in columns { try append(chunk) }
  }

  /// Records the acceptance and gives the file its name.
  func commit(_ acceptance: Acceptance, run: RunRecord) throws(StorageError) {
    try writer.setAttribute("cuts", to: acceptance.cuts.map(\.name), of: "areas")
    try writer.setAttribute("remaining", to: acceptance.remaining, of: "areas")
    try writer.commit(run: run)
  }
}

extension EventCut {
  /// The cut in words, as in a table of acceptances.
  public var name: String {
    switch self {
    case .s1Registered: "s1-registered"
    case .s2Registered: "s2-registered"
    case .fiducial: "fiducial"
    case .range(let quantity, let range):
      "\(quantity.rawValue) \(range.lowerBound) to \(range.upperBound)"
    }
  }
}
