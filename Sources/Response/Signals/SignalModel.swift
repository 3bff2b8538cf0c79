import Foundation
public import Numerics

/// Makes the areas of S1 and S2 from the quanta of a recoil.
///
/// The steps and their conventions are those of NEST v2.4.0 in its "full" mode, without loops where
/// a law of sums says the same. Prepared once for a detector, used for any number of events.
public struct SignalModel: Sendable {
  /// The detector.
  public let detector: Detector
  /// The medium at its fields.
  public let conditions: DriftConditions
  private let path: DriftPath
  private let charge: HitCharge
  private let coincidence: Coincidence
  /// The light maps at the places where gains are stated.
  private let centralMap: Double
  private let axialMap: Double

  /// The mean of the spread of photons' arrival that NEST holds against the coincidence window, ns.
  private static let arrivalSpread = 20.0

  /// Prepares the laws of a detector, with the conditions that its model of xenon predicts or others.
  public init(detector: Detector, conditions: DriftConditions? = nil) {
    let conditions = conditions ?? DriftConditions(of: detector)
    self.detector = detector
    self.conditions = conditions
    path = DriftPath(detector, conditions: conditions)
    charge = HitCharge(
      detector.photoelectrons, threshold: detector.photoelectrons.threshold)
    coincidence = Coincidence(
      of: detector.trigger.coincidence, among: detector.coincidenceChannels)
    let center = detector.geometry.center
    centralMap = detector.light.map.value(at: center, in: detector.geometry)
    axialMap = detector.light.gasMap.value(at: center, in: detector.geometry)
  }

  /// The time from a position to the surface, straight up, ns; zero above it.
  ///
  /// In a field that varies, that of the whole way.
  public func driftTime(from position: Position) -> Double { path.time(from: position) }

  /// The part of the electrons of a position that live until they reach the surface.
  public func survival(after driftTime: Double) -> Double {
    exp(-driftTime / detector.electrons.lifetime)
  }

  /// The light of the liquid at a position over that at the centre.
  public func relativeLight(at position: Position) -> Double {
    detector.light.map.value(at: position, in: detector.geometry) / centralMap
  }

  /// The light of the gas above a position over that on the axis.
  public func relativeGasLight(at position: Position) -> Double {
    let above = Position(x: position.x, y: position.y, z: detector.geometry.center.z)
    return detector.light.gasMap.value(at: above, in: detector.geometry) / axialMap
  }

  /// Detected photons per electron that leaves a recoil, without losses on its way (g2).
  public var chargeGain: Double {
    conditions.extraction * conditions.electroluminescence * detector.light.gasGain
  }

  /// The areas that a recoil's quanta make at a position.
  public func areas(
    of quanta: Quanta, at position: Position, using stream: inout RandomStream
  ) -> SignalAreas {
    var areas = SignalAreas()
    areas.driftTime = driftTime(from: position)
    areas.s1 = s1(of: quanta.photons, relativeLight: relativeLight(at: position), using: &stream)
    areas.s2 = s2(
      of: quanta.electrons, after: areas.driftTime,
      relativeLight: relativeGasLight(at: position), using: &stream)
    return areas
  }

  private func s1(
    of photons: Int, relativeLight: Double, using stream: inout RandomStream
  ) -> SignalAreas.S1 {
    var s1 = SignalAreas.S1()
    guard photons > 0 else { return s1 }
    s1.hits = Binomial.sample(
      trials: photons, probability: min(1, detector.light.gain * relativeLight), using: &stream)
    if s1.hits <= HitCharge.countedOneByOne {
      // Only few photons may miss the window: with more there are always enough within it.
      let mayMiss = s1.hits <= detector.trigger.coincidence
      for _ in 0..<s1.hits {
        guard let found = charge.seen(using: &stream) else { continue }
        if mayMiss {
          let delay = Exponential.sample(mean: Self.arrivalSpread, using: &stream)
          guard delay < detector.trigger.window else { continue }
        }
        s1.seen += 1
        s1.area += found
      }
    } else {
      s1.seen = Binomial.sample(
        trials: s1.hits, probability: charge.seenProbability, using: &stream)
      if s1.seen > 0 { s1.area = charge.sum(of: s1.seen, using: &stream) }
    }
    s1.area = scattered(s1.area, by: detector.noise.s1, using: &stream)
    s1.corrected = s1.area / (1 + detector.photoelectrons.doubleEmission) / relativeLight
    s1.isRegistered =
      coincidence.isMet(by: s1.seen, using: &stream)
      && s1.area > detector.photoelectrons.threshold
    return s1
  }

  private func s2(
    of electrons: Int, after driftTime: Double, relativeLight: Double,
    using stream: inout RandomStream
  ) -> SignalAreas.S2 {
    var s2 = SignalAreas.S2()
    let survival = survival(after: driftTime)
    guard electrons > 0, survival > 0 else { return s2 }
    s2.electrons = Binomial.sample(
      trials: electrons, probability: conditions.extraction * survival, using: &stream)
    guard s2.electrons > 0 else { return s2 }
    let mean = conditions.electroluminescence * Double(s2.electrons)
    let photons = Normal.sample(
      mean: mean, deviation: (detector.electrons.fano * mean).squareRoot(), using: &stream)
    s2.hits = Binomial.sample(
      trials: Int(max(0, photons.rounded())),
      probability: min(1, detector.light.gasGain * relativeLight), using: &stream)
    let second = detector.photoelectrons.doubleEmission
    let charges =
      Double(s2.hits + Binomial.sample(trials: s2.hits, probability: second, using: &stream))
      / charge.truncation
    let area = Normal.sample(
      mean: charges, deviation: detector.photoelectrons.resolution * charges.squareRoot(),
      using: &stream)
    s2.area = scattered(max(0, area), by: detector.noise.s2, using: &stream)
    s2.corrected = s2.area / (1 + second) / survival / relativeLight
    s2.isRegistered = s2.area > 0 && s2.area >= detector.trigger.areaThreshold
    return s2
  }

  /// An area with the scatter of the electronics.
  private func scattered(
    _ area: Double, by noise: Double, using stream: inout RandomStream
  ) -> Double {
    guard noise > 0, area > 0 else { return area }
    return max(0, Normal.sample(mean: area, deviation: noise * area, using: &stream))
  }
}
