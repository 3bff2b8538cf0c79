import Response
import Storage
import Studies

/// The training set of DARWIN's study, as `simulate --level full` writes it.
extension Benchmarks {
  static let simulation = [
    trainingSet("training-set", single: nil),
    trainingSet("training-set-parallel", single: "training-set"),
  ]

  /// Half electron recoils and half nuclear recoils of 1 to 100 keV, with waveforms and hit
  /// patterns, in HDF5 files; the study has 40,000.
  private static func trainingSet(_ name: String, single: String?) -> Job {
    let half = 1024
    return Job(name: name, item: "event", items: 2 * half, single: single, whole: 40_000) {
      threads in
      let folder = try Scratch()
      let detector = try readDetector(ShippedDetector.darwin.rawValue)
      let plans = try ["flat-er:1:100", "flat-nr:1:100"].map { source in
        SimulationPlan(
          detector: detector, source: try SimulationSource(source), events: 0..<half, seed: 1,
          level: .full)
      }
      return {
        for plan in plans {
          _ = try await simulateEvents(
            plan, to: folder.path("events.h5"), overwrite: true, threads: threads,
            provenance: Provenance(programVersion: "0", commit: "unknown", verb: "bench")
          ) { _ in }
        }
      }
    }
  }
}
