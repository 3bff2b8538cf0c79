import Numerics
import Response
import Storage
import Testing

struct EventCutTests {
  private static func cuts(_ text: String) throws(YAMLError) -> [EventCut] {
    try YAMLDecoder().decode([EventCut].self, from: text, name: "cuts.yaml")
  }

  @Test func cutsAreReadAndWrittenBack() throws {
    let cuts = try Self.cuts("[s1-registered, s2-registered, fiducial, {s1c_phd: [3, 60]}]")
    #expect(cuts == [.s1Registered, .s2Registered, .fiducial, .range(.s1, 3...60)])
    let text = try YAMLEncoder().encode(cuts)
    #expect(try Self.cuts(text) == cuts)
  }

  @Test(arguments: [
    (
      "[s3-registered]",
      "line 1, column 2, [0]: found 's3-registered', expected one of 's1-registered',"
        + " 's2-registered', 'fiducial' or a range"
    ),
    (
      "[{s1c_phd: [60, 3]}]",
      "line 1, column 12, [0].s1c_phd: found [60.0, 3.0], expected the lowest and the highest value"
        + " that are kept"
    ),
  ])
  func mistakesAreNamed(text: String, sentence: String) {
    let error = #expect(throws: YAMLError.self) { try Self.cuts(text) }
    #expect(error?.description == "cuts.yaml, " + sentence)
  }

  /// Each step is counted among those that the steps before have left; parts add up to the whole.
  @Test func acceptanceCountsStepByStep() throws {
    let detector = try ShippedDetector.darwin.decoded()
    let model = SignalModel(detector: detector)
    let scale = EnergyScale(of: model, workFunction: 0.0135)
    let cuts: [EventCut] = [.s1Registered, .s2Registered, .fiducial, .range(.energy, 1...6)]
    var all = Acceptance(of: cuts)
    var parts = [all, all]
    var kept = 0
    let whole = FiducialVolume(radius: 1300, bottom: 0, top: 2600)
    for event in 0..<2000 {
      var stream = RandomStream(seed: 9, purpose: .areas, index: UInt64(event))
      let position = whole.sample(using: &stream)
      let photons = event % 200
      let areas = model.areas(
        of: Quanta(photons: photons, excitons: 0, electrons: photons), at: position,
        using: &stream)
      let isKept = all.keeps(areas, at: position, in: detector, scale: scale)
      #expect(
        parts[event % 2].keeps(areas, at: position, in: detector, scale: scale) == isKept)
      #expect(!isKept || areas.isRegistered && detector.fiducial.holds(position))
      kept += isKept ? 1 : 0
    }
    #expect(all.events == 2000)
    #expect(all.remaining == all.remaining.sorted(by: >))
    #expect(Set(all.remaining).count == 4, "\(all.remaining)")
    #expect(all.remaining.last == kept)
    var merged = parts[0]
    merged.merge(parts[1])
    #expect(merged == all)
  }

  /// The energy of areas without scatter is that of their quanta.
  @Test func energyCountsPhotonsAndElectronsAlike() throws {
    let model = SignalModel(
      detector: try ShippedDetector.darwin.decoded())
    let scale = EnergyScale(of: model, workFunction: 0.0135)
    // The published g2 of this detector, 25.9451.
    #expect(abs(scale.chargeGain - 25.9451) < 5e-4)
    var areas = SignalAreas()
    areas.s1.corrected = 0.15 * 300
    areas.s2.corrected = 25.9451 * 440
    #expect(abs(scale.energy(of: areas) - 0.0135 * 740) < 1e-4)
  }
}
