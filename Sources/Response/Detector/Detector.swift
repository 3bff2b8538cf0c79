import Numerics

/// A dual-phase xenon time-projection chamber, as its file describes it.
///
/// Geometry, fields and gains have to be stated; every other key may be left out and then is that of
/// the DARWIN study. Keys carry their units; inside, times are in ns and lengths in mm.
public struct Detector: Sendable, Equatable {
  /// The electrodes and the liquid.
  public let geometry: Geometry
  /// The electric fields.
  public let fields: Fields
  /// The state of the xenon.
  public let xenon: XenonState
  /// The gains and maps of light.
  public let light: Light
  /// The photomultipliers above the gas.
  public let topArray: PhotomultiplierArray
  /// The photomultipliers below the cathode.
  public let bottomArray: PhotomultiplierArray
  /// The response of the photomultipliers.
  public let photoelectrons: Photoelectrons
  /// The fate of drifting electrons.
  public let electrons: Electrons
  /// What is registered.
  public let trigger: Trigger
  /// The scatter of the electronics.
  public let noise: Noise
  /// The windows of waveforms.
  public let sampling: Sampling
  /// The way of light through the liquid.
  public let transport: PhotonTransport
  /// The part of the liquid that is used; all of it unless stated.
  public let fiducial: FiducialVolume
  /// The model of quanta, with the detector's own tuning.
  public let model: XenonModel

  /// Among how many channels the photons of an S1 spread.
  public var coincidenceChannels: Int {
    trigger.channels ?? topArray.count + bottomArray.count
  }
}

extension Detector: Codable {
  enum CodingKeys: String, CodingKey {
    case geometry, fields, xenon, light
    case topArray = "top_array"
    case bottomArray = "bottom_array"
    case photoelectrons, electrons, trigger, noise, sampling
    case transport = "photon_transport"
    case fiducial = "fiducial_volume"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    geometry = try values.decode(Geometry.self, forKey: .geometry)
    fields = try values.decode(Fields.self, forKey: .fields)
    xenon = try values.part(forKey: .xenon, default: XenonState())
    light = try values.decode(Light.self, forKey: .light)
    let array = PhotomultiplierArray(count: 955, pitch: 80, diameter: 76)
    topArray = try values.part(forKey: .topArray, default: array)
    bottomArray = try values.part(forKey: .bottomArray, default: array)
    photoelectrons = try values.part(forKey: .photoelectrons, default: Photoelectrons())
    electrons = try values.part(forKey: .electrons, default: Electrons())
    trigger = try values.part(forKey: .trigger, default: Trigger())
    noise = try values.part(forKey: .noise, default: Noise())
    sampling = try values.part(forKey: .sampling, default: Sampling())
    transport = try values.part(forKey: .transport, default: PhotonTransport())
    fiducial = try values.part(
      forKey: .fiducial,
      default: FiducialVolume(
        radius: geometry.radius, bottom: geometry.cathode, top: geometry.surface))
    model = try XenonModel(from: decoder)
    try checkMaps(values)
    try checkPatterns(values)
    try checkVolumes(values)
  }

  /// Polynomials are checked here, because only here the depths of the liquid are known.
  private func checkMaps(_ values: KeyedDecodingContainer<CodingKeys>) throws {
    func check(_ map: PositionMap, _ part: CodingKeys, _ name: String) throws {
      let lowest = map.smallest(in: geometry)
      guard lowest > 0 else {
        throw values.broken(part, found: "\(name) with \(lowest) in it", "positive numbers")
      }
    }
    try check(fields.drift, .fields, "a drift field")
    try check(light.map, .light, "an s1_map")
    try check(light.gasMap, .light, "an s2_map")
  }

  /// Maps of tubes are checked here, because only here arrays and radius are known.
  private func checkPatterns(_ values: KeyedDecodingContainer<CodingKeys>) throws {
    let radius = geometry.radius
    for (pattern, array, name) in [
      (light.topPattern, topArray, Light.CodingKeys.topPattern),
      (light.bottomPattern, bottomArray, .bottomPattern),
      (light.gasTopPattern, topArray, .gasTopPattern),
      (light.gasBottomPattern, bottomArray, .gasBottomPattern),
    ] {
      guard case .map(let map) = pattern.shape else { continue }
      guard map.fractions.count == array.count else {
        throw values.broken(
          .light, found: "an \(name.rawValue) of \(map.fractions.count) channels",
          "\(array.count), as many as its array has")
      }
      for (places, axis) in [(map.x, "x_mm"), (map.y, "y_mm")] {
        let (first, last) = (places[0], places[places.count - 1])
        guard first <= -radius, last >= radius else {
          throw values.broken(
            .light, found: "an \(name.rawValue) with \(axis) from \(first) to \(last)",
            "a grid that covers the liquid, from \(-radius) to \(radius)")
        }
      }
    }
  }

  private func checkVolumes(_ values: KeyedDecodingContainer<CodingKeys>) throws {
    guard fiducial.radius <= geometry.radius, fiducial.bottom >= geometry.cathode,
      fiducial.top <= geometry.surface
    else {
      throw values.broken(
        .fiducial, found: "a volume that leaves the active liquid",
        "radius_mm up to \(geometry.radius), heights from \(geometry.cathode) to"
          + " \(geometry.surface)")
    }
    let channels = topArray.count + bottomArray.count
    guard trigger.coincidence <= coincidenceChannels, coincidenceChannels > 1 else {
      throw values.broken(
        .trigger, found: "a coincidence of \(trigger.coincidence)",
        "at most the number of channels, \(channels)")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    try model.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(geometry, forKey: .geometry)
    try values.encode(fields, forKey: .fields)
    try values.encode(xenon, forKey: .xenon)
    try values.encode(light, forKey: .light)
    try values.encode(topArray, forKey: .topArray)
    try values.encode(bottomArray, forKey: .bottomArray)
    try values.encode(photoelectrons, forKey: .photoelectrons)
    try values.encode(electrons, forKey: .electrons)
    try values.encode(trigger, forKey: .trigger)
    try values.encode(noise, forKey: .noise)
    try values.encode(sampling, forKey: .sampling)
    try values.encode(transport, forKey: .transport)
    try values.encode(fiducial, forKey: .fiducial)
  }
}
