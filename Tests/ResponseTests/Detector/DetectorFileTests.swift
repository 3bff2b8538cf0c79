import Numerics
import Response
import Storage
import Testing

struct DetectorFileTests {
  private static let smallest = """
    geometry: {radius_mm: 500, cathode_mm: 0, gate_mm: 995, liquid_surface_mm: 1000, anode_mm: 1005}
    fields: {drift_field_V_per_cm: 100, gas_field_kV_per_cm: 7}
    light: {g1_phd_per_photon: 0.1, g1_gas_phd_per_photon: 0.08}
    """

  private static func detector(_ text: String) throws(YAMLError) -> Detector {
    try YAMLDecoder().decode(Detector.self, from: text, name: "mine.yaml")
  }

  @Test(arguments: ShippedDetector.allCases)
  func shippedFilesAreReadAndWrittenBackUnchanged(file: ShippedDetector) throws {
    let detector = try YAMLDecoder().decode(
      Detector.self, from: file.yaml, name: file.rawValue)
    let text = try YAMLEncoder().encode(detector)
    #expect(try Self.detector(text) == detector)
  }

  @Test func darwinsEventHas3835Numbers() throws {
    let detector = try Self.detector(ShippedDetector.darwin.yaml)
    #expect(EventVector(of: detector).count == 3835)
  }

  /// What may be left out is that of the file `darwin`, which states all of it.
  @Test func whatIsLeftOutIsDarwins() throws {
    let darwin = try Self.detector(ShippedDetector.darwin.yaml)
    let least = try Self.detector(Self.smallest)
    #expect(least.xenon == darwin.xenon)
    #expect(least.topArray == darwin.topArray)
    #expect(least.bottomArray == darwin.bottomArray)
    #expect(least.photoelectrons == darwin.photoelectrons)
    #expect(least.electrons == darwin.electrons)
    #expect(least.trigger == darwin.trigger)
    #expect(least.noise == darwin.noise)
    #expect(least.sampling == darwin.sampling)
    #expect(least.model == darwin.model)
    #expect(least.light.topPattern == darwin.light.topPattern)
    #expect(least.light.bottomPattern == darwin.light.bottomPattern)
    #expect(least.light.gasTopPattern == darwin.light.gasTopPattern)
    #expect(least.light.gasBottomPattern == darwin.light.gasBottomPattern)
    #expect(least.light.topShare == darwin.light.topShare)
    #expect(least.light.gasTopShare == darwin.light.gasTopShare)
    #expect(least.fiducial == FiducialVolume(radius: 500, bottom: 0, top: 1000))
  }

  @Test func gainMayBeAProductOfCollectionAndEfficiency() throws {
    let text = Self.smallest.replacing(
      "g1_phd_per_photon: 0.1", with: "light_collection: 0.5, quantum_efficiency: 0.27")
    #expect(try Self.detector(text).light.gain == 0.5 * 0.27)
  }

  @Test func lifetimeIsInMicrosecondsInTheFile() throws {
    let text = Self.smallest + "\nelectrons: {electron_lifetime_us: 850}"
    #expect(try Self.detector(text).electrons.lifetime == 850 * Units.us)
  }

  @Test(arguments: [
    (
      "radius_mm: 500, ", "", "line 1, column 11, geometry: expected the key 'radius_mm'"
    ),
    (
      "anode_mm: 1005", "anode_mm: 990",
      "line 1, column 92, geometry.anode_mm: found 990.0, expected a height above that of gate_mm, 995.0"
    ),
    (
      "liquid_surface_mm: 1000", "liquid_surface_mm: 1010",
      "line 1, column 92, geometry.anode_mm: found 1005.0, expected a height above that of"
        + " liquid_surface_mm, 1010.0"
    ),
    (
      "drift_field_V_per_cm: 100", "drift_field_V_per_cm: -100",
      "line 2, column 32, fields.drift_field_V_per_cm: found -100.0, expected a positive number"
    ),
    (
      "gas_field_kV_per_cm: 7", "gas_field_kV_per_cm: 7, gate_field_kV_per_cm: 0",
      "line 2, column 83, fields.gate_field_kV_per_cm: found 0.0, expected a number from 0.001 to"
        + " 1000.0"
    ),
    (
      "g1_phd_per_photon: 0.1,", "g1_phd_per_photon: 1.5,",
      "line 3, column 28, light.g1_phd_per_photon: found 1.5, expected a number above 0 and at most 1"
    ),
    (
      "g1_phd_per_photon: 0.1,", "g1_phd_per_photon: 0.1, s1_map: {depth_polynomial: [1, -0.01]},",
      "line 3, column 8, light: found an s1_map with -9.0 in it, expected positive numbers"
    ),
  ])
  func essentialKeysHaveTheirLaws(from: String, to: String, sentence: String) {
    let error = #expect(throws: YAMLError.self) {
      try Self.detector(Self.smallest.replacing(from, with: to))
    }
    #expect(error?.description == "mine.yaml, " + sentence)
  }

  /// A map of two tubes, on a grid from -a to a, as part of a detector whose top array has three.
  @Test(arguments: [
    (
      "[[1, 1, 1, 1], [1, 1, 1, 1]]", "500",
      "light: found an s2_pattern of 2 channels, expected 3, as many as its array has"
    ),
    (
      "[[1, 1, 1, 1], [1, 1, 1, 1], [0, 0, 0, 0]]", "400",
      "light: found an s2_pattern with x_mm from -400.0 to 400.0, expected a grid that covers the"
        + " liquid, from -500.0 to 500.0"
    ),
    (
      "[[1, 1, 1, 1], [1, 1, 1]]", "500",
      "light.s2_pattern.fractions: found 3 numbers for channel 1, expected 4, one for each of"
        + " 2 x 2 places"
    ),
    (
      "[[1, 1, 1, 1], [1, 1, -1, 1]]", "500",
      "light.s2_pattern.fractions: found -1.0 for channel 1, expected numbers that are not negative"
    ),
    (
      "[[1, 1, 1, 0], [1, 1, 0, 0]]", "500",
      "light.s2_pattern.fractions: found a sum of 0.0 over the channels at x 500.0, y 500.0,"
        + " expected some light"
    ),
    (
      "[[1, 1, 1, 1], [1, 1, 1, 1]]", "-500",
      "light.s2_pattern.x_mm: found [500.0, -500.0], expected at least two rising numbers"
    ),
  ])
  func mapsFitTheirArray(fractions: String, reach: String, sentence: String) throws {
    let grid = "[\(reach.hasPrefix("-") ? "500" : "-" + reach), \(reach)]"
    let map = "{shape: map, x_mm: \(grid), y_mm: \(grid), fractions: \(fractions)}"
    let text = Self.smallest.replacing(
      "g1_gas_phd_per_photon: 0.08", with: "g1_gas_phd_per_photon: 0.08, s2_pattern: \(map)")
    let error = #expect(throws: YAMLError.self) {
      try Self.detector(text + "\ntop_array: {count: 3}")
    }
    let words = error?.description ?? ""
    #expect(words.hasPrefix("mine.yaml, line 3, column ") && words.hasSuffix(sentence), "\(words)")
  }

  @Test(arguments: [
    (
      "xenon: {temperature_K: 180, pressure_bar: 2}",
      "column 43, xenon.pressure_bar: found 2.0 bar, expected at least 2.216, below which there is no"
        + " liquid at 180.0 K"
    ),
    (
      "electrons: {electron_lifetime_us: -5}",
      "column 35, electrons.electron_lifetime_us: found -5.0, expected a positive number"
    ),
    (
      "top_array: {count: 100, pitch_mm: 70}",
      "column 35, top_array.pitch_mm: found 70.0, expected at least the diameter, 76.0, as tubes do"
        + " not overlap"
    ),
    (
      "bottom_array: {x_mm: [0, 200, 250], y_mm: [0, 0, 10]}",
      "column 22, bottom_array.x_mm: found channels 1 and 2 closer than a diameter, expected tubes"
        + " 76.0 mm apart that do not overlap"
    ),
    (
      "trigger: {coincidence: 0}",
      "column 24, trigger.coincidence: found 0, expected a whole number from 1 to 1000000"
    ),
    (
      "sampling: {s1_samples: 100, s1_lead_samples: 100}",
      "column 46, sampling.s1_lead_samples: found 100, expected less than s1_samples, 100"
    ),
    (
      "model: nest-2.3",
      "column 8, model: found the text 'nest-2.3', expected one of 'nest-2.4.0', 'nest-2026'"
    ),
    (
      "yield_parameters: {nr: [11, 1.1]}",
      "column 24, yield_parameters.nr: found 2 numbers, expected 12"
    ),
    (
      "fiducial_volume: {radius_mm: 600, bottom_mm: 10, top_mm: 900, mass_tonne: 1}",
      "column 18, fiducial_volume: found a volume that leaves the active liquid, expected radius_mm"
        + " up to 500.0, heights from 0.0 to 1000.0"
    ),
  ])
  func otherKeysHaveTheirLaws(line: String, sentence: String) {
    let error = #expect(throws: YAMLError.self) {
      try Self.detector(Self.smallest + "\n" + line)
    }
    #expect(error?.description == "mine.yaml, line 4, " + sentence)
  }
}
