import Foundation
import Response
import Testing

struct XenonModelTests {
  private func decode(_ text: String) throws -> XenonModel {
    try JSONDecoder().decode(XenonModel.self, from: Data(text.utf8))
  }

  @Test func whatIsNotWrittenIsAsPublished() throws {
    #expect(try decode("{}") == .nest240)
    #expect(try decode(#"{"model": "nest-2026"}"#) == .nest2026)
    #expect(try decode(#"{"model": "nest-2026", "width_parameters": {}}"#) == .nest2026)
  }

  @Test func aTuningIsData() throws {
    let model = try decode(
      """
      {
        "yield_parameters": {
          "beta": [
            12.4886, 85.0, 0.6050, 2.14687, 25.721, -1, 59.651, 3.6869, 0.2872, 0.1121
          ],
          "nr": [
            10.19, 1.11, 0.0498, -0.0533, 12.46, 0.2942, 1.899, 0.3197, 2.066, 0.509, 0.996, 0.999
          ]
        },
        "width_parameters": {
          "nuclear_ion_fano": 0.404, "nuclear_exciton_fano": 0.393, "nuclear_amplitude": 0.0383,
          "nuclear_center": 0.497, "nuclear_width": 0.1906, "nuclear_skewness": 2.220,
          "electron_fano": 0.3, "electron_amplitude": 0.04311, "electron_center": 0.46894,
          "electron_width": 0.15505, "electron_asymmetry": -0.26564
        }
      }
      """)
    #expect(model == .tuned(.nest240))
  }

  @Test func aWidthReplacesThatOfItsReleaseAlone() throws {
    var widths = RecombinationWidths(.nest2026)
    widths.nuclearExcitonFano.slope = 0.001
    let text = #"{"model": "nest-2026", "width_parameters": {"nuclear_exciton_fano_slope": 0.001}}"#
    #expect(try decode(text) == XenonModel(.nest2026, widths: widths))
  }

  @Test(arguments: XenonModel.Release.allCases)
  func whatIsWrittenIsReadAgain(release: XenonModel.Release) throws {
    var widths = RecombinationWidths(release)
    widths.nuclearBinomial = 0.7
    let model = XenonModel(
      release, nuclearYields: NuclearParameters([Double](repeating: 1, count: 12)),
      widths: widths)
    let data = try JSONEncoder().encode(model)
    #expect(try JSONDecoder().decode(XenonModel.self, from: data) == model)
  }

  @Test(arguments: [
    (
      #"{"yield_parameters": {"beta": [1, 2]}}"#, "yield_parameters.beta",
      "found 2 numbers, expected 10"
    ),
    (
      #"{"yield_parameters": {"nr": [1, 2]}}"#, "yield_parameters.nr",
      "found 2 numbers, expected 12"
    ),
    (
      #"{"yield_parameters": {"nr": [11, 1, -1, 0, 12, 0.3, 2, 0.3, 2, 0.5, 1, 1]}}"#,
      "yield_parameters.nr",
      "found -1.0 as number 2, counted from 0, expected a positive number"
    ),
    (
      #"{"width_parameters": {"electron_width": 0}}"#, "width_parameters.electron_width",
      "found 0.0, expected a positive number"
    ),
    (
      #"{"width_parameters": {"electron_center": 3}}"#, "width_parameters.electron_center",
      "found 3.0, expected a number from 0 to 1"
    ),
    (
      #"{"width_parameters": {"electron_fano": 1, "electron_fano_slope": 0.1}}"#,
      "width_parameters.electron_fano_slope",
      "found a slope beside electron_fano, expected one of the two"
    ),
  ])
  func aBrokenLawSaysWhatWasFound(text: String, path: String, sentence: String) {
    do {
      _ = try decode(text)
      Issue.record("\(text) was read")
    } catch DecodingError.dataCorrupted(let context) {
      #expect(context.codingPath.map(\.stringValue).joined(separator: ".") == path)
      #expect(context.debugDescription == sentence)
    } catch {
      Issue.record("\(error)")
    }
  }
}
