import Foundation
import Numerics
import Response
import Storage
import Testing

struct SignalModelTests {
  /// A row of the table of acceptances in which every event was registered.
  struct Row: Sendable, CustomTestStringConvertible {
    let file: ShippedDetector
    let label: String
    let events: Double
    let photons, electrons: Double
    let s1, s2: Double

    var testDescription: String { label }

    static let all: [Row] = {
      guard
        let url = Bundle.module.url(
          forResource: "References/nest_s1s2_efficiency_v2.4.0", withExtension: "csv"),
        let text = try? String(contentsOf: url, encoding: .utf8)
      else { return [] }
      return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().compactMap {
        let cells = $0.split(separator: ",").map(String.init)
        let numbers = cells.dropFirst(2).compactMap(Double.init)
        let file: ShippedDetector? =
          switch cells[0] {
          case "default": .referenceDefault
          case "darwinlike": .referenceDarwinLike
          default: nil
          }
        guard let file, numbers.count == 12, numbers[2] > 1000, numbers[5] == numbers[2] else {
          return nil
        }
        return Row(
          file: file, label: cells.prefix(4).joined(separator: " "), events: numbers[2],
          photons: numbers[10], electrons: numbers[11], s1: numbers[6], s2: numbers[8])
      }
    }()
  }

  @Test func theTableHasRows() {
    #expect(Row.all.count > 20)
  }

  /// Where all events are registered, mean corrected areas are proportional to mean quanta.
  ///
  /// The means of the table scatter, for given mean quanta, by the spread of single events of those
  /// quanta, which is that of the events made here.
  @Test(arguments: Row.all)
  func meanAreasAreThoseOfNEST(row: Row) throws {
    let model = SignalModel(detector: try row.file.decoded())
    let geometry = model.detector.geometry
    let quanta = Quanta(
      photons: Int(row.photons.rounded()), excitons: 0, electrons: Int(row.electrons.rounded()))
    let events = 20_000
    var s1 = Moments()
    var s2 = Moments()
    for event in 0..<events {
      var stream = RandomStream(seed: 11, purpose: .areas, index: UInt64(event))
      let position = Position(x: 0, y: 0, z: geometry.surface * stream.uniform())
      let areas = model.areas(of: quanta, at: position, using: &stream)
      s1.add(areas.s1.corrected / Double(quanta.photons))
      s2.add(areas.s2.corrected / Double(quanta.electrons))
    }
    // Two laws of 22 rows at four errors: one false alarm in 400 seeds.
    let errors = (1 / Double(events) + 1 / row.events).squareRoot()
    #expect(abs(s1.mean - row.s1 / row.photons) < 4 * s1.variance.squareRoot() * errors)
    #expect(abs(s2.mean - row.s2 / row.electrons) < 4 * s2.variance.squareRoot() * errors)
  }

  @Test func nothingMakesNothing() throws {
    let model = SignalModel(detector: try ShippedDetector.darwin.decoded())
    var stream = RandomStream(seed: 1, purpose: .areas, index: 0)
    let areas = model.areas(
      of: Quanta(photons: 0, excitons: 0, electrons: 0), at: model.detector.geometry.center,
      using: &stream)
    #expect(areas.s1 == SignalAreas().s1)
    #expect(areas.s2 == SignalAreas().s2)
    #expect(areas.driftTime > 0)
    #expect(!areas.isRegistered)
  }

  @Test(arguments: [
    Position(x: 1300, y: 0, z: 0), Position(x: 0, y: -1300, z: 2600),
    Position(x: 0, y: 0, z: 2605),
  ])
  func theEdgeAndTenMegaelectronvoltAreHarmless(position: Position) throws {
    let model = SignalModel(detector: try ShippedDetector.darwin.decoded())
    for (index, photons) in [1, 2, 33, 500_000].enumerated() {
      var stream = RandomStream(seed: 1, purpose: .areas, index: UInt64(index))
      let areas = model.areas(
        of: Quanta(photons: photons, excitons: 0, electrons: photons), at: position,
        using: &stream)
      for number in [
        areas.driftTime, areas.s1.area, areas.s1.corrected, areas.s2.area, areas.s2.corrected,
      ] {
        #expect(number.isFinite && number >= 0)
      }
      #expect(areas.s1.seen <= areas.s1.hits && areas.s1.hits <= photons)
      #expect(areas.s2.electrons <= photons)
      if photons < 4 { #expect(!areas.isRegistered) }
      if photons == 500_000 { #expect(areas.isRegistered) }
    }
  }

  /// With every photon detected, three never make a fourfold coincidence and four mostly do.
  @Test func coincidencesAreThoseOfSmallCharges() throws {
    let text = ShippedDetector.darwin.yaml
      .replacing("g1_phd_per_photon: 0.15", with: "g1_phd_per_photon: 1")
    let detector = try YAMLDecoder().decode(Detector.self, from: text, name: "bright")
    let model = SignalModel(detector: detector)
    let position = detector.geometry.center
    var registered = 0
    for event in 0..<10_000 {
      var stream = RandomStream(seed: 2, purpose: .areas, index: UInt64(event))
      let three = model.areas(
        of: Quanta(photons: 3, excitons: 0, electrons: 100), at: position, using: &stream)
      #expect(three.s1.hits == 3 && !three.s1.isRegistered)
      let four = model.areas(
        of: Quanta(photons: 4, excitons: 0, electrons: 100), at: position, using: &stream)
      registered += four.s1.isRegistered ? 1 : 0
    }
    // One photoelectron is above 0.35 phe with 0.9594 and two always; within 200 ns of a decay of
    // 20 ns are all but e^-10; and four photons share a channel of 1910 in one of 478 cases.
    let one = 1 - 0.2
    let σ = 0.38
    let center = 1 / 1.004770
    let law = Normal(mean: center, deviation: σ)
    let seen = 1 - one * (law.cumulative(0.35) - law.cumulative(0)) / law.survival(0)
    let all = pow(seen * (1 - exp(-10.0)), 4) / (1 + 4 / 1907.0)
    let error = (all * (1 - all) / 10_000).squareRoot()
    // Two small photoelectrons together below the threshold: one in ten thousand.
    #expect(abs(Double(registered) / 10_000 - all) < 4 * error + 4 * 0.2 * 1e-3)
  }

  /// Corrected areas have the same mean wherever an event is.
  @Test func correctionsUndoMapsAndLosses() throws {
    let text = ShippedDetector.darwin.yaml.replacing(
      "s1_top_share", with: "s1_map: {depth_polynomial: [0.8, 1e-4, 3e-8]}\n  s1_top_share")
    let detector = try YAMLDecoder().decode(Detector.self, from: text, name: "mapped")
    let model = SignalModel(detector: detector)
    let quanta = Quanta(photons: 3000, excitons: 0, electrons: 3000)
    func moments(_ z: Double) -> (raw: Moments, s1: Moments, s2: Moments) {
      var all = (raw: Moments(), s1: Moments(), s2: Moments())
      for event in 0..<5000 {
        var stream = RandomStream(seed: 3, purpose: .areas, index: UInt64(event) + UInt64(z) << 20)
        let areas = model.areas(of: quanta, at: Position(x: 0, y: 0, z: z), using: &stream)
        all.raw.add(areas.s1.area)
        all.s1.add(areas.s1.corrected)
        all.s2.add(areas.s2.corrected)
      }
      return all
    }
    let (top, bottom) = (moments(2500), moments(100))
    #expect(top.raw.mean < 0.9 * bottom.raw.mean)
    func agree(_ a: Moments, _ b: Moments) -> Bool {
      let error = ((a.variance + b.variance) / 5000).squareRoot()
      return abs(a.mean - b.mean) < 4 * error
    }
    #expect(agree(top.s1, bottom.s1))
    #expect(agree(top.s2, bottom.s2))
  }
}
